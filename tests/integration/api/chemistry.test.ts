import { describe, expect, test } from "vitest";
import { anybody, type SignedIn } from "../../support/client.ts";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { zsOf } from "../../unit/chemistry/people.ts";
import { publish, published, withPersona } from "../chemistry/people.ts";

const ada = await published("Ada", zsOf(1.2, 0.1, 1.4, -0.9, -0.8));
const bob = await published("Bob", zsOf(0.9, -0.4, -1.3, 1.1, -0.7));
const between = (a: string, b: string, headers = {}) => anybody.get(`/chemistry/${a}/${b}`, headers);
const withMe = (me: SignedIn, handle: string) => me.get(`/cards/${handle}/chemistry`);

const document = await openApi();
const check = checkerOf(document);
const operation = (id: string) => operationsOf(document).find((one) => one.id === id)!;

describe("the chemistry of two public cards", () => {
  test("is there for anybody, as described, and the same whichever is named first", async () => {
    const answer = await between(ada.handle, bob.handle);
    expect(answer.status).toBe(200);
    expect(check(operation("GET /chemistry/{a}/{b}"), answer)).toEqual([]);
    expect(answer.body.dimensions.map(({ id }: { id: string }) => id)).toEqual([
      "similarity",
      "warmth",
      "dominance",
    ]);
    expect(answer.body.dimensions[2].explanation).toContain("Ada tends to lead");
    const turned = await between(bob.handle, ada.handle);
    expect(JSON.stringify(turned.body)).toBe(JSON.stringify(answer.body));
    expect(turned.headers.get("ETag")).toBe(answer.headers.get("ETag"));
  });

  test("is kept by caches for a short time, and asked for again by its ETag", async () => {
    const { headers } = await between(ada.handle, bob.handle);
    const etag = headers.get("ETag")!;
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(headers.get("Cache-Control")).toMatch(
      /^public,.*s-maxage=\d{1,2},.*stale-while-revalidate=\d{1,2}$/,
    );
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const unchanged = await between(ada.handle, bob.handle, { "If-None-Match": known });
      expect(unchanged).toMatchObject({ status: 304, body: "" });
      expect(unchanged.headers.get("ETag")).toBe(etag);
      expect(unchanged.headers.get("Cache-Control")).toBe(headers.get("Cache-Control"));
    }
    expect(await between(ada.handle, bob.handle, { "If-None-Match": '"x"' })).toMatchObject({ status: 200 });
    const other = await published("Eve", zsOf(0, 1, 0, 1, 0));
    expect((await between(ada.handle, other.handle)).headers.get("ETag")).not.toBe(etag);
  });

  test("is told in the language that is asked for, and refuses one that there is none of", async () => {
    const german = await anybody.get(`/chemistry/${ada.handle}/${bob.handle}?language=de`);
    const { body } = await between(ada.handle, bob.handle);
    expect(german).toMatchObject({ status: 200, body: { score: body.score, interval: body.interval } });
    expect(german.body.dimensions[2].explanation).toContain("Ada neigt dazu zu führen");
    expect((await ada.get(`/cards/${bob.handle}/chemistry?language=de`)).body).toEqual(german.body);
    const klingon = await anybody.get(`/chemistry/${ada.handle}/${bob.handle}?language=tlh`);
    expectProblem(klingon, 400, "invalid_request", ["language"]);
  });

  test("is not there for a card that is not, and is none of a card with itself", async () => {
    for (const [a, b] of [
      [ada.handle, "nobody-has-this"],
      ["nobody-has-this", ada.handle],
      ["nobody-has-this", "nobody-has-this"],
      [ada.handle, "No Handle!"],
    ] as const) {
      expectProblem(await between(a, b), 404, "card_not_found");
    }
    expectProblem(await between(ada.handle, ada.handle), 409, "same_person");
    expectProblem(await between(ada.handle, "x".repeat(129)), 400, "invalid_request", ["b"]);
  });

  test("is forgotten at once when one of the two withdraws, changes the handle or is deleted", async () => {
    const eve = await published("Eve", zsOf(0, 1, 0, 1, 0));
    const { headers } = await between(ada.handle, eve.handle);
    const known = { "If-None-Match": headers.get("ETag")! };
    await eve.patch("/personas/me", { visibility: "private" });
    expectProblem(await between(ada.handle, eve.handle, known), 404, "card_not_found");
    expectProblem(await withMe(ada, eve.handle), 404, "card_not_found");
    await eve.patch("/personas/me", { visibility: "public" });
    expect(await between(ada.handle, eve.handle)).toMatchObject({ status: 200 });
    const next = await publish(eve);
    expectProblem(await between(ada.handle, eve.handle), 404, "card_not_found");
    expect(await between(ada.handle, next)).toMatchObject({ status: 200 });
    await eve.delete("/personas/me");
    expectProblem(await between(ada.handle, next), 404, "card_not_found");
  });
});

describe("my chemistry with the owner of a card", () => {
  test("is the same as anybody sees of our two cards, from either side, and not to be cached", async () => {
    const { body } = await between(ada.handle, bob.handle);
    const [mine, theirs] = [await withMe(ada, bob.handle), await withMe(bob, ada.handle)];
    expect(mine).toMatchObject({ status: 200, body });
    expect(theirs).toMatchObject({ status: 200, body });
    expect(mine.headers.get("Cache-Control")).toBe("no-store");
    expect(check(operation("GET /cards/{handle}/chemistry"), mine)).toEqual([]);
  });

  test("needs a sign-in, a card of my own, one of theirs, and two people", async () => {
    expectProblem(await anybody.get(`/cards/${bob.handle}/chemistry`), 401, "authentication_required");
    expectProblem(await withMe(await signUp(), bob.handle), 409, "card_not_published");
    const shy = await withPersona("Shy", zsOf(0, 1, 0, 1, 0));
    expectProblem(await withMe(shy, bob.handle), 409, "card_not_published");
    await shy.patch("/personas/me", { handle: `shy-${shy.user.id.slice(-12).toLowerCase()}` });
    expectProblem(await withMe(shy, bob.handle), 409, "card_not_published");
    expectProblem(await withMe(ada, "nobody-has-this"), 404, "card_not_found");
    expectProblem(await withMe(ada, ada.handle), 409, "same_person");
    expectProblem(await withMe(ada, "x".repeat(129)), 400, "invalid_request", ["handle"]);
  });

  test("is no longer there once I have withdrawn my own card", async () => {
    const eve = await published("Eve", zsOf(0, 1, 0, 1, 0));
    expect(await withMe(eve, bob.handle)).toMatchObject({ status: 200 });
    await eve.patch("/personas/me", { visibility: "private" });
    expectProblem(await withMe(eve, bob.handle), 409, "card_not_published");
  });
});
