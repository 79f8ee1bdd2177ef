/**
 * What the OpenID provider answers. Discovery, keys, signing and the redirect are oauth2-mock-server's; who a code
 * stands for, and what must match when it is redeemed, is kept per code here, so that any number of people can sign in
 * at once.
 */
import assert from "node:assert";
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
import { readPerson } from "./person.ts";
import { type Client, GRANT_MS, type Grant, redeem } from "./token.ts";

const ALGORITHM = "ES256";
const TOKEN_SECONDS = 3_600;

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
  const idToken = await issuer.buildToken({
    expiresIn: TOKEN_SECONDS,
    scopesOrTransform: (_header, payload) => Object.assign(payload, claims),
  });
  const accessToken = await issuer.buildToken({
    expiresIn: TOKEN_SECONDS,
    scopesOrTransform: (_header, payload) => Object.assign(payload, { sub: grant.person.sub }),
  });
  send(response, 200, {
    access_token: accessToken,
    id_token: idToken,
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
  });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
