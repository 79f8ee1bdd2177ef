import { createPublicKey, randomUUID } from "node:crypto";
import { Auth } from "@persona-ai/core/auth";
import { Resource } from "sst/resource";
import { describe, expect, test } from "vitest";
import { anybody, connect, inProcess } from "../../../support/client.ts";
import { claimsOf, es256, hs256, type Jwk, newKey, unsigned } from "../../../support/jwt.ts";
import { signUp } from "../../../support/people.ts";
import { expectProblem } from "../../../support/problem.ts";

const ada = await signUp();
const claims = claimsOf(ada.accessToken);
const signingKey = () => Auth.Keys.current().keys[0] as Jwk;
const TYPE = { typ: "at+jwt" };
const now = Math.floor(Date.now() / 1000);

const published = async (): Promise<Jwk[]> => (await anybody.get("/.well-known/jwks.json")).body.keys;
const whoIs = (token: string) => connect(inProcess, token).get("/users/me");
const signed = (changes: object, header: object = TYPE) =>
  es256(header, { ...claims, ...changes }, signingKey());

function without(claim: string): string {
  const rest = Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
  return es256(TYPE, rest, signingKey());
}

test("an access token made with the signing key is what the API makes", async () => {
  expect(await whoIs(signed({}))).toMatchObject({ status: 200, body: ada.user });
});

test("the keys are published without their private parts, and verify a token by themselves", async () => {
  const { status, headers, body } = await anybody.get("/.well-known/jwks.json");
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toMatch(/^public, max-age=\d+$/);
  const text = expect.stringMatching(/^[\w-]+$/);
  expect(body).toEqual({
    keys: [{ kty: "EC", crv: "P-256", x: text, y: text, kid: text, alg: "ES256", use: "sig" }],
  });
  expect(JSON.stringify(body)).not.toContain(String(signingKey().d));
});

describe("an access token is refused", () => {
  test.each([
    ["that has expired", signed({ iat: now - 1000, exp: now - 1 })],
    ["that never expires", without("exp")],
    ["that was never issued", without("iat")],
    ["of another issuer", signed({ iss: "https://evil.example" })],
    ["of no issuer", without("iss")],
    ["for another audience", signed({ aud: "other" })],
    ["for no audience", without("aud")],
    ["for nobody", without("sub")],
    ["for a subject that is no user's id", signed({ sub: "admin" })],
    ["for a subject that is no text", signed({ sub: { id: claims.sub } })],
    ["that is not valid yet", signed({ nbf: now + 600 })],
    ["of another type", signed({}, { typ: "JWT" })],
    ["of no type", signed({}, {})],
    ["of a key that is not ours", es256(TYPE, claims, newKey("other"))],
    ["of another key with our kid", es256({ ...TYPE, kid: signingKey().kid }, claims, newKey("other"))],
    ["that brings its own key", es256({ ...TYPE, jwk: publicPart(newKey("x")) }, claims, newKey("x"))],
    ["without a signature", unsigned(TYPE, claims)],
    ["without a signature, with our kid", unsigned({ ...TYPE, kid: signingKey().kid }, claims)],
    ["with its signature cut off", `${ada.accessToken.split(".").slice(0, 2).join(".")}.`],
    ["with another's claims", spliced(ada.accessToken)],
    ["that asks for an unknown extension", signed({}, { ...TYPE, crit: ["x"], x: 1 })],
    ["that is no JSON", "e30.bm90IGpzb24.AA"],
    ["that is no token", "x"],
    ["that is a refresh token", ada.refreshToken],
    ["of any length", "x".repeat(10_000)],
  ])("%s", async (_what, token) => {
    const answer = await whoIs(token);
    expectProblem(answer, 401, "invalid_token");
    expect(answer.headers.get("WWW-Authenticate")).toBe('Bearer error="invalid_token"');
  });

  test("signed with the public key as a secret, in every form of it", async () => {
    const [jwk] = await published();
    const key = createPublicKey({ key: jwk!, format: "jwk" });
    const pem = key.export({ type: "spki", format: "pem" }).toString();
    for (const secret of [pem, pem.trim(), JSON.stringify(jwk), jwk!.x!, ""]) {
      const header = { ...TYPE, kid: jwk!.kid };
      if (secret !== "") expectProblem(await whoIs(hs256(header, claims, secret)), 401, "invalid_token");
      expectProblem(
        await whoIs(hs256({ ...header, alg: "ES256" }, claims, secret || "x")),
        401,
        "invalid_token",
      );
    }
  });

  test("of a user who does not exist", async () => {
    expectProblem(await whoIs(signed({ sub: "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C" })), 401, "account_gone");
  });

  test.each([
    "",
    "Bearer",
    "Bearer ",
    "Basic YTpi",
    `Token ${ada.accessToken}`,
    `Bearer  ${ada.accessToken}`,
    `Bearer ${ada.accessToken} x`,
  ])("in the header %j", async (Authorization) => {
    const answer = await anybody.get("/users/me", { Authorization });
    expectProblem(answer, 401, "authentication_required");
    expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
  });

  test("anywhere but in the header", async () => {
    const { accessToken } = ada;
    expectProblem(await anybody.get(`/users/me?access_token=${accessToken}`), 401, "authentication_required");
    const cookie = { Cookie: `access_token=${accessToken}; refresh_token=${ada.refreshToken}` };
    expectProblem(await anybody.get("/users/me", cookie), 401, "authentication_required");
  });
});

