/**
 * The provider's ID token, checked as OpenID Connect Core 1.0, section 3.1.3.7 asks: signature by the provider's
 * published keys, `iss`, `aud` (and `azp`), `exp`, `nonce`.
 */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { Resource } from "sst/resource";
import { z } from "zod";
import { errorClass } from "../error.ts";
import { label } from "../label.ts";
import type { Identity } from "../user/index.ts";

const ALGORITHMS = ["RS256", "ES256"];

export class InvalidIdToken extends errorClass("invalid_id_token") {}

export class InvalidCode extends errorClass("invalid_code") {}

export class ProviderUnavailable extends errorClass("provider_unavailable") {}

/** Any other refusal (of our client id or secret, for one) is no fault of whoever signs in. */
const CODE_REFUSED = new Set(["invalid_grant", "invalid_request"]);

export function codeExchangeError(cause: unknown): never {
  const { code } = cause as { code?: unknown };
  const refused = typeof code === "string" && CODE_REFUSED.has(code);
  throw refused ? new InvalidCode(cause) : new ProviderUnavailable(cause);
}

let keys: { uri: string; set: JWTVerifyGetKey } | undefined;

function providerKeys(uri: string): JWTVerifyGetKey {
  if (keys?.uri !== uri) keys = { uri, set: createRemoteJWKSet(new URL(uri)) };
  return keys.set;
}

const Claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  azp: z.string().optional(),
  email: z.email().optional().catch(undefined),
  /** Some providers write it as a string; whatever is neither says nothing of the address. */
  email_verified: z.union([z.boolean(), z.stringbool()]).catch(false).optional(),
  name: label(100).optional().catch(undefined),
  picture: z.url().optional().catch(undefined),
});

export async function verifyIdToken(idToken: string, nonce: string, now = new Date()): Promise<Identity> {
  const audience = Resource.GoogleClientId.value;
  try {
    const { payload } = await jwtVerify(idToken, providerKeys(Resource.OpenId.jwksUri), {
      algorithms: ALGORITHMS,
      issuer: Resource.OpenId.issuers,
      audience,
      requiredClaims: ["sub", "iat", "exp", "nonce"],
      currentDate: now,
      clockTolerance: 30,
    });
    const { sub, azp, email, email_verified, name, picture, ...rest } = Claims.parse(payload);
    if (rest.nonce !== nonce) throw new Error("The nonce is not the one of this sign-in.");
    if (azp !== undefined && azp !== audience) throw new Error("The token was issued to another client.");
    const verified = email_verified === false ? undefined : email;
    return {
      provider: "google",
      subject: sub,
      name: name ?? verified?.split("@")[0] ?? "Somebody",
      email: verified,
      picture,
    };
  } catch (cause) {
    throw isUnreachable(cause) ? new ProviderUnavailable(cause) : new InvalidIdToken(cause);
  }
}

/** jose's words for keys that could not be fetched, or were answered with anything but a key set. */
function isUnreachable(cause: unknown): boolean {
  if (cause instanceof errors.JWKSTimeout || cause instanceof TypeError) return true;
  return cause instanceof errors.JOSEError && cause.code === errors.JOSEError.code;
}
