import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, anybody, type SignedIn } from "../../support/client.ts";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { ownTable } from "../../support/own-table.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { type Zs, zsOf } from "../../unit/chemistry/people.ts";
import { type Published, published, withPersona } from "../chemistry/people.ts";

/** Its own, because who the best matches are depends on everybody. */
await ownTable();

const matches = (me: SignedIn, query = "") => me.get(`/personas/me/matches${query}`);
const handles = ({ body }: Answer) => body.items.map(({ handle }: Published) => handle);

const zs: Zs = zsOf(1, -0.5, 0.2, 0.8, -1);
const turned: Zs = zsOf(-1, 0.5, -0.2, -0.8, 1);
let ada: Published;
let twin: Published;
let people: Published[];

beforeAll(async () => {
  ada = await published("Ada", zs);
  twin = await published("Twin", { ...zs, openness: 1.1 });
  const between = [0.9, 0.5, 0.1, -0.3].map((share, i) => {
    const mixed = Object.entries(zs).map(([domain, z], j) => [domain, share * z + (i + j) / 100]);
    return published(`P${i}`, Object.fromEntries(mixed) as Zs);
  });
  people = [twin, ...(await Promise.all(between)), await published("Opposite", turned)];
});

describe("matches", () => {
  test("are all public cards but one's own, best first, each with its chemistry's score", async () => {
    const answer = await matches(ada);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const operation = operationsOf(await openApi()).find(({ id }) => id === "GET /personas/me/matches")!;
    expect(checkerOf(await openApi())(operation, answer)).toEqual([]);
    expect(handles(answer).toSorted()).toEqual(people.map(({ handle }) => handle).toSorted());
    const { items } = answer.body;
    const { body: card } = await anybody.get(`/cards/${twin.handle}`);
    expect(card).toMatchObject({ personaId: expect.any(String), imageUrl: expect.any(String) });
    expect(items[0]).toEqual({
      handle: twin.handle,
      personaId: card.personaId,
      name: "Twin",
      tagline: "What Twin is like",
      imageUrl: card.imageUrl,
      instrument: "sapa-bfi-25",
      score: expect.any(Number),
      interval: [expect.any(Number), expect.any(Number)],
      group: 1,
      basis: "domains",
    });
    const groups = items.map(({ group }: { group: number }) => group);
    expect(groups).toEqual(groups.toSorted((a: number, b: number) => a - b));
    expect(groups.at(-1)).toBeGreaterThan(1);
    expect(items.at(-1).name).toBe("Opposite");
    for (const { handle, score } of items) {
      expect((await ada.get(`/cards/${handle}/chemistry`)).body.score).toBe(score);
    }
    const scores = items.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
  });

  test("are as many as asked for, 1 to 100", async () => {
    const all = handles(await matches(ada));
    expect(handles(await matches(ada, "?limit=2"))).toEqual(all.slice(0, 2));
    expect(handles(await matches(ada, "?limit=100"))).toEqual(all);
    for (const limit of ["0", "101", "1.5", "x"]) {
      expectProblem(await matches(ada, `?limit=${limit}`), 400, "invalid_request", ["limit"]);
    }
  });

  test("need a sign-in and a card of one's own", async () => {
    expectProblem(await anybody.get("/personas/me/matches"), 401, "authentication_required");
    expectProblem(await matches(await signUp()), 409, "card_not_published");
    expectProblem(await matches(await withPersona("Shy", zs)), 409, "card_not_published");
  });

  test("forget at once who withdraws, renames or deletes their persona", async () => {
    const eve = await published("Eve", zs);
    expect(handles(await matches(ada))[0]).toBe(eve.handle);
    await eve.patch("/personas/me", { visibility: "private" });
    expect(handles(await matches(ada))).not.toContain(eve.handle);
    await eve.patch("/personas/me", { visibility: "public" });
    expect(handles(await matches(ada))).toContain(eve.handle);
    await eve.patch("/personas/me", { handle: "eve-again" });
    expect(handles(await matches(ada))).not.toContain(eve.handle);
    expect(handles(await matches(ada))).toContain("eve-again");
    await eve.delete("/personas/me");
    expect(handles(await matches(ada))).not.toContain("eve-again");
    expect(handles(await matches(ada)).toSorted()).toEqual(people.map(({ handle }) => handle).toSorted());
  });

  test("between people with facets are ordered by these", async () => {
    const facets = (sign: number) =>
      Object.fromEntries(
        ["trust", "morality", "altruism", "cooperation", "modesty", "sympathy"].map((name, i) => [
          `agreeableness.${name}`,
          sign * (i % 2 === 0 ? 1 : -1),
        ]),
      );
    const one = await published("One", zs, facets(1));
    const unlike = await published("Unlike", zs, facets(-1));
    const alike = await published("Alike", { ...zs, openness: 1.2 }, facets(1));
    const { items } = (await matches(one)).body;
    const named = (name: string) => items.find((item: { name: string }) => item.name === name);
    expect(named("Alike").basis).toBe("facets");
    expect(named("Unlike").basis).toBe("facets");
    expect(named("Twin").basis).toBe("domains");
    expect(named("Alike").score).toBeGreaterThan(named("Unlike").score);
    for (const somebody of [one, unlike, alike]) await somebody.delete("/personas/me");
  });
});
