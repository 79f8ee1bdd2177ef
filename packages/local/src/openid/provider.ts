/**
 * What the OpenID provider answers. Discovery, keys, signing and the redirect are oauth2-mock-server's; who a code
 * stands for, and what must match when it is redeemed, is kept per code here, so that any number of people can sign in
 * at once.
 */
import assert from "node:assert";
import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import {
  type AugmentedRequest,
  Events,
  type MutableRedirectUri,
  type MutableResponse,
  OAuth2Issuer,
  OAuth2Service,
} from "oauth2-mock-server";
import { type Claims, readPerson } from "./person.ts";

const ALGORITHM = "ES256";
const TOKEN_SECONDS = 3_600;

/** What a code stands for. `challenge` is an S256 code challenge. */
type Grant = { person: Claims; redirectUri: string; expiresAt: number; nonce?: string; challenge?: string };
export type Client = { clientId: string; clientSecret: string };
const GRANT_MS = 600_000;

export async function createProvider(url: string, client: Client): Promise<RequestListener> {
  const issuer = new OAuth2Issuer();
  issuer.url = url;
  const service = new OAuth2Service(issuer);
  const grants = new Map<string, Grant>();
  await issuer.keys.generate(ALGORITHM);
  service.on(Events.BeforeAuthorizeRedirect, ({ url }: MutableRedirectUri, request: AugmentedRequest) =>
    authorize(grants, client.clientId, url, request.query),
  );
  service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: MutableResponse) => {
    Object.assign(body, {
      id_token_signing_alg_values_supported: [ALGORITHM],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      grant_types_supported: ["authorization_code"],
      code_challenge_methods_supported: ["S256"],
      scopes_supported: ["openid", "email", "profile"],
    });
  });

  return (request, response) => {
    if (request.method === "POST" && request.url === "/token") {
      exchange(issuer, grants, client, request, response).catch((error) => response.destroy(error));
    } else service.requestHandler(request, response);
  };
}

/** `url` carries the code already; a request that is wrong takes an error back instead (RFC 6749, 4.1.2.1). */
function authorize(
  grants: Map<string, Grant>,
  clientId: string,
  url: URL,
  query: AugmentedRequest["query"],
): void {
  const { nonce, login_hint: loginHint, code_challenge: challenge, code_challenge_method: method } = query;
  assert.equal(query.client_id, clientId, "Unknown client_id");
  const scopes = String(query.scope ?? "").split(" ");
  const person = readPerson(loginHint === undefined ? undefined : String(loginHint), scopes);
  const code = url.searchParams.get("code");
  const wrong =
    (!scopes.includes("openid") && "The scope must include openid.") ||
    (challenge !== undefined && method !== "S256" && "The code_challenge_method must be S256.") ||
    (person === undefined && "The login_hint is not an e-mail address.");
  if (code === null) return;
  if (wrong || person === undefined) {
    url.searchParams.delete("code");
    url.searchParams.set("error", "invalid_request");
    url.searchParams.set("error_description", String(wrong));
    return;
  }
  for (const [old, { expiresAt }] of grants) if (expiresAt <= Date.now()) grants.delete(old);
  grants.set(code, {
    person,
    redirectUri: String(query.redirect_uri),
    expiresAt: Date.now() + GRANT_MS,
    ...(nonce !== undefined && { nonce: String(nonce) }),
    ...(challenge !== undefined && { challenge: String(challenge) }),
  });
}

async function exchange(
  issuer: OAuth2Issuer,
  grants: Map<string, Grant>,
  client: Client,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = new URLSearchParams(await text(request));
  const grant = redeem(grants, client, request.headers.authorization, body, Date.now());
  if ("error" in grant) return send(response, grant.error === "invalid_client" ? 401 : 400, grant);
  const claims = { ...grant.person, aud: client.clientId, azp: client.clientId, nonce: grant.nonce };
  const token = (added: object) =>
    issuer.buildToken({
      expiresIn: TOKEN_SECONDS,
      scopesOrTransform: (_header, payload) => Object.assign(payload, added),
    });
  send(response, 200, {
    access_token: await token({ sub: grant.person.sub }),
    id_token: await token(claims),
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
  });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}

type ErrorCode = "invalid_client" | "invalid_grant" | "unsupported_grant_type";
type TokenError = { error: ErrorCode; error_description: string };

const refuse = (error: ErrorCode, error_description: string): TokenError => ({ error, error_description });

/**
 * The token endpoint (RFC 6749, section 4.1.3; RFC 7636, section 4.6): a code is good once, for ten minutes, for the
 * client and redirect URI that it was given to, and with the verifier of its challenge. Takes the code's grant out of `grants`, also
 * when the request is then refused.
 */
function redeem(
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
