import { calibrated } from "@persona-ai/core/chemistry/calibration.ts";
import { basisOf, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { blocksOf, type Entry, pack, unpack } from "@persona-ai/core/chemistry/match-block.ts";
import {
  type Scales,
  scalesOf,
  scalesOfText,
  textOf,
  zOfDomain,
} from "@persona-ai/core/chemistry/match-scales.ts";
import { bestOf, better } from "@persona-ai/core/chemistry/match-scan.ts";
import { profileOf } from "@persona-ai/core/chemistry/profile.ts";
import type { ZScores } from "@persona-ai/core/traits";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyFacets, anyZs, cardTraits, type Zs, zsOf } from "./people.ts";

const extreme: fc.Arbitrary<number> = fc.constantFrom(-9, -0.5, 0, 0.5, 9);
/** Some of them flat, some alike, some beyond what is kept. */
const zs: fc.Arbitrary<Zs> = fc.oneof(
  { weight: 4, arbitrary: anyZs },
  extreme.map((z) => zsOf(z, z, z, z, z)),
  fc.tuple(extreme, extreme, extreme).map(([a, b, c]) => zsOf(a, b, c, a, b)),
);
const scales: fc.Arbitrary<Scales> = fc
  .tuple(zs, fc.option(anyFacets, { nil: undefined }))
  .map(([domains, facets]) => scalesOf(cardTraits(domains, facets)));
const crowd: fc.Arbitrary<Entry[]> = fc
  .array(scales, { maxLength: 60 })
  .map((all) => all.map((one, i) => ({ handle: `h-${i}`, scales: one })));

/** As chemistry has them. */
const zScores = ({ domains, facets }: Scales): ZScores => ({
  domains: Object.fromEntries(DOMAINS.map((domain, i) => [domain, zOfDomain(domains[i]!)])) as Zs,
  facets: Object.fromEntries(facets.map((tenths, i) => [`${i}`, tenths / 10])),
});
const scoreOf = (me: Scales, { handle, scales: theirs }: Entry) => {
  const [a, b] = [zScores(me), zScores(theirs)];
  const basis = basisOf(a, b);
  const { fit } = fitsOf(a, b, basis);
  return { handle, fit, score: calibrated(basis, "fit", fit) };
};
const nobody = () => false;

describe("the scales of a card", () => {
  test("are its regressed z-scores, of domains to the thousandth and of facets to the tenth, in any order of these", () => {
    fc.assert(
      fc.property(anyZs, anyFacets, (domains, facets) => {
        const traits = cardTraits(domains, facets);
        const turned = cardTraits(domains, Object.fromEntries(Object.entries(facets).reverse()));
        expect(scalesOf(turned)).toEqual(scalesOf(traits));
        const [held, is] = [zScores(scalesOf(traits)), profileOf({ traits })];
        for (const domain of DOMAINS)
          expect(Math.abs(held.domains[domain] - is.domains[domain])).toBeLessThan(0.00051);
        const ids = Object.keys(facets).toSorted();
        expect(Object.keys(held.facets)).toHaveLength(30);
        for (const [i, id] of ids.entries())
          expect(Math.abs(held.facets[i]! - is.facets[id]!)).toBeLessThan(0.0501);
      }),
    );
  });

  test("are the same again from the text of the index", () => {
    fc.assert(
      fc.property(scales, (some) => {
        expect(scalesOfText(textOf(some))).toEqual(some);
      }),
    );
  });
});

describe("the blocks of many people", () => {
  test("are the same again from their bytes, wherever these begin in memory", () => {
    fc.assert(
      fc.property(crowd, fc.nat(3), (people, offset) => {
        const bytes = pack(blocksOf(people));
        const moved = new Uint8Array(offset + bytes.length);
        moved.set(bytes, offset);
        expect(unpack(moved.subarray(offset))).toEqual(blocksOf(people));
      }),
    );
  });
});

describe("the best matches", () => {
  test("are those whom chemistry fits best, in its order, whoever asks among whomever", () => {
    fc.assert(
      fc.property(scales, crowd, fc.integer({ min: 1, max: 80 }), (me, people, count) => {
        const found = bestOf(me, blocksOf(people), count, nobody);
        const all = people.map((one) => scoreOf(me, one));
        expect(found).toHaveLength(Math.min(count, people.length));
        expect(found).toEqual(found.toSorted(better));
        const byHandle = new Map(all.map((one) => [one.handle, one]));
        for (const { handle, fit, score } of found) {
          expect(fit).toBeCloseTo(byHandle.get(handle)!.fit, 9);
          expect(score).toBeCloseTo(byHandle.get(handle)!.score, 6);
        }
        const worst = found.at(-1)?.score ?? 0;
        const handles = new Set(found.map(({ handle }) => handle));
        for (const { handle, score } of all)
          if (!handles.has(handle)) expect(score).toBeLessThanOrEqual(worst + 1e-6);
      }),
    );
  });

  test("come by their scores, where these are equal by how they fit, and else by their handles", () => {
    const all = [
      { handle: "b", score: 80, fit: 0.5 },
      { handle: "z", score: 100, fit: 0.9 },
      { handle: "y", score: 100, fit: 0.95 },
      { handle: "a", score: 100, fit: 0.95 },
      { handle: "c", score: 80, fit: 0.5 },
    ];
    expect(all.toSorted(better).map(({ handle }) => handle)).toEqual(["a", "y", "z", "b", "c"]);
    expect(
      all
        .toReversed()
        .toSorted(better)
        .map(({ handle }) => handle),
    ).toEqual(["a", "y", "z", "b", "c"]);
  });

  test("of people who are all alike are in the order of their handles", () => {
    const alike = scalesOf(cardTraits(zsOf(1, 0, -1, 0.5, 0)));
    const people = ["d", "b", "a", "c"].map((handle) => ({ handle, scales: alike }));
    const found = bestOf(alike, blocksOf(people), 3, nobody);
    expect(found.map(({ handle }) => handle)).toEqual(["a", "b", "c"]);
    for (const { fit } of found) expect(fit).toBeCloseTo(scoreOf(alike, people[0]!).fit, 9);
  });

  test("are made up for where one of them is left out", () => {
    fc.assert(
      fc.property(scales, crowd, (me, people) => {
        const all = bestOf(me, blocksOf(people), people.length, nobody);
        const others = bestOf(me, blocksOf(people), 5, (handle) => handle === all[0]?.handle);
        expect(others).toEqual(all.slice(1, 6));
      }),
    );
  });
});
