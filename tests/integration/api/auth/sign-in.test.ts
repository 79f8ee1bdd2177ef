import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { approve, begin, finish } from "../../../support/browser.ts";
import { anybody, signIn } from "../../../support/client.ts";
import { claimsOf } from "../../../support/jwt.ts";
import { expectProblem } from "../../../support/problem.ts";

const newEmail = () => `ada@${randomUUID()}.example.com`;

describe("a sign-in", () => {
  test("begins at the provider with state, nonce and PKCE, different ones each time", async () => {
    const [one, other] = [await begin({ login_hint: "ada@example.com" }), await begin()];
    const parameters = Object.fromEntries(one.url.searchParams);
    expect(parameters).toEqual({
      response_type: "code",
      client_id: expect.any(String),
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/auth\/google\/callback$/),
      state: expect.stringMatching(/^[\w-]{22,}$/),
      nonce: expect.stringMatching(/^[\w-]{22,}$/),
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      scope: "openid email profile",
      login_hint: "ada@example.com",
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(other.url.searchParams.get(name)).not.toBe(parameters[name]);
    }
    expect(other.url.searchParams.has("login_hint")).toBe(false);
  });

  test("ends with tokens and the user, when it was begun without redirect_uri", async () => {
    const email = newEmail();
    const { status, headers, body } = await finish(await approve(await begin({ login_hint: email })));
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.stringMatching(/^\S{60,}$/),
      tokenType: "Bearer",
      expiresIn: 900,
      user: {
        id: expect.any(String),
        name: "Ada",
        email,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    });
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.getSetCookie()).toEqual([]);
    const { iat, exp, ...claims } = claimsOf(body.accessToken) as { iat: number; exp: number };
    expect(exp - iat).toBe(900);
    expect(claims).toEqual({ iss: expect.stringMatching(/^http/), aud: "persona-ai-api", sub: body.user.id });
  });

  test("leads to the same user each time, and to another for another account", async () => {
    const email = newEmail();
    const [first, again] = [await signIn(email), await signIn(email)];
    expect(again.user).toEqual(first.user);
    expect(again.refreshToken).not.toBe(first.refreshToken);
    expect((await signIn(newEmail())).user.id).not.toBe(first.user.id);
  });

  test("is one new user when an account signs in 50 times at once for the first time", async () => {
    const email = newEmail();
    const all = await Promise.all(Array.from({ length: 50 }, () => signIn(email)));
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(50);
    expect((await all[49]!.get("/users/me/export")).body.sessions).toHaveLength(50);
  });
});

describe("a callback is refused", () => {
  test("for a state that was used, also at once, and signs in nobody twice", async () => {
    const path = await approve(await begin({ login_hint: newEmail() }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => finish(path)));
    const [first, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect(first!.status).toBe(200);
    for (const answer of [...others, await finish(path)])
      expectProblem(answer, 400, "invalid_state", ["state"]);
  });

  test("for a state that was never given, or another's, and spends that one's", async () => {
    const [ada, eve] = [await begin({ login_hint: newEmail() }), await begin({ login_hint: newEmail() })];
    const path = new URL(await approve(ada), "http://x");
    const withState = (state: string) =>
      `${path.pathname}?${new URLSearchParams({ state, code: path.searchParams.get("code")! })}`;
    for (const state of ["x", ada.state.slice(1), `${ada.state}x`, ada.state.toLowerCase(), "__proto__"]) {
      expectProblem(await finish(withState(state)), 400, "invalid_state", ["state"]);
    }
    expectProblem(await finish(withState(eve.state)), 400, "invalid_code", ["code"]);
    expectProblem(await finish(await approve(eve)), 400, "invalid_state");
  });

  test("for a code that the provider does not know", async () => {
    const { state } = await begin();
    expectProblem(await finish(`/auth/google/callback?state=${state}&code=made-up`), 400, "invalid_code", [
      "code",
    ]);
  });

  test("when the provider signed in nobody", async () => {
    for (const rest of ["&error=access_denied", "&error=access_denied&code=x", ""]) {
      const { state } = await begin();
      expectProblem(await finish(`/auth/google/callback?state=${state}${rest}`), 401, "sign_in_denied");
    }
  });

  test.each(["", "?code=x", "?state=", "?state=a&state=b", `?state=${"x".repeat(513)}`])(
    "for the query %j",
    async (query) => {
      expectProblem(await finish(`/auth/google/callback${query}`), 400, "invalid_request", ["state"]);
    },
  );
});

test("a sign-in does not begin with a hint or an address of any length", async () => {
  const long = "x".repeat(2001);
  expectProblem(await anybody.get(`/auth/google?login_hint=${long}`), 400, "invalid_request", ["login_hint"]);
  const address = `http://localhost/${long}`;
  expectProblem(await anybody.get(`/auth/google?redirect_uri=${address}`), 400, "invalid_request", [
    "redirect_uri",
  ]);
});
