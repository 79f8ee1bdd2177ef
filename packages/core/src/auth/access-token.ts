/**
 * Access tokens: JWTs as RFC 9068 has them (`typ: at+jwt`), ES256, 15 minutes. Verifying pins the algorithm and
 * checks signature, `iss`, `aud`, `exp` and `sub`; whatever is wrong is one `InvalidAccessToken`.
 */
import { errors, jwtVerify, SignJWT } from "jose";
import { Resource } from "sst/resource";
import { DomainError } from "../error.ts";
import { Id } from "../id.ts";
import { ALGORITHM, signer, verifier } from "./keys.ts";

export const LIFETIME_SECONDS = 15 * 60;
export const AUDIENCE = "persona-ai-api";
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

/** Resolves with the user's id. */
export async function verify(token: string, now = new Date()): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, verifier(), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: Resource.Site.apiUrl,
      audience: AUDIENCE,
      requiredClaims: ["sub", "iat", "exp"],
      currentDate: now,
    });
    return Id.schema("user").parse(payload.sub);
  } catch (cause) {
    const expired = cause instanceof errors.JWTExpired;
    throw new InvalidAccessToken(`The access token ${expired ? "has expired" : "is not valid"}.`, cause);
  }
}
