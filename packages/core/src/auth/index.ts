/**
 * Signing in and staying signed in: from the provider's identity to our user, and the pair of tokens that the API
 * hands out (an access token of 15 minutes, a refresh token that is spent at its use).
 */
import { DomainError } from "../error.ts";
import { Limit } from "../limit/index.ts";
import { removeUser } from "../removal/user.ts";
import { Session } from "../session/index.ts";
import { optimistic } from "../table/index.ts";
import { record, recordBy } from "../telemetry/metrics.ts";
import { User } from "../user/index.ts";
import * as AccessToken from "./access-token.ts";
import { type Callback, identify, SignInFailed, take, tellPage } from "./google.ts";

export { begin, type Callback, SIGN_IN_SECONDS, SignInFailed } from "./google.ts";
export * as Auth from "./index.ts";
export * as Keys from "./keys.ts";
export { isLoopback } from "./redirect-uri.ts";
export { AccessToken };

export type TokenPair = { accessToken: string; refreshToken: string; tokenType: "Bearer"; expiresIn: number };

async function pair(userId: string, refreshToken: string, now: Date): Promise<TokenPair> {
  const accessToken = await AccessToken.issue(userId, now);
  return { accessToken, refreshToken, tokenType: "Bearer", expiresIn: AccessToken.LIFETIME_SECONDS };
}

/** Ends a sign-in: the account's user, made if this is their first time, and a new session. */
export async function signIn(callback: Callback, now = new Date()) {
  try {
    const signedIn = await finish(callback, now);
    record({ SignIns: 1 });
    return signedIn;
  } catch (error) {
    recordBy("code", failureCode(error), { SignInsFailed: 1 });
    throw error;
  }
}

function failureCode(error: unknown): string {
  const cause = error instanceof SignInFailed ? error.cause : error;
  return cause instanceof DomainError ? cause.code : "internal_error";
}

async function finish(callback: Callback, now: Date) {
  const taken = await take(callback.state);
  const { redirectUri } = taken.signIn;
  return tellPage(redirectUri, async () => {
    const user = await userOf(await identify(taken, callback, now), now);
    const tokens = await pair(user.id, await Session.create(user.id, now), now);
    return { ...tokens, user, redirectUri };
  });
}

/** Somebody who comes back while their removal was cut short gets it finished, and a new account. */
const userOf = (identity: User.Identity, now: Date): Promise<User.Info> =>
  optimistic(async () => {
    const user = await User.ofAccount(identity, now);
    if (user.deletedAt === undefined) {
      if (user.createdAt === now.toISOString()) await Limit.resumeUse(user.userId, identity, now);
      return User.fromItem(user);
    }
    await removeUser(user.userId, now).catch((error) => {
      if (!(error instanceof User.AccountGone)) throw error;
    });
    return undefined;
  });

export async function refresh(refreshToken: string, now = new Date()): Promise<TokenPair> {
  const { userId, token } = await Session.refresh(refreshToken, now);
  return pair(userId, token, now);
}
