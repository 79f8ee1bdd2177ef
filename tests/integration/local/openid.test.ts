import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify } from "node:crypto";
import { type OpenId, startOpenId } from "@persona-ai/local/openid/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const client = { clientId: "persona-ai", clientSecret: "se:cret/1" };
const redirectUri = "http://127.0.0.1:3000/auth/google/callback";
type SignIn = { hint?: string; overrides?: Record<string, string> };
type Claims = Record<string, unknown>;

let openId: OpenId;
beforeAll(async () => {
  openId = await startOpenId({ host: "127.0.0.1", port: 0, ...client });
});
afterAll(() => openId.close());

/** Begins a sign-in and gives where the provider sends the browser, with what the client keeps. */
async function authorize({ hint, overrides = {} }: SignIn = {}) {
  const verifier = randomBytes(32).toString("base64url");
  const nonce = randomBytes(16).toString("base64url");
  const url = new URL(openId.endpoints.authorization);
  url.search = new URLSearchParams({
    client_id: client.clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid email profile",
    state: "the state",
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(hint !== undefined && { login_hint: hint }),
    ...overrides,
  }).toString();
  const response = await fetch(url, { redirect: "manual" });
  const returned = URL.parse(response.headers.get("Location") ?? "")?.searchParams;
  return { status: response.status, returned, code: returned?.get("code") ?? "", verifier, nonce };
}

async function exchange(code: string, verifier: string, overrides: Record<string, string | undefined> = {}) {
  const body = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
  const { authorization = basic(client.clientSecret), ...fields } = overrides;
  const present = Object.entries({ ...body, ...fields }).filter(([, value]) => value !== undefined);
  const response = await fetch(openId.endpoints.token, {
    method: "POST",
    headers: { Authorization: authorization },
    body: new URLSearchParams(present as [string, string][]),
  });
  return { status: response.status, body: (await response.json()) as Claims };
}

const basic = (secret: string) =>
  `Basic ${btoa(`${encodeURIComponent(client.clientId)}:${encodeURIComponent(secret)}`)}`;

async function signIn(hint?: string): Promise<Claims> {
  const { code, verifier } = await authorize({ ...(hint !== undefined && { hint }) });
  const { body } = await exchange(code, verifier);
  return readIdToken(String(body.id_token));
}

/** The claims, once the signature is verified with the provider's published key. */
async function readIdToken(token: string): Promise<Claims> {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const parse = (part: string): Claims => JSON.parse(Buffer.from(part, "base64url").toString());
  const { keys } = (await (await fetch(openId.endpoints.jwks)).json()) as { keys: JsonWebKey[] };
  const jwk = keys.find(({ kid }) => kid === parse(header).kid)!;
  expect(jwk).not.toHaveProperty("d");
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const signed = Buffer.from(`${header}.${payload}`);
  const valid = verify(
    "sha256",
    signed,
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  expect({ valid, alg: parse(header).alg }).toEqual({ valid: true, alg: "ES256" });
  return parse(payload);
}

describe("a sign-in", () => {
  test("ends with an ID token for the client that began it", async () => {
    const { status, returned, code, verifier, nonce } = await authorize({ hint: "ada.lovelace@example.com" });
    expect(status).toBe(302);
    expect(returned?.get("state")).toBe("the state");
    const { status: tokenStatus, body } = await exchange(code, verifier);
    expect(tokenStatus).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3_600, access_token: expect.any(String) });
    expect(await readIdToken(String(body.id_token))).toMatchObject({
      iss: openId.url,
      aud: client.clientId,
      azp: client.clientId,
      nonce,
      email: "ada.lovelace@example.com",
      email_verified: true,
      name: "Ada Lovelace",
    });
  });

  test("signs in the same person again under the same sub, and the demo user without a hint", async () => {
    const [first, again, demo] = await Promise.all([
      signIn("ada@example.com"),
      signIn("Ada@Example.com "),
      signIn(),
    ]);
    expect(again.sub).toBe(first.sub);
    expect(demo).toMatchObject({ email: "demo@example.com", name: "Demo" });
    expect(demo.sub).not.toBe(first.sub);
  });

  test("tells no more than the scope asks for", async () => {
    const { code, verifier } = await authorize({ overrides: { scope: "openid" } });
    const claims = await readIdToken(String((await exchange(code, verifier)).body.id_token));
    expect(claims).toHaveProperty("sub");
    expect(claims).not.toHaveProperty("email");
    expect(claims).not.toHaveProperty("name");
  });

  test("of 50 people at once mixes up nobody, whoever redeems first", async () => {
    const people = Array.from({ length: 50 }, (_, index) => `person${index}@example.com`);
    const begun = await Promise.all(people.map((hint) => authorize({ hint })));
    const claims = await Promise.all(
      begun.toReversed().map(async ({ code, verifier, nonce }) => {
        const { id_token: token } = (await exchange(code, verifier)).body;
        return { nonce, claims: await readIdToken(String(token)) };
      }),
    );
    expect(claims.reverse().map((one) => one.claims.email)).toEqual(people);
    expect(claims.every((one) => one.claims.nonce === one.nonce)).toBe(true);
    expect(new Set(claims.map((one) => one.claims.sub)).size).toBe(people.length);
  });

  test("follows its own discovery document", async () => {
    const response = await fetch(`${openId.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: openId.url,
      authorization_endpoint: openId.endpoints.authorization,
      token_endpoint: openId.endpoints.token,
      jwks_uri: openId.endpoints.jwks,
      id_token_signing_alg_values_supported: ["ES256"],
      code_challenge_methods_supported: ["S256"],
    });
  });
});

describe("the provider refuses", () => {
  test.each([
    ["another's verifier", { code_verifier: "a".repeat(43) }, 400, "invalid_grant"],
    ["a missing verifier", { code_verifier: undefined }, 400, "invalid_grant"],
    ["a code that it never gave", { code: "made-up" }, 400, "invalid_grant"],
    ["another redirect_uri", { redirect_uri: "http://127.0.0.1:3000/other" }, 400, "invalid_grant"],
    ["another grant type", { grant_type: "password" }, 400, "unsupported_grant_type"],
    ["a wrong secret", { authorization: basic("wrong") }, 401, "invalid_client"],
  ])("%s", async (_what, overrides, status, error) => {
    const { code, verifier } = await authorize();
    expect(await exchange(code, verifier, overrides)).toMatchObject({ status, body: { error } });
  });

  test("a code that was used, also when its first use was refused", async () => {
    const first = await authorize();
    expect(await exchange(first.code, first.verifier)).toMatchObject({ status: 200 });
    expect(await exchange(first.code, first.verifier)).toMatchObject({ body: { error: "invalid_grant" } });
    const second = await authorize();
    await exchange(second.code, "a".repeat(43));
    expect(await exchange(second.code, second.verifier)).toMatchObject({ body: { error: "invalid_grant" } });
  });

  test.each([
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["a scope without openid", { scope: "email" }],
    ["a hint that names nobody", { login_hint: "not an address" }],
    ["another response type", { response_type: "token" }],
  ])("%s, and says so to the client", async (_what, overrides) => {
    const { returned } = await authorize({ overrides });
    expect(returned?.get("error")).toMatch(/^(invalid_request|unsupported_response_type)$/);
    expect(returned?.get("error_description")).toMatch(/\w/);
    expect(returned?.has("code")).toBe(false);
  });

  test("another client, without sending the browser anywhere", async () => {
    expect(await authorize({ overrides: { client_id: "other" } })).toMatchObject({
      status: 400,
      returned: undefined,
    });
  });
});
