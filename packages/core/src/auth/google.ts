/**
 * Sign-in with an OpenID provider (Google): authorization code with PKCE (S256), `state` and `nonce`.
 *
 * What must come back is kept in the table under a hash of `state`, and taken by the first callback that names it: a
 * code or state cannot be used twice. When the sign-in returns to a web page (`redirectUri`), the callback must also
 * come from the browser that began it, which shows the `state` in a cookie: otherwise somebody could be signed in to
 * another's account. Not so where the API itself is on a laptop: what begins at 127.0.0.1 and comes back to localhost
 * has no cookie, and nobody else could have begun it.
 *
 * A laptop has two names, which browsers take for two sites: there the provider sends the browser back to the name by
 * which the page is known, so that its cookie is sent with the page's requests.
 *
 * From the moment that the page is known, every failure is a `SignInFailed`, which says where to go with it.
 */
import type { EntityItem } from "electrodb";
import { Resource } from "sst/resource";
import { DomainError, errorClass, InvalidRequest } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import { epochSeconds } from "../time.ts";
import { codeExchangeError, verifyIdToken } from "./id-token.ts";
import { allowedRedirect, InvalidRedirectUri, isLoopback } from "./redirect-uri.ts";
import type { SignInEntity } from "./sign-in.entity.ts";

export const SIGN_IN_SECONDS = 600;
/** So long a repeated callback is sent back to its page. */
const REMEMBERED_SECONDS = 24 * 3600;

export class InvalidState extends errorClass("invalid_state") {}

export class SignInDenied extends errorClass("sign_in_denied") {}

/** A sign-in whose page is known: that is where its failure (the cause) is told, in the words of OAuth or our own. */
export class SignInFailed extends Error {
  readonly redirectUri: string;

  constructor(redirectUri: string, cause: unknown) {
    super("A sign-in failed whose page is known.", { cause });
    this.redirectUri = redirectUri;
  }

  get error(): string {
    if (this.cause instanceof SignInDenied) return "access_denied";
    return this.cause instanceof DomainError ? this.cause.code : "server_error";
  }
}

/** Passes failures on, with the page that waits if there is one. */
export async function tellPage<T>(redirectUri: string | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw redirectUri === undefined ? error : new SignInFailed(redirectUri, error);
  }
}

/** The library has seventy files, which none but a sign-in needs. */
const oauth = () => import("arctic");

async function clientOf(callbackUrl: string) {
  const { OAuth2Client } = await oauth();
  return new OAuth2Client(Resource.GoogleClientId.value, Resource.GoogleClientSecret.value, callbackUrl);
}

/** On a laptop by the name of the page that waits, or else by the one that was asked for; elsewhere there is one. */
function callbackOf(redirectUri: string | undefined, requestUrl: string): string {
  const callback = new URL("/auth/google/callback", Resource.Site.apiUrl);
  const names = [redirectUri, requestUrl].flatMap((text) => (text === undefined ? [] : [new URL(text)]));
  const name = names.find(isLoopback)?.hostname;
  if (isLoopback(callback) && name !== undefined && name !== "[::1]") callback.hostname = name;
  return callback.href;
}

/** The longest e-mail address (RFC 5321, 4.5.3.1). */
const MAX_HINT = 320;

function checkHint(hint = ""): void {
  if (hint.length > MAX_HINT) throw new InvalidRequest([{ path: "login_hint", message: "Too long." }]);
}

export type Beginning = {
  redirectUri?: string | undefined;
  loginHint?: string | undefined;
  /** The address by which the API was asked. */
  requestUrl: string;
  /** Throws when no further sign-in may be begun. */
  admit?: () => Promise<void>;
};

export async function begin(
  { redirectUri: given, loginHint, requestUrl, admit }: Beginning,
  now = new Date(),
): Promise<{ url: URL; state: string; redirectUri: string | undefined }> {
  const redirectUri = given === undefined ? undefined : allowedRedirect(given, Resource.OpenId.redirectUris);
  if (given !== undefined && redirectUri === undefined) throw new InvalidRedirectUri();
  await tellPage(redirectUri, async () => {
    await admit?.();
    checkHint(loginHint);
  });
  const { CodeChallengeMethod, generateCodeVerifier, generateState } = await oauth();
  const state = generateState();
  const nonce = generateState();
  const codeVerifier = generateCodeVerifier();
  const callbackUrl = callbackOf(redirectUri, requestUrl);
  const seconds = epochSeconds(now);
  const row = {
    stateHash: sha256(state),
    nonce,
    codeVerifier,
    callbackUrl,
    validUntil: seconds + SIGN_IN_SECONDS,
    expiresAt: seconds + REMEMBERED_SECONDS,
    redirectUri,
  };
  await tellPage(redirectUri, () => entities().signIn.create(row).go());
  const client = await clientOf(callbackUrl);
  const url = client.createAuthorizationURLWithPKCE(
    Resource.OpenId.authorizationEndpoint,
    state,
    CodeChallengeMethod.S256,
    codeVerifier,
    ["openid", "email", "profile"],
  );
  url.searchParams.set("nonce", nonce);
  if (loginHint !== undefined) url.searchParams.set("login_hint", loginHint);
  return { url, state, redirectUri };
}

export type Callback = {
  state: string;
  code?: string | undefined;
  /** The provider's `error` parameter. */
  error?: string | undefined;
  /** Whether the browser shows that it began this sign-in. */
  isOwnBrowser?: boolean;
};

type Item = EntityItem<typeof SignInEntity>;

/** The sign-in of a state, which cannot be had again; `isSpent` when it was had before. */
export async function take(state: string): Promise<{ signIn: Item; isSpent: boolean }> {
  const taken = await entities()
    .signIn.patch({ stateHash: sha256(state) })
    .remove(["nonce", "codeVerifier"])
    .where((a, o) => o.exists(a.nonce))
    .go({ response: "all_old", returnOnConditionCheckFailure: "all_old" });
  if (!taken.data) throw new InvalidState();
  return { signIn: taken.data as Item, isSpent: taken.rejected };
}

/** Whose identity the provider vouches for, in answer to a sign-in that was taken. */
export async function identify(
  { signIn, isSpent }: Awaited<ReturnType<typeof take>>,
  callback: Callback,
  now: Date,
) {
  const { redirectUri, nonce, codeVerifier, callbackUrl, validUntil = 0 } = signIn;
  const isUsable = !isSpent && nonce !== undefined && codeVerifier !== undefined && callbackUrl !== undefined;
  if (!isUsable || validUntil <= epochSeconds(now)) throw new InvalidState();
  const mustBeOwn = redirectUri !== undefined && !isLoopback(new URL(Resource.Site.apiUrl));
  if (mustBeOwn && !callback.isOwnBrowser) throw new InvalidState();
  if (callback.error !== undefined || callback.code === undefined) throw new SignInDenied();
  const client = await clientOf(callbackUrl);
  const idToken = await client
    .validateAuthorizationCode(Resource.OpenId.tokenEndpoint, callback.code, codeVerifier)
    .then((tokens) => tokens.idToken())
    .catch(codeExchangeError);
  return verifyIdToken(idToken, nonce, now);
}
