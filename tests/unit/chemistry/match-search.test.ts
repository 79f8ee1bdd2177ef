import { calibrated } from "@persona-ai/core/chemistry/calibration.ts";
import { basisOf, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { matchKeyOf, pathOfKey, zScoresOf } from "@persona-ai/core/chemistry/match-key.ts";
import { better, type Candidate, type Read, search } from "@persona-ai/core/chemistry/match-search.ts";
import type { ZScores } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaussian, randomFrom } from "../fidelity/random.ts";
import { anyFacets, anyZs, cardTraits, type Zs, zsOf } from "./people.ts";

type Facets = Record<string, number>;

/** An index in memory: sorted by path and handle, read as the table's is. */
function indexOf(people: Zs[], facets: (i: number) => Facets | undefined = () => undefined) {
  const rows = people
    .map((zs, i): Candidate & { key: string } => {
      const key = matchKeyOf(cardTraits(zs, facets(i)));
      const path = pathOfKey(key);
      const handle = `h-${i}`;
      return { handle, path, z: zScoresOf(key), key: `${path}#${handle}` };
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const reads: string[] = [];
  const read: Read = async (path, limit, after = "") => {
    reads.push(path);
    const inBox = rows.filter(({ key }) => key.startsWith(path) && key > after);
    const candidates = inBox.slice(0, limit);
    return { candidates, ...(inBox.length > limit && { next: candidates.at(-1)!.key }) };
  };
  return { rows, read, reads };
}

const bestOf = (rows: Candidate[], me: ZScores, wanted: number) =>
  rows
    .map(({ handle, z }) => {
      const basis = basisOf(me, z);
      const { fit } = fitsOf(me, z, basis);
      return { handle, fit, score: calibrated(basis, "fit", fit) };
    })
    .toSorted(better)
    .slice(0, wanted);

const profile = (domains: Zs): ZScores => ({ domains, facets: {} });
const random = randomFrom(1);
const somebody = () =>
  zsOf(gaussian(random), gaussian(random), gaussian(random), gaussian(random), gaussian(random));
const crowd = Array.from({ length: 3_000 }, somebody);

describe("the search for matches", () => {
  test("finds the very best of any people, some of them alike", async () => {
    const few = fc.integer({ min: -1, max: 1 }).map((z) => zsOf(z, -z, z, 0, z));
    const people = fc.array(fc.oneof(anyZs, few), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(
        people,
        anyZs.map(profile),
        fc.integer({ min: 1, max: 30 }),
        async (all, me, wanted) => {
          const { rows, read } = indexOf(all);
          const { best, exact } = await search({ me, wanted, read, budget: Number.POSITIVE_INFINITY });
          expect(exact).toBe(true);
          expect(best).toEqual(bestOf(rows, me, wanted));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("finds the very best of a crowd without reading most of it", async () => {
    const { rows, read } = indexOf(crowd);
    let all = 0;
    for (let i = 0; i < 10; i++) {
      const me = profile(somebody());
      const { best, exact, seen } = await search({ me, wanted: 20, read });
      expect(exact).toBe(true);
      expect(best).toEqual(bestOf(rows, me, 20));
      all += seen;
    }
    expect(all / 10).toBeLessThan(crowd.length / 1.5);
  });

  test("reads the 8 cells once when there is hardly anybody", async () => {
    for (const count of [0, 1, 50]) {
      const { read, reads } = indexOf(crowd.slice(0, count));
      const { best, seen } = await search({ me: profile(somebody()), wanted: 20, read });
      expect(reads.length).toBeLessThanOrEqual(8);
      expect(best).toHaveLength(Math.min(20, count));
      expect(seen).toBeLessThanOrEqual(count);
    }
  });

  test("ends when the budget is used up, says so, and answers the best it has read", async () => {
    const { rows, read } = indexOf(crowd);
    const me = profile(somebody());
    const { best, exact, seen } = await search({ me, wanted: 20, read, budget: 400 });
    expect(exact).toBe(false);
    expect(seen).toBeGreaterThanOrEqual(400);
    expect(seen).toBeLessThan(400 + 8 * 60);
    expect(best).toHaveLength(20);
    expect(best.every(({ handle }) => rows.some((row) => row.handle === handle))).toBe(true);
    expect(best).toEqual(best.toSorted(better));
  });

  test("gets past more people than a page holds who are all alike", async () => {
    const zs = zsOf(1, 0, -1, 0.5, 0);
    const me = profile(zs);
    const { rows, read } = indexOf([...Array.from({ length: 500 }, () => zs), ...crowd.slice(0, 200)]);
    const { best, exact } = await search({ me, wanted: 30, read });
    expect(exact).toBe(true);
    expect(best).toEqual(bestOf(rows, me, 30));
  });

  test("leaves out whoever asks, and names nobody twice who is seen twice while they move", async () => {
    const { rows, read } = indexOf(crowd.slice(0, 100));
    const me = profile(crowd[0]!);
    const moving = rows[0]!;
    const twice: Read = async (path, limit, after) => {
      const page = await read(path, limit, after);
      return { ...page, candidates: [...page.candidates, { ...moving, path }] };
    };
    const { best } = await search({ me, wanted: 100, read: twice, exclude: "h-0" });
    const handles = best.map(({ handle }) => handle);
    expect(handles).not.toContain("h-0");
    expect(new Set(handles).size).toBe(handles.length);
  });

  test("orders people with facets by these for somebody who has them, too, and others by their domains", async () => {
    const drawn = fc.sample(anyFacets, 301);
    const { rows, read } = indexOf(crowd.slice(0, 300), (i) => (i % 2 === 0 ? drawn[i] : undefined));
    const me = zScoresOf(matchKeyOf(cardTraits(somebody(), drawn[300])));
    const { best, exact, seen } = await search({ me, wanted: 20, read });
    expect({ exact, seen }).toEqual({ exact: true, seen: 300 });
    expect(best).toEqual(bestOf(rows, me, 20));
    const bases = new Set(rows.map(({ z }) => basisOf(me, z)));
    expect(bases).toEqual(new Set(["facets", "domains"]));
  });

  test("answers some to spare, the next best that it has seen", async () => {
    const { rows, read } = indexOf(crowd);
    const me = profile(somebody());
    const { best } = await search({ me, wanted: 20, spare: 10, read });
    expect(best).toHaveLength(30);
    expect(best.slice(0, 20)).toEqual(bestOf(rows, me, 20));
    expect(best).toEqual(best.toSorted(better));
  });
});
