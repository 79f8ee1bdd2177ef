import { Session } from "@persona-ai/core/session";
import { describe, expect, test } from "vitest";
import { approve, begin, cookiesOf, deployed, finish, sendCookies } from "../../../support/browser.ts";
import { type Answer, anybody, connect, inProcess, signIn } from "../../../support/client.ts";
import { signUp } from "../../../support/people.ts";
import { expectProblem } from "../../../support/problem.ts";

const refresh = (refreshToken: unknown) => anybody.post("/auth/refresh", { refreshToken });
const logout = (refreshToken: unknown) => anybody.post("/auth/logout", { refreshToken });

describe("a refresh token", () => {
  test("gives a new pair, again and again", async () => {
    const ada = await signUp();
    let { refreshToken } = ada;
    const seen = new Set([refreshToken]);
    for (let i = 0; i < 5; i++) {
      const { status, headers, body } = await refresh(refreshToken);
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          accessToken: expect.any(String),
          refreshToken: expect.any(String),
          tokenType: "Bearer",
          expiresIn: 900,
        },
      });
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.getSetCookie()).toEqual([]);
      expect((await connect(inProcess, body.accessToken).get("/users/me")).body).toEqual(ada.user);
      refreshToken = body.refreshToken;
      seen.add(refreshToken);
    }
    expect(seen.size).toBe(6);
    expect((await ada.get("/users/me/export")).body.sessions).toHaveLength(1);
  });

  test("that was spent before the last one ends its whole family, the newest token too, and no other", async () => {
    const ada = await signUp();
    const other = await signIn((ada.user as unknown as { email: string }).email);
    const second = (await refresh(ada.refreshToken)).body.refreshToken;
    const third = (await refresh(second)).body.refreshToken;
    expectProblem(await refresh(ada.refreshToken), 401, "refresh_token_reused");
    for (const token of [third, second, ada.refreshToken]) {
      expectProblem(await refresh(token), 401, "invalid_refresh_token");
    }
    expect((await ada.get("/users/me/export")).body.sessions).toHaveLength(1);
    expect(await refresh(other.refreshToken)).toMatchObject({ status: 200 });
    expect((await ada.get("/users/me")).status).toBe(200);
  });

  test("is spent for one other, however many use it at once: nobody is signed out", async () => {
    const { refreshToken } = await signUp();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const next = new Set(answers.map(({ body }) => body.refreshToken));
    expect(next.size).toBe(1);
    const [token] = next;
    expect(await refresh(token)).toMatchObject({ status: 200 });
  });

  test("that was spent last works again for half a minute, and ends its family after that", async () => {
    const { refreshToken, user } = await signUp();
    const start = Date.now();
    const at = (ms: number) => new Date(start + ms);
    const { token: second } = await Session.refresh(refreshToken, at(0));
    for (const ms of [1, 15_000, Session.GRACE_MS]) {
      expect(await Session.refresh(refreshToken, at(ms))).toEqual({ userId: user.id, token: second });
    }
    await expect(Session.refresh(refreshToken, at(Session.GRACE_MS + 1))).rejects.toThrow(
      Session.RefreshTokenReused,
    );
    await expect(Session.refresh(second, at(Session.GRACE_MS + 2))).rejects.toThrow(
      Session.InvalidRefreshToken,
    );
  });

  test("whose answer was lost on the way is replaced by a good cookie, too", async () => {
    const { refreshToken } = await signUp();
    const send = () => anybody.post("/auth/refresh", undefined, { Cookie: `refresh_token=${refreshToken}` });
    const [lost, repeated] = [await send(), await send()];
    expect(repeated.status).toBe(200);
    expect(sendCookies(repeated)).toBe(sendCookies(lost));
    const next = await anybody.post("/auth/refresh", undefined, { Cookie: sendCookies(repeated) });
    expect(next.status).toBe(200);
  });

  test("that is refused leaves the cookie alone: the browser may have a newer one", async () => {
    const { refreshToken } = await signUp();
    const cookie = { Cookie: `refresh_token=${refreshToken}` };
    const second = await anybody.post("/auth/refresh", undefined, cookie);
    await anybody.post("/auth/refresh", undefined, { Cookie: sendCookies(second) });
    const reused = await anybody.post("/auth/refresh", undefined, cookie);
    expectProblem(reused, 401, "refresh_token_reused");
    const dead = await anybody.post("/auth/refresh", undefined, cookie);
    expectProblem(dead, 401, "invalid_refresh_token");
    for (const { headers } of [reused, dead]) expect(headers.getSetCookie()).toEqual([]);
  });

  test("is found among several cookies of its name", async () => {
    const { refreshToken } = await signUp();
    const long = `refresh_token=${"x".repeat(2_100)}.s.c.d`;
    const Cookie = `refresh_token=garbage; ${long}; refresh_token=${refreshToken}`;
    expect(await anybody.post("/auth/refresh", undefined, { Cookie })).toMatchObject({ status: 200 });
  });

  test("is not another's that a sibling host has set, wherever it stands, and even alone", async () => {
    const mallory = await signUp("Mallory");
    await deployed(async () => {
      const begun = await begin({
        redirect_uri: "http://localhost:5173/",
        login_hint: "ada@siblings.example.com",
      });
      const own = await finish(await approve(begun), begun.cookie);
      const theirs = `refresh_token=${mallory.refreshToken}`;
      const whose = (answer: Answer) =>
        cookiesOf(answer)
          .find(({ name }) => name === "refresh_token")!
          .value.split(".")[0];
      let last = own;
      for (const order of [`${theirs}; ${sendCookies(own)}`, `${sendCookies(own)}; ${theirs}`]) {
        last = await anybody.post("/auth/refresh", undefined, { Cookie: order });
        expect(last.status).toBe(200);
        expect(whose(last)).toBe(whose(own));
        expect(cookiesOf(last)).toContainEqual({
          name: "__Host-session",
          value: expect.any(String),
          attributes: ["HttpOnly", expect.stringMatching(/^Max-Age=/), "Path=/", "SameSite=Lax", "Secure"],
        });
      }
      for (const Cookie of [theirs, `${theirs}; __Host-session=${"x".repeat(43)}`]) {
        const refused = await anybody.post("/auth/refresh", undefined, { Cookie });
        expectProblem(refused, 401, "invalid_refresh_token");
      }
      const out = await anybody.post("/auth/logout", undefined, {
        Cookie: `${theirs}; ${sendCookies(last)}`,
      });
      expect(cookiesOf(out).map(({ name, value }) => `${name}=${value}`)).toEqual([
        "refresh_token=",
        "__Host-session=",
      ]);
    });
    expect(await refresh(mallory.refreshToken)).toMatchObject({ status: 200 });
  });

  test("is not got by a state that a sibling host has set", async () => {
    await deployed(async () => {
      const begun = await begin({
        redirect_uri: "http://localhost:5173/",
        login_hint: "eve@siblings.example.com",
      });
      const answer = await finish(await approve(begun), begun.cookie.replace("__Host-", ""));
      expect(answer.headers.get("Location")).toBe("http://localhost:5173/?error=invalid_state");
      expect(answer.headers.getSetCookie()).toEqual([]);
    });
  });

  test.each(["/auth/refresh", "/auth/logout"])(
    "too long for a key of the table is refused by %s",
    async (path) => {
      for (const token of [
        `${"x".repeat(2_100)}.s.c.d`,
        `usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C.${"s".repeat(1_100)}.c.d`,
      ]) {
        const { status } = await anybody.post(path, undefined, { Cookie: `refresh_token=${token}` });
        expect(status).toBe(path === "/auth/refresh" ? 401 : 204);
      }
    },
  );

  test("that was guessed is refused and does its family no harm", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const [user, session, family, secret] = ada.refreshToken.split(".") as [string, string, string, string];
    const theirs = bob.refreshToken.split(".");
    const guesses = [
      [user, session, theirs[2], secret],
      [user, session, theirs[2], theirs[3]],
      [theirs[0], session, family, secret],
      [user, theirs[1], family, secret],
      [user, session, family.toLowerCase(), secret],
      [user, session, family],
      [user, session, family, secret, ""],
      [user, session, "", ""],
    ];
    for (const guess of guesses) {
      expectProblem(await refresh(guess.join(".")), 401, "invalid_refresh_token");
    }
    for (const odd of ["x", "....", "\u0000.\u0000.\u0000.\u0000", ada.accessToken.slice(0, 512)]) {
      expectProblem(await refresh(odd), 401, "invalid_refresh_token");
    }
    expect(await refresh(ada.refreshToken)).toMatchObject({ status: 200 });
    expect(await refresh(bob.refreshToken)).toMatchObject({ status: 200 });
  });

  test("in the body goes before the one in the cookie", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const cookie = { Cookie: `refresh_token=${bob.refreshToken}` };
    const { refreshToken } = ada;
    const { body } = await anybody.post("/auth/refresh", { refreshToken }, cookie);
    expect(body.refreshToken.split(".")[0]).toBe(ada.user.id);
    expect(await refresh(bob.refreshToken)).toMatchObject({ status: 200 });
  });

  test.each([[""], [7], [null], [["x"]], ["x".repeat(513)], ["\ud800.a.b.c"]])(
    "is refused as %j",
    async (token) => {
      expectProblem(await refresh(token), 400, "invalid_request", ["refreshToken"]);
      expectProblem(await logout(token), 400, "invalid_request", ["refreshToken"]);
    },
  );

  test("is missing without a body, a field or a cookie", async () => {
    for (const answer of [
      await anybody.post("/auth/refresh"),
      await anybody.post("/auth/refresh", {}),
      await anybody.post("/auth/refresh", ""),
      await anybody.post("/auth/refresh", undefined, { Cookie: "refresh_token=" }),
    ]) {
      expectProblem(answer, 401, "invalid_refresh_token");
    }
  });
});

describe("a logout", () => {
  test("ends the session of the token, spent or not, and no other", async () => {
    const ada = await signUp();
    const other = await signIn((ada.user as unknown as { email: string }).email);
    const { body } = await refresh(ada.refreshToken);
    expect(await logout(ada.refreshToken)).toMatchObject({ status: 204, body: "" });
    expectProblem(await refresh(body.refreshToken), 401, "invalid_refresh_token");
    expect(await refresh(other.refreshToken)).toMatchObject({ status: 200 });
  });

  test("says nothing of whether there was a session", async () => {
    const { refreshToken } = await signUp();
    const [user, session, , secret] = refreshToken.split(".");
    for (const token of ["x", `${user}.${session}.x.${secret}`]) {
      expect(await logout(token)).toMatchObject({ status: 204 });
    }
    expect(await anybody.post("/auth/logout")).toMatchObject({ status: 204 });
    expect(await refresh(refreshToken)).toMatchObject({ status: 200 });
    expect(await logout(refreshToken)).toMatchObject({ status: 204 });
    expect(await logout(refreshToken)).toMatchObject({ status: 204 });
  });
});
