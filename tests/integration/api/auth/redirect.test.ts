import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { approve, begin, cookiesOf, deployed, finish, sendCookies } from "../../../support/browser.ts";
import { anybody, inProcess } from "../../../support/client.ts";
import { expectProblem } from "../../../support/problem.ts";

const WELCOME = "http://localhost:5173/welcome?from=persona";
const query = (hint: string = randomUUID()) => ({
  redirect_uri: WELCOME,
  login_hint: `ada@${hint}.example.com`,
});
const ATTRIBUTES = ["HttpOnly", expect.stringMatching(/^Max-Age=\d+$/), "Path=/auth", "SameSite=Lax"];
/** Of a cookie that no other host can set (`__Host-`). */
const OWN = [...ATTRIBUTES.slice(0, 2), "Path=/"];

describe("a sign-in that returns to a page", () => {
  test("ends there, with the refresh token in a cookie for /auth alone", async () => {
    const begun = await begin(query());
    expect(cookiesOf(begun.answer)).toEqual([
      { name: expect.any(String), value: begun.state, attributes: ATTRIBUTES },
    ]);
    const answer = await finish(await approve(begun), begun.cookie);
    expect(answer).toMatchObject({ status: 302, body: "" });
    expect(answer.headers.get("Location")).toBe(WELCOME);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const cookies = cookiesOf(answer);
    expect(cookies).toContainEqual({
      name: "refresh_token",
      value: expect.stringMatching(/^\S{60,}$/),
      attributes: ATTRIBUTES,
    });
    const spent = cookies.find(({ value }) => value === "");
    expect(spent?.attributes).toContain("Max-Age=0");
  });

  test("goes on by the cookie, whose tokens are shown to no script", async () => {
    const begun = await begin(query());
    const signedIn = await finish(await approve(begun), begun.cookie);
    const first = await anybody.post("/auth/refresh", undefined, { Cookie: sendCookies(signedIn) });
    expect(first).toMatchObject({
      status: 200,
      body: { accessToken: expect.any(String), tokenType: "Bearer", expiresIn: 900 },
    });
    expect(first.body).not.toHaveProperty("refreshToken");
    expect(first.headers.get("Cache-Control")).toBe("no-store");
    expect(cookiesOf(first)).toEqual([
      { name: "refresh_token", value: expect.any(String), attributes: ATTRIBUTES },
    ]);
    expect(sendCookies(first)).not.toBe(sendCookies(signedIn));
    const second = await anybody.post("/auth/refresh", {}, { Cookie: sendCookies(first) });
    expect(second.status).toBe(200);
    const logout = await anybody.post("/auth/logout", undefined, { Cookie: sendCookies(second) });
    expect(logout).toMatchObject({ status: 204, body: "" });
    expect(cookiesOf(logout)).toMatchObject([{ name: "refresh_token", value: "" }]);
    expect(cookiesOf(logout)[0]!.attributes).toEqual(expect.arrayContaining(["Max-Age=0", "Path=/auth"]));
    const after = await anybody.post("/auth/refresh", undefined, { Cookie: sendCookies(second) });
    expectProblem(after, 401, "invalid_refresh_token");
  });

  test("is refused from another browser than it was begun in, and is over then", async () => {
    const [ada, eve] = [await begin(query()), await begin(query())];
    const paths = [await approve(ada), await approve(eve)] as const;
    await deployed(async () => {
      for (const answer of [
        await finish(paths[0], eve.cookie),
        await finish(paths[0], ada.cookie),
        await finish(paths[1]),
      ]) {
        expect(answer.status).toBe(302);
        expect(answer.headers.get("Location")).toBe(`${WELCOME}&error=invalid_state`);
        expect(cookiesOf(answer).map(({ name }) => name)).not.toContain("refresh_token");
      }
    });
  });

  test("needs no cookie where the API is on this machine, whose names are several", async () => {
    expect(await finish(await approve(await begin(query())))).toMatchObject({ status: 302 });
  });

  test("does not get in the way of another in the same browser", async () => {
    const begun = [await begin(query()), await begin(query())];
    const both = begun.map(({ cookie }) => cookie).join("; ");
    for (const one of begun) expect((await finish(await approve(one), both)).status).toBe(302);
  });

  test("goes back to its page with an error when it is repeated, by the back button for one", async () => {
    const begun = await begin(query());
    const path = await approve(begun);
    expect((await finish(path, begun.cookie)).headers.get("Location")).toBe(WELCOME);
    const repeated = await finish(path, begun.cookie);
    expect(repeated.status).toBe(302);
    expect(repeated.headers.get("Location")).toBe(`${WELCOME}&error=invalid_state`);
  });

  test("goes back to its page with an error when the code is not accepted", async () => {
    const { state, cookie } = await begin(query());
    const answer = await finish(`/auth/google/callback?state=${state}&code=wrong`, cookie);
    expect(answer.headers.get("Location")).toBe(`${WELCOME}&error=invalid_code`);
  });

  test.each([
    ["a code of any length", `code=${"x".repeat(5000)}`, "invalid_code"],
    ["two codes", "code=a&code=b", "invalid_code"],
    ["an error of any length", `error=${"x".repeat(5000)}`, "access_denied"],
    ["two errors", "error=a&error=b", "access_denied"],
  ])("goes back to its page with %s", async (_what, parameters, error) => {
    const { state, cookie } = await begin(query());
    const answer = await finish(`/auth/google/callback?state=${state}&${parameters}`, cookie);
    expect(answer.headers.get("Location")).toBe(`${WELCOME}&error=${error}`);
  });

  test("goes back to its page when it cannot be begun", async () => {
    const answer = await anybody.get(`/auth/google?${new URLSearchParams(query("x".repeat(400)))}`);
    expect(answer.headers.get("Location")).toBe(`${WELCOME}&error=invalid_request`);
  });

  test("is not begun, nor spent, by HEAD", async () => {
    const head = (path: string) => inProcess(path, { method: "HEAD" });
    const asked = await head(`/auth/google?${new URLSearchParams(query())}`);
    expect(asked.status).toBe(204);
    expect(asked.headers.getSetCookie()).toEqual([]);
    expect(asked.headers.has("Location")).toBe(false);
    const begun = await begin(query());
    const path = await approve(begun);
    const looked = await head(path);
    expect(looked.headers.getSetCookie()).toEqual([]);
    expect((await finish(path, begun.cookie)).headers.get("Location")).toBe(WELCOME);
  });

  test.each(["localhost", "127.0.0.1"])("comes back by the name of its page, %s", async (name) => {
    const { url } = await begin({ redirect_uri: `http://${name}:5173/` });
    expect(new URL(url.searchParams.get("redirect_uri")!).hostname).toBe(name);
  });

  test("sets cookies for HTTPS alone, unless the API is on this machine", async () => {
    const { answer } = await deployed(() => begin(query()));
    expect(cookiesOf(answer)).toMatchObject([
      { name: expect.stringMatching(/^__Host-sign_in_/), attributes: [...OWN, "SameSite=Lax", "Secure"] },
    ]);
  });

  test("ends there with an error, and no cookie, when the provider signs in nobody", async () => {
    const { state, cookie } = await begin(query());
    const answer = await finish(`/auth/google/callback?state=${state}&error=access_denied`, cookie);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toBe(`${WELCOME}&error=access_denied`);
    expect(cookiesOf(answer)).toMatchObject([{ value: "" }]);
  });
});

describe("a redirect_uri is refused", () => {
  test.each([
    "https://evil.example/",
    "//evil.example",
    "/welcome",
    "",
    "javascript:alert(1)",
    "http://localhost.evil.example/",
    "http://localhost@evil.example/",
    "http://user:pass@localhost/",
    "http://localhost/#fragment",
    "https://localhost/",
    "http://localhost/\r\nSet-Cookie: a=b",
    "http://local\thost/",
    " http://localhost/",
    "http://[::1]/",
  ])("%j", async (redirect_uri) => {
    const answer = await anybody.get(`/auth/google?${new URLSearchParams({ redirect_uri })}`);
    expectProblem(answer, 400, "invalid_redirect_uri", ["redirect_uri"]);
    expect(answer.headers.has("Location")).toBe(false);
    expect(cookiesOf(answer)).toEqual([]);
  });
});
