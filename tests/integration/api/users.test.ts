import type { User } from "@persona-ai/core/user";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { nextMillisecond, stopClock } from "../../support/clock.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** Whom nothing happens to. */
const eve = await signUp("Eve");

describe("a signed-in user", () => {
  test("is told who they are, as the sign-in told them", async () => {
    const ada = await signUp("Ada");
    const { status, headers, body } = await ada.get("/users/me");
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        id: expect.stringMatching(/^usr_[0-9A-HJKMNP-TV-Z]{26}$/),
        name: "Ada",
        email: expect.stringMatching(/^ada@/),
        createdAt: TIME,
        updatedAt: TIME,
      },
    });
    expect(body).toEqual(ada.user);
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  test("changes one field, keeps the others, and takes back what chose their norm group", async () => {
    const ada = await signUp("Ada");
    await nextMillisecond();
    const changed = await ada.patch("/users/me", { sex: "female", birthYear: 1990 });
    expect(changed).toMatchObject({ status: 200, body: { name: "Ada", sex: "female", birthYear: 1990 } });
    expect((await ada.patch("/users/me", { name: "  Ada Lovelace " })).body).toMatchObject({
      name: "Ada Lovelace",
      birthYear: 1990,
    });
    const { body } = await ada.patch("/users/me", { sex: null });
    const { createdAt, updatedAt } = ada.user as User.Info;
    expect(body).not.toHaveProperty("sex");
    expect((await ada.get("/users/me")).body).toEqual(body);
    expect(body.updatedAt > updatedAt).toBe(true);
    expect(body).toMatchObject({ birthYear: 1990, createdAt });
  });

  test("may have a name in any script", async () => {
    const ada = await signUp();
    const name = "愛 ‏أدا 👩🏽‍🔬";
    expect(await ada.patch("/users/me", { name })).toMatchObject({ status: 200, body: { name } });
  });
});

describe("a change of the user is refused", () => {
  test("is not for people under 16", async () => {
    stopClock();
    const ada = await signUp();
    const year = new Date().getUTCFullYear();
    for (const birthYear of [year - 15, year - 1, year]) {
      expectProblem(await ada.patch("/users/me", { birthYear }), 400, "too_young", ["birthYear"]);
    }
    expect((await ada.patch("/users/me", { birthYear: year - 16 })).status).toBe(200);
  });

  test("is not for people who are not born yet", async () => {
    stopClock();
    const birthYear = new Date().getUTCFullYear() + 1;
    expectProblem(await eve.patch("/users/me", { birthYear }), 400, "invalid_request", ["birthYear"]);
    expect((await eve.get("/users/me")).body).toEqual(eve.user);
  });

  test.each([
    ["another id", { id: "usr_1", email: "eve@example.com" }, ["id", "email"]],
    ["an unknown sex", { sex: "other" }, ["sex"]],
    ["an empty name", { name: "   " }, ["name"]],
    ["a name too long", { name: "x".repeat(101) }, ["name"]],
    ["no name", { name: null }, ["name"]],
    ["half a character", { name: "\ud83d" }, ["name"]],
    ["a year as text", { birthYear: "1990" }, ["birthYear"]],
    ["half a year", { birthYear: 1990.5 }, ["birthYear"]],
    ["a year before anybody", { birthYear: 1899 }, ["birthYear"]],
    ["a prototype", JSON.parse('{ "__proto__": { "name": "Eve" } }'), ["__proto__"]],
    ["everything at once", { sex: 1, birthYear: [], foo: 1 }, ["sex", "birthYear", "foo"]],
    ["a list", [], [""]],
    ["null", null, [""]],
    ["no body at all", undefined, [""]],
  ])("for %s, and changes nothing", async (_what, change, paths) => {
    expectProblem(await eve.patch("/users/me", change), 400, "invalid_request", paths);
    expect((await eve.get("/users/me")).body).toEqual(eve.user);
  });
});

test.each([
  ["GET", "/users/me"],
  ["PATCH", "/users/me"],
  ["DELETE", "/users/me"],
  ["GET", "/users/me/export"],
] as const)("%s %s needs a signed-in user", async (method, path) => {
  const call = method === "GET" ? anybody.get : method === "PATCH" ? anybody.patch : anybody.delete;
  const answer = await call(path);
  expectProblem(answer, 401, "authentication_required");
  expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
});

test("a deleted account is gone at once, for the tokens it had, too", async () => {
  const ada = await signUp();
  expect(await ada.delete("/users/me")).toMatchObject({ status: 204, body: "" });
  expectProblem(await ada.get("/users/me"), 401, "account_gone");
  expectProblem(await ada.patch("/users/me", { name: "Ada" }), 401, "account_gone");
  expectProblem(await ada.get("/users/me/export"), 401, "account_gone");
  expectProblem(await ada.delete("/users/me"), 401, "account_gone");
  const analysis = { title: "Me", instrument: "sapa-bfi-25" };
  expectProblem(await ada.post("/analyses", analysis), 401, "account_gone");
  const { refreshToken } = ada;
  expectProblem(await anybody.post("/auth/refresh", { refreshToken }), 401, "invalid_refresh_token");
});
