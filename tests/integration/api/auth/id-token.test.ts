import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Resource } from "sst/resource";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { es256, hs256, newKey, unsigned } from "../../../support/jwt.ts";
import { hasAccount, type IdToken, link, right, startOddProvider } from "../../../support/odd-provider.ts";
import { expectProblem } from "../../../support/problem.ts";

const provider = await startOddProvider();
afterAll(() => provider.stop());
const now = () => Math.floor(Date.now() / 1000);

let sub: string;
beforeEach(() => {
  sub = randomUUID();
});

const signInWith = (make: (token: IdToken) => string) =>
  provider.signInWith(({ claims, key }) => make({ claims: { ...claims, sub }, key }));

describe("an ID token", () => {
  test("that is right signs in its subject, under the name and address that it gives", async () => {
    const profile = {
      email: "ada@example.com",
      email_verified: true,
      name: "Ada",
      picture: "https://example.com/a.png",
    };
    const { status, body } = await signInWith(({ claims, key }) => es256({}, { ...claims, ...profile }, key));
    expect(status).toBe(200);
    expect(body.user).toMatchObject({
      email: "ada@example.com",
      name: "Ada",
      picture: "https://example.com/a.png",
    });
    expect(await hasAccount(sub)).toBe(true);
  });

  test("needs no more than a subject, and a profile that makes no sense is left out", async () => {
    expect(await signInWith(right)).toMatchObject({ status: 200, body: { user: { name: "Somebody" } } });
    const odd = { email: "not an address", name: "", picture: "no", email_verified: "perhaps" };
    sub = randomUUID();
    const { status, body } = await signInWith(({ claims, key }) => es256({}, { ...claims, ...odd }, key));
    expect(status).toBe(200);
    expect(Object.keys(body.user).toSorted()).toEqual(["createdAt", "id", "name", "updatedAt"]);
  });

  test("does not make an address theirs that the provider has not verified", async () => {
    const profile = { email: "eve@example.com", email_verified: false };
    const { body } = await signInWith(({ claims, key }) => es256({}, { ...claims, ...profile }, key));
    expect(JSON.stringify(body.user)).not.toContain("eve");
  });

  test("may be some seconds late, and be meant for several when it was issued to us", async () => {
    const late = ({ claims, key }: IdToken) => es256({}, { ...claims, exp: now() - 10 }, key);
    expect(await signInWith(late)).toMatchObject({ status: 200 });
    const several = ({ claims, key }: IdToken) =>
      es256({}, { ...claims, aud: [claims.aud, "other"], azp: claims.aud }, key);
    expect(await signInWith(several)).toMatchObject({ status: 200 });
  });
});

const change =
  (claims: object, header: object = {}) =>
  (token: IdToken) =>
    es256(header, { ...token.claims, ...claims }, token.key);
const without = (claim: string) => (token: IdToken) =>
  es256({}, Object.fromEntries(Object.entries(token.claims).filter(([name]) => name !== claim)), token.key);

describe("an ID token is refused", () => {
  test.each([
    ["for another client", change({ aud: "other" })],
    ["for nobody", without("aud")],
    ["issued to another client", change({ azp: "other" })],
    ["of another issuer", change({ iss: "https://accounts.google.com" })],
    ["of nobody", without("iss")],
    ["that has expired", change({ exp: now() - 60 })],
    ["that never expires", without("exp")],
    ["that is not valid yet", change({ nbf: now() + 300 })],
    ["of another sign-in", change({ nonce: "another" })],
    ["of no sign-in", without("nonce")],
    ["without subject", without("sub")],
    ["with an empty subject", change({ sub: "" })],
    ["with a subject that is no text", change({ sub: 7 })],
    ["signed with another key", ({ claims, key }: IdToken) => es256({ kid: key.kid }, claims, newKey("x"))],
    ["signed with a key that is not published", ({ claims }: IdToken) => es256({}, claims, newKey("x"))],
    ["that is not signed", ({ claims, key }: IdToken) => unsigned({ kid: key.kid }, claims)],
    [
      "signed with our secret",
      ({ claims, key }: IdToken) => hs256({ kid: key.kid }, claims, Resource.GoogleClientSecret.value),
    ],
    ["that brings its own key", ({ claims }: IdToken) => ownKey(claims)],
    ["with a claim changed after it was signed", (token: IdToken) => tamper(right(token))],
    ["that is none", () => "not.a.token"],
  ])("%s, and makes no user", async (_what, make) => {
    expectProblem(await signInWith(make), 401, "invalid_id_token");
    expect(await hasAccount(sub)).toBe(false);
  });
});

function ownKey(claims: object): string {
  const key = newKey("own");
  const { d: _d, ...jwk } = key;
  return es256({ jwk, jku: "https://evil.example/jwks" }, claims, key);
}

function tamper(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: "johndoe" })).toString("base64url");
  return [header, changed, signature].join(".");
}

describe("a provider that fails", () => {
  test.each([
    ["is down", 503, { error: "temporarily_unavailable" }],
    ["limits us", 429, {}],
    ["does not take our secret", 401, { error: "invalid_client" }],
    ["sends no ID token", 200, { access_token: "x", token_type: "Bearer" }],
    ["sends one that is no text", 200, { id_token: 7 }],
    ["sends nothing of use", 200, ""],
  ] as const)("because it %s is a 503 that says when to try again", async (_what, statusCode, body) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = await provider.signIn((response) => void Object.assign(response, { statusCode, body }));
    expectProblem(answer, 503, "provider_unavailable");
    expect(answer.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  test("because its keys cannot be had is one, too", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = createServer((_request, response) => response.writeHead(500).end()).listen(0, "127.0.0.1");
    for (const jwksUri of [`http://127.0.0.1:${portOf(broken)}`, "http://127.0.0.1:1/jwks"]) {
      Object.assign(Resource.OpenId, { jwksUri });
      expectProblem(await signInWith(right), 503, "provider_unavailable");
    }
    broken.close();
    link(provider.url);
    expect(await signInWith(right)).toMatchObject({ status: 200 });
    expect(logged).toHaveBeenCalledTimes(2);
    logged.mockRestore();
  });
});

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
