/**
 * Access tokens: JWTs as RFC 9068 has them (`typ: at+jwt`), ES256, 15 minutes. Verifying pins the algorithm and
 * checks signature, `iss`, `aud`, `exp` and `sub`; whatever is wrong is one `InvalidAccessToken`. What was found good is
 * remembered by its hash until it expires, for this set of keys and this issuer: a client that polls sends one token
 * again and again, and a signature takes longer to check than the table to answer.
 */
import { errors, jwtVerify, SignJWT } from "jose";
import { Resource } from "sst/resource";
import { DomainError } from "../error.ts";
import { Id } from "../id.ts";
import { sha256 } from "../sha256.ts";
import { epochSeconds } from "../time.ts";
import { ALGORITHM, current, type KeySet, signer, verifier } from "./keys.ts";

export const LIFETIME_SECONDS = 15 * 60;
const AUDIENCE = "persona-ai-api";
const TYPE = "at+jwt";

export class InvalidAccessToken extends DomainError {
  constructor(message: string, cause: unknown) {
    super("auth", "invalid_token", message, { cause });
  }
}

export async function issue(userId: string, now = new Date()): Promise<string> {
  const { kid, key } = await signer();
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE })
    .setIssuer(Resource.Site.apiUrl)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(key);
}

type Good = { userId: string; from: number; until: number; keys: KeySet; issuer: string };

/** The oldest goes first. */
const MOST_GOOD = 2_000;
const good = new Map<string, Good>();

/** Resolves with the user's id. */
export async function verify(token: string, now = new Date()): Promise<string> {
  const hash = sha256(token);
  const { userId, from = 0, until = 0, keys, issuer } = good.get(hash) ?? {};
  const at = epochSeconds(now);
  if (
    userId !== undefined &&
    from <= at &&
    at < until &&
    keys === current() &&
    issuer === Resource.Site.apiUrl
  )
    return userId;
  good.delete(hash);
  return check(token, hash, now);
}

async function check(token: string, hash: string, now: Date): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, verifier(), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: Resource.Site.apiUrl,
      audience: AUDIENCE,
      requiredClaims: ["sub", "iat", "exp"],
      currentDate: now,
    });
    const userId = Id.schema("user").parse(payload.sub);
    const { iat: from = 0, exp: until = 0 } = payload;
    good.set(hash, { userId, from, until, keys: current(), issuer: Resource.Site.apiUrl });
    if (good.size > MOST_GOOD) good.delete(good.keys().next().value!);
    return userId;
  } catch (cause) {
    const expired = cause instanceof errors.JWTExpired;
    throw new InvalidAccessToken(`The access token ${expired ? "has expired" : "is not valid"}.`, cause);
  }
}
