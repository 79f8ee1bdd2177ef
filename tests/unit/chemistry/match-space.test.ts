import { fitsOf, similarity } from "@persona-ai/core/chemistry/fit.ts";
import { boundOf } from "@persona-ai/core/chemistry/match-bound.ts";
import { CELLS, keyOfPath, matchKeyOf, pathOfKey, zScoresOf } from "@persona-ai/core/chemistry/match-key.ts";
import { boxOf, DEPTH, pathOf, pointOf, SHAPE } from "@persona-ai/core/chemistry/match-space.ts";
import { profileOf } from "@persona-ai/core/chemistry/profile.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyFacets, anyZs, cardTraits, type Zs, zsOf } from "./people.ts";
import { traitsOfRespondents } from "./respondents.ts";

/** As keys hold them. */
const z = fc.integer({ min: -4_000, max: 4_000 }).map((thousandths) => thousandths / 1_000);
const flat = z.map((all) => zsOf(all, all, all, all, all));
const extreme: fc.Arbitrary<number> = fc.constantFrom(-9, -0.5, 0, 0.5, 9);
const somebody = (of: fc.Arbitrary<number>) =>
  fc.tuple(of, of, of, of, of).map(([o, c, e, a, n]) => zsOf(o, c, e, a, n));
const zs: fc.Arbitrary<Zs> = fc.oneof({ weight: 6, arbitrary: somebody(z) }, flat, somebody(extreme));
const profile = (domains: Zs) => ({ domains, facets: {} });

describe("a point", () => {
  test("has the similarity of two people as the inner product of their shapes", () => {
    fc.assert(
      fc.property(zs, zs, (a, b) => {
        const [one, other] = [pointOf(a), pointOf(b)];
        const product = SHAPE.reduce<number>((sum, i) => sum + one[i]! * other[i]!, 0);
        expect(product).toBeCloseTo(similarity(profile(a), profile(b), "domains") ?? 0, 6);
      }),
    );
  });

  test("lies in every box that its path begins with", () => {
    fc.assert(
      fc.property(zs, fc.nat(DEPTH), (a, length) => {
        const point = pointOf(a);
        const path = pathOf(point);
        expect(path).toMatch(new RegExp(`^[01]{${DEPTH}}$`));
        for (const [i, [low, high]] of boxOf(path.slice(0, length)).entries()) {
          expect(point[i]).toBeGreaterThanOrEqual(low - 1e-9);
          expect(point[i]).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
    );
  });
});

describe("the bound of a box", () => {
  test("is never less than the fit of somebody in it", () => {
    fc.assert(
      fc.property(zs, zs, fc.nat(DEPTH), (me, other, length) => {
        const { fit } = fitsOf(profile(me), profile(other), "domains");
        const bound = boundOf(pointOf(me), boxOf(pathOf(pointOf(other)).slice(0, length)));
        expect(bound).toBeGreaterThanOrEqual(fit);
      }),
      { numRuns: 3_000 },
    );
  });

  test("comes near to that fit as the box gets small", () => {
    const people = traitsOfRespondents().map(({ domains }) => domains);
    const at = (i: number) =>
      Object.fromEntries(DOMAINS.map((domain) => [domain, (people[i]![domain].t - 50) / 10])) as Zs;
    const gaps = Array.from({ length: 600 }, (_, i) => {
      const [me, other] = [at(i), at(i + 600)];
      const { fit } = fitsOf(profile(me), profile(other), "domains");
      return boundOf(pointOf(me), boxOf(pathOf(pointOf(other))))! - fit;
    });
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(0.1);
  });
});

describe("the key of a card in the index", () => {
  test("holds the regressed z-scores of the domains, to the thousandth of what they are", () => {
    fc.assert(
      fc.property(anyZs, (a) => {
        const held = zScoresOf(matchKeyOf(cardTraits(a))).domains;
        const is = profileOf({ traits: cardTraits(a) }).domains;
        for (const domain of DOMAINS) expect(Math.abs(held[domain] - is[domain])).toBeLessThan(0.00051);
      }),
    );
  });

  test("holds the regressed z-scores of the facets, to the tenth, in whatever order the card has them", () => {
    fc.assert(
      fc.property(anyZs, anyFacets, (a, facets) => {
        const turned = Object.fromEntries(Object.entries(facets).reverse());
        const key = matchKeyOf(cardTraits(a, facets));
        expect(matchKeyOf(cardTraits(a, turned))).toEqual(key);
        const held = Object.values(zScoresOf(key).facets);
        const ids = Object.keys(facets).toSorted();
        expect(held).toHaveLength(30);
        const is = profileOf({ traits: cardTraits(a, facets) }).facets;
        for (const [i, id] of ids.entries()) expect(Math.abs(held[i]! - is[id]!)).toBeLessThan(0.0501);
      }),
    );
  });

  test("names one of 8 cells and the box that these lie in", () => {
    fc.assert(
      fc.property(zs, (a) => {
        const key = matchKeyOf(cardTraits(a));
        expect(CELLS).toContain(key.cell);
        expect(pathOfKey(key)).toBe(pathOf(pointOf(zScoresOf(key).domains)));
      }),
    );
  });

  test("begins with the key of each box that it is in", () => {
    fc.assert(
      fc.property(zs, fc.integer({ min: 3, max: DEPTH }), (a, length) => {
        const key = matchKeyOf(cardTraits(a));
        const box = keyOfPath(pathOfKey(key).slice(0, length));
        expect(box.cell).toBe(key.cell);
        expect(key.vector.startsWith(box.vector)).toBe(true);
      }),
    );
  });

  test("has no cell with more than a quarter of people, so that none gets hot", () => {
    const cells = Map.groupBy(traitsOfRespondents(), (traits) => {
      const domains = DOMAINS.map((domain) => [domain, (traits.domains[domain].t - 50) / 10] as const);
      return matchKeyOf(cardTraits(Object.fromEntries(domains) as Zs)).cell;
    });
    expect([...cells.keys()].toSorted()).toEqual([...CELLS]);
    for (const people of cells.values()) expect(people.length / 1218).toBeLessThan(0.25);
  });
});
