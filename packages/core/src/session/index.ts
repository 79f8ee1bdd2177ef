/**
 * Sessions: refresh tokens that are opaque, stored as hashes only, and replaced at every use. A token carries a part
 * that its whole family shares and a part of its own: one with the family's part but not the newest own part was
 * spent before, and its use revokes the family (RFC 9700, section 4.14).
 *
 *   const token = await Session.create(userId);
 *   const { userId, token: next } = await Session.refresh(token);
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { epochSeconds } from "../epoch.ts";
import { DomainError } from "../error.ts";
import { Id } from "../id.ts";
import { sha256 } from "../sha256.ts";
import { entities, transact } from "../table/index.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";

export * as Session from "./index.ts";

export const LIFETIME_SECONDS = 30 * 24 * 3600;
const SECRET_BYTES = 24;

export class InvalidRefreshToken extends DomainError {
  constructor() {
    super("auth", "invalid_refresh_token", "The refresh token is not valid, or its session has ended.");
  }
}

export class RefreshTokenReused extends DomainError {
  constructor() {
    super("auth", "refresh_token_reused", "This refresh token was used before; its session has been ended.");
  }
}

type Token = { userId: string; sessionId: string; family: string; secret: string };

const random = (): string => randomBytes(SECRET_BYTES).toString("base64url");
const same = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

function write(token: Token): string {
  return [token.userId, token.sessionId, token.family, token.secret].join(".");
}

function parse(text: string): Token | undefined {
  const parts = text.split(".");
  const [userId, sessionId, family, secret] = parts;
  if (parts.length !== 4 || !userId || !sessionId || !family || !secret) return undefined;
  return { userId, sessionId, family, secret };
}

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
  const next = { ...token, secret: random() };
  const result = await entities()
    .session.patch({ userId, sessionId })
    .set({ tokenHash: sha256(next.secret), refreshedAt: now.toISOString(), expiresAt: expiry(now) })
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
  await entities().session.delete({ userId, sessionId }).go();
  throw new RefreshTokenReused();
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
