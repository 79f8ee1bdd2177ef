import { describe, expect, test } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { nextMillisecond } from "../../support/clock.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { answerAsPeers, openAnalysis as open } from "../../support/surveys.ts";

const COUNT = 23;

/** Later than any before, also by a clock of milliseconds: by that they are listed. */
async function openAnalysis(owner: SignedIn) {
  await nextMillisecond();
  return open(owner);
}
const eve = await signUp("Eve");

type Item = { id?: string; version?: number };
type List = { path: string; key(item: Item): string | number | undefined };

async function* lists(ada: SignedIn): AsyncGenerator<List> {
  for (let i = 0; i < COUNT; i++) await openAnalysis(ada);
  yield { path: "/analyses", key: ({ id }) => id };
  const analysis = await openAnalysis(ada);
  await answerAsPeers(analysis, COUNT);
  yield { path: `/analyses/${analysis.id}/responses`, key: ({ id }) => id };
  await storePersona(ada, {}, COUNT);
  yield { path: "/personas/me/versions", key: ({ version }) => version };
}

/** All pages of a list; `sizes` are theirs. */
async function walk(ada: SignedIn, { path, key }: List, limit: number) {
  const keys: (string | number | undefined)[] = [];
  const sizes: number[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const after: string = cursor && `&cursor=${cursor}`;
    const { status, body } = await ada.get(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}${after}`);
    expect(status).toBe(200);
    keys.push(...body.items.map(key));
    sizes.push(body.items.length);
    cursor = body.cursor;
  }
  return { keys, sizes };
}

describe("a list", () => {
  test("gives each item once, newest or oldest first, whatever the pages' size, and a cursor only to more", async () => {
    const ada = await signUp();
    for await (const list of lists(ada)) {
      const whole = await walk(ada, list, 100);
      expect(whole.sizes).toEqual([COUNT]);
      expect(new Set(whole.keys).size).toBe(COUNT);
      expect(whole.keys).toEqual(whole.keys.toSorted((a, b) => (b! > a! ? 1 : -1)));
      expect(await walk(ada, list, COUNT)).toEqual(whole);
      expect(await walk(ada, list, 10)).toEqual({ keys: whole.keys, sizes: [10, 10, 3] });
      expect((await walk(ada, list, 1)).sizes).toEqual(Array(COUNT).fill(1));
      const oldestFirst = await walk(ada, { ...list, path: `${list.path}?order=asc` }, 10);
      expect(oldestFirst.keys).toEqual(whole.keys.toReversed());
      const { body } = await ada.get(list.path);
      expect(body.items).toHaveLength(20);
      expect(Object.keys(body)).toEqual(["items", "cursor"]);
    }
  });

  test("goes on in its place when items come and go between its pages", async () => {
    const ada = await signUp();
    const made = [await openAnalysis(ada), await openAnalysis(ada), await openAnalysis(ada)];
    const { body: first } = await ada.get("/analyses?limit=2");
    await ada.delete(`/analyses/${made[1]!.id}`);
    await openAnalysis(ada);
    const { body: second } = await ada.get(`/analyses?limit=2&cursor=${first.cursor}`);
    expect(second).toEqual({ items: [expect.objectContaining({ id: made[0]!.id })] });
  });

  test("is what a filter leaves of it, page by page", async () => {
    const ada = await signUp();
    const made: { id: string }[] = [];
    for (let i = 0; i < 5; i++) made.push(await openAnalysis(ada));
    await ada.patch(`/analyses/${made[1]!.id}`, { status: "closed" });
    await ada.patch(`/analyses/${made[3]!.id}`, { status: "closed" });
    const idsOf = async (query: string, limit: number) =>
      (await walk(ada, { path: `/analyses?${query}`, key: ({ id }) => id }, limit)).keys;
    expect(await idsOf("status=closed", 1)).toEqual([made[3]!.id, made[1]!.id]);
    expect(await idsOf("status=open&order=asc", 2)).toEqual([0, 2, 4].map((i) => made[i]!.id));
    expect(await idsOf("instrument=ipip-neo-120", 2)).toEqual([]);
  });

  test.each([
    ["order", "up"],
    ["order", ""],
    ["status", "shut"],
    ["instrument", "mmpi"],
    ["kind", "core"],
    ["sort", "title"],
  ])("is not given by %s=%s", async (name, value) => {
    expectProblem(await eve.get(`/analyses?${name}=${value}`), 400, "invalid_request", [name]);
  });

  test("is empty for whoever has nothing", async () => {
    const ada = await signUp();
    expect((await ada.get("/analyses")).body).toEqual({ items: [] });
    const { id } = await openAnalysis(ada);
    expect((await ada.get(`/analyses/${id}/responses`)).body).toEqual({ items: [] });
  });

  test.each(["0", "101", "-1", "1.5", "ten", "", "1e99", "NaN", "1&limit=2"])(
    "is not given by a limit of %j",
    async (limit) => {
      const refused = await eve.get(`/analyses?limit=${limit}`);
      expectProblem(refused, 400, "invalid_request", ["limit"]);
      expect(refused.body.errors[0].message).toBe("A whole number from 1 to 100 is expected.");
    },
  );
});

describe("a cursor is refused", () => {
  test("by the same list in another order, or with another filter", async () => {
    const ada = await signUp();
    for (let i = 0; i < 3; i++) await openAnalysis(ada);
    const queries = ["", "&order=asc", "&status=open", "&order=asc&status=open"];
    const cursors = await Promise.all(
      queries.map(async (query) => (await ada.get(`/analyses?limit=1${query}`)).body.cursor),
    );
    for (const [i, cursor] of cursors.entries()) {
      for (const [j, query] of queries.entries()) {
        const { status } = await ada.get(`/analyses?limit=1${query}&cursor=${cursor}`);
        expect(status).toBe(i === j ? 200 : 400);
      }
    }
    expect((await ada.get(`/analyses?order=desc&cursor=${cursors[0]}`)).status).toBe(200);
  });

  test("when it was changed, made up, or given for another's or another list", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const paths = [];
    const cursors: string[] = [];
    for (const somebody of [ada, bob]) {
      const analysis = await openAnalysis(somebody);
      await openAnalysis(somebody);
      await answerAsPeers(analysis, 2);
      await storePersona(somebody, {}, 2);
      for (const path of ["/analyses", `/analyses/${analysis.id}/responses`, "/personas/me/versions"]) {
        const { body } = await somebody.get(`${path}?limit=1`);
        expect(await somebody.get(`${path}?cursor=${body.cursor}`)).toMatchObject({ status: 200 });
        if (somebody === ada) paths.push(path);
        cursors.push(body.cursor);
      }
    }
    for (const [at, path] of paths.entries()) {
      const own = cursors[at]!;
      const changed = [
        own.slice(1),
        own.slice(0, -1),
        `${own}x`,
        `${own}.x`,
        own.replace(".", ""),
        own.toUpperCase(),
      ];
      for (const cursor of [...cursors.toSpliced(at, 1), ...changed, "x", "e30.e30", "", "x".repeat(600)]) {
        expectProblem(await ada.get(`${path}?cursor=${cursor}`), 400, "invalid_request", ["cursor"]);
      }
    }
  });
});