test("the scheme of the header may be written in small letters", async () => {
  const answer = await anybody.get("/users/me", { Authorization: `bearer ${ada.accessToken}` });
  expect(answer.status).toBe(200);
});

test("a token that was good is refused from the second that it expires, and for another issuer", async () => {
  const { exp } = claims as { exp: number };
  const at = (seconds: number) => Auth.AccessToken.verify(ada.accessToken, new Date(seconds * 1000));
  expect(await at(exp - 1)).toBe(ada.user.id);
  expect(await at(exp - 1)).toBe(ada.user.id);
  await expect(at(exp)).rejects.toThrow("has expired");
  expect(await at(exp - 1)).toBe(ada.user.id);
  const { apiUrl } = Resource.Site;
  Resource.Site.apiUrl = "https://other.example";
  await expect(at(exp - 1)).rejects.toThrow("is not valid");
  Resource.Site.apiUrl = apiUrl;
});

test("a rotation of the keys logs nobody out", async () => {
  const bob = await signUp("Bob");
  const before = Resource.SigningKeys.value;
  const old = signingKey().kid;
  Resource.SigningKeys.value = JSON.stringify(
    Auth.Keys.rotate(Auth.Keys.current(), await Auth.Keys.generate()),
  );
  expect((await published()).map(({ kid }) => kid)).toEqual([signingKey().kid, old]);
  expect(signingKey().kid).not.toBe(old);
  expect((await whoIs(bob.accessToken)).status).toBe(200);
  const { refreshToken } = bob;
  const { status, body } = await anybody.post("/auth/refresh", { refreshToken });
  expect(status).toBe(200);
  expect(kidOf(body.accessToken)).toBe(signingKey().kid);
  expect((await whoIs(body.accessToken)).status).toBe(200);
  Resource.SigningKeys.value = before;
  expectProblem(await whoIs(body.accessToken), 401, "invalid_token");
});

function kidOf(token: string): string {
  return JSON.parse(Buffer.from(token.split(".")[0]!, "base64url").toString()).kid;
}

function publicPart({ d: _d, ...key }: Jwk): Jwk {
  return key;
}

function spliced(token: string): string {
  const [header, , signature] = token.split(".");
  const others = { ...claims, sub: `usr_${randomUUID().replaceAll("-", "").slice(0, 26).toUpperCase()}` };
  return [header, Buffer.from(JSON.stringify(others)).toString("base64url"), signature].join(".");
}
