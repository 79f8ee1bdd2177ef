/**
 * Sessions: refresh tokens that are opaque, stored as hashes only, and replaced at every use. A token carries a part
 * that its whole family shares and a part of its own: one with the family's part but not the newest own part was
 * spent before, and its use revokes the family (RFC 9700, section 4.14).
 *
 * The token spent last is spared for half a minute, because it comes again when two tabs refresh at once, or when an
 * answer is lost on its way. It is answered with the very token that it was spent for: each is made of the one before
 * by a key that only we have, so that it need not be kept, and a family never has two ends.
 *
 *   const token = await Session.create(userId);
 *   const { userId, token: next } = await Session.refresh(token);
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { EntityItem } from "electrodb";
import { Resource } from "sst/resource";
import { z } from "zod";
import { errorClass } from "../error.ts";
import { Id } from "../id.ts";
import { sha256 } from "../sha256.ts";
import { entities, transact } from "../table/index.ts";
import { epochSeconds } from "../time.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";
import type { SessionEntity } from "./session.entity.ts";

export * as Session from "./index.ts";

export const LIFETIME_SECONDS = 30 * 24 * 3600;
/** How long the token spent last is spared. Amazon Cognito takes 0 to 60 s (RefreshTokenRotation, RetryGracePeriodSeconds). */
export const GRACE_MS = 30_000;
const SECRET_BYTES = 24;

export class InvalidRefreshToken extends errorClass("invalid_refresh_token") {}

export class RefreshTokenReused extends errorClass("refresh_token_reused") {}

type Token = { userId: string; sessionId: string; family: string; secret: string };

const random = (): string => randomBytes(SECRET_BYTES).toString("base64url");
const same = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

function write(token: Token): string {
  return [token.userId, token.sessionId, token.family, token.secret].join(".");
}

const Parts = z.tuple([
  Id.schema("user"),
  Id.schema("session"),
  z.string().regex(/^[\w-]{32}$/),
  z.string().regex(/^[\w-]{32}$/),
]);

/** Whatever becomes a key of the table has its shape first. */
function parse(text: string): Token | undefined {
  const { data } = Parts.safeParse(text.split("."));
  if (!data) return undefined;
  const [userId, sessionId, family, secret] = data;
  return { userId, sessionId, family, secret };
}

/** The secret that a token is spent for: always the same one. */
const successorOf = ({ sessionId, family, secret }: Token): string =>
  createHmac("sha256", Resource.CursorKey.value)
    .update(`refresh token\n${sessionId}\n${family}\n${secret}`)
    .digest()
    .subarray(0, SECRET_BYTES)
    .toString("base64url");

/** Starts a session for a user who exists; resolves with its first refresh token. */
export async function create(userId: string, now = new Date()): Promise<string> {
  const token = {
    userId,
    sessionId: Id.create("session", now.getTime()),
    family: random(),
    secret: random(),
  };
  const { refused } = await transact((table) => [
    checkUserExists(table, userId),
    table.session
      .create({
        userId,
        sessionId: token.sessionId,
        familyHash: sha256(token.family),
        tokenHash: sha256(token.secret),
        createdAt: now.toISOString(),
        refreshedAt: now.toISOString(),
        expiresAt: expiry(now),
      })
      .commit(),
  ]);
  if (refused) throw new AccountGone();
  return write(token);
}

export async function refresh(text: string, now = new Date()): Promise<{ userId: string; token: string }> {
  const token = parse(text);
  if (!token) throw new InvalidRefreshToken();
  const { userId, sessionId } = token;
  const next = { ...token, secret: successorOf(token) };
  const result = await entities()
    .session.patch({ userId, sessionId })
    .set({
      tokenHash: sha256(next.secret),
      previousHash: sha256(token.secret),
      refreshedAt: now.toISOString(),
      expiresAt: expiry(now),
    })
    .where(
      (a, o) =>
        `${o.eq(a.tokenHash, sha256(token.secret))} AND ${o.eq(a.familyHash, sha256(token.family))} AND ${o.gt(a.expiresAt, epochSeconds(now))}`,
    )
    .go({ returnOnConditionCheckFailure: "all_old" });
  if (!result.rejected) return { userId, token: write(next) };
  const session = result.data;
  const ours =
    session && same(session.familyHash, sha256(token.family)) && session.expiresAt > epochSeconds(now);
  if (!ours) throw new InvalidRefreshToken();
  if (isSpared(session, token, now)) return { userId, token: write(next) };
  await entities().session.delete({ userId, sessionId }).go();
  throw new RefreshTokenReused();
}

/** Whether this is the token spent last, and not long ago: then its successor is the session's present token. */
function isSpared(
  { previousHash, refreshedAt }: Pick<EntityItem<typeof SessionEntity>, "previousHash" | "refreshedAt">,
  { secret }: Token,
  now: Date,
): boolean {
  const isLast = previousHash !== undefined && same(previousHash, sha256(secret));
  return isLast && now.getTime() - Date.parse(refreshedAt) <= GRACE_MS;
}

/** Ends the session of any token of its family; says nothing of whether there was one. */
export async function revoke(text: string): Promise<void> {
  const token = parse(text);
  if (!token) return;
  const { userId, sessionId } = token;
  await entities()
    .session.remove({ userId, sessionId })
    .where((a, o) => o.eq(a.familyHash, sha256(token.family)))
    .go({ returnOnConditionCheckFailure: true });
}

const expiry = (now: Date): number => epochSeconds(now) + LIFETIME_SECONDS;
