/**
 * The token endpoint (RFC 6749, section 4.1.3; RFC 7636, section 4.6): a code is good once, for ten minutes, for the
 * client and redirect URI that it was given to, and with the verifier of its challenge.
 */
import { createHash } from "node:crypto";
import type { Claims } from "./person.ts";

/** What a code stands for. `challenge` is an S256 code challenge. */
export type Grant = {
  person: Claims;
  redirectUri: string;
  expiresAt: number;
  nonce?: string;
  challenge?: string;
};
export type Client = { clientId: string; clientSecret: string };
export const GRANT_MS = 600_000;

type ErrorCode = "invalid_client" | "invalid_grant" | "unsupported_grant_type";
export type TokenError = { error: ErrorCode; error_description: string };

const refuse = (error: ErrorCode, error_description: string): TokenError => ({ error, error_description });

/** Takes the code's grant out of `grants`, also when the request is then refused. */
export function redeem(
  grants: Map<string, Grant>,
  client: Client,
  authorization: string | undefined,
  body: URLSearchParams,
  now: number,
): Grant | TokenError {
  const { clientId, clientSecret } = readCredentials(authorization, body);
  if (clientId !== client.clientId || clientSecret !== client.clientSecret) {
    return refuse("invalid_client", "Wrong client id or secret.");
  }
  if (body.get("grant_type") !== "authorization_code") {
    return refuse("unsupported_grant_type", "Only authorization_code is supported.");
  }
  const code = body.get("code") ?? "";
  const grant = grants.get(code);
  grants.delete(code);
  if (grant === undefined || grant.expiresAt <= now) {
    return refuse("invalid_grant", "Malformed, used or expired code.");
  }
  if (body.get("redirect_uri") !== grant.redirectUri) {
    return refuse("invalid_grant", "The redirect_uri is not the one that the code was sent to.");
  }
  const verifier = body.get("code_verifier");
  const challenge = verifier === null ? undefined : createHash("sha256").update(verifier).digest("base64url");
  if (challenge !== grant.challenge) return refuse("invalid_grant", "Missing or wrong code_verifier.");
  return grant;
}

function readCredentials(authorization: string | undefined, body: URLSearchParams) {
  const [, basic] = /^Basic (.+)$/i.exec(authorization ?? "") ?? [];
  if (basic === undefined) {
    return { clientId: body.get("client_id"), clientSecret: body.get("client_secret") };
  }
  const [clientId, clientSecret] = Buffer.from(basic, "base64").toString().split(":").map(decodeURIComponent);
  return { clientId, clientSecret };
}
