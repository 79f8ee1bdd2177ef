import { WEIGHTS } from "@persona-ai/core/chemistry/constants.ts";
import { basisOf, circumplex, fitsOf, weighted } from "@persona-ai/core/chemistry/fit.ts";
import { observedOf, profileOf, reliabilitiesOf } from "@persona-ai/core/chemistry/profile.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { tScore } from "@persona-ai/core/traits/scoring.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anybody, anyFacets, anyZs, person, zsOf } from "./people.ts";

const profile = anybody.map(profileOf);
const fits = ["similarity", "warmth", "dominance", "fit"] as const;

describe("fits of two people", () => {
  test("are those of the formulas, by an example worked by hand", () => {
    const [a, b] = [zsOf(1, 0, 2, -1, 0), zsOf(0, 1, -1, 1, 0)].map((zs) => observedOf(person("A", zs)));
    expect(circumplex(a!.domains)).toEqual({
      lov: expect.closeTo(0.383 * 2 - 0.924, 12),
      dom: expect.closeTo(0.924 * 2 + 0.383, 12),
    });
    // Centred, a is (0.6, -0.4, 1.6, -1.4, -0.4) and b (-0.2, 0.8, -1.2, 0.8, -0.2).
    const r = -3.4 / Math.sqrt(5.2 * 2.8);
    const result = fitsOf(a!, b!);
    expect(result.r).toBeCloseTo(r, 12);
    expect(result.similarity).toBeCloseTo((r + 1) / 2, 12);
    expect(result.warmth).toBeCloseTo(1 - (0.924 - 0.383 - (2 * 0.383 - 0.924)) / 4, 12);
    expect(result.dominance).toBeCloseTo(1 - (2 * 0.924 + 0.383 - (0.924 + 0.383)) / 4, 12);
    const { similarity, warmth, dominance } = WEIGHTS;
    expect(result.fit).toBeCloseTo(
      similarity * result.similarity + warmth * result.warmth + dominance * result.dominance,
      12,
    );
  });

  test("go by a domain's reliability as its band tells it: the share of the score that is no error", () => {
    // A band of 10 T is 2 × 1.6449 standard errors: one of 3.0398 T, of a deviation of 10.
    const { domains } = reliabilitiesOf(person("A", zsOf(1, 0, 2, -1, 0)));
    for (const domain of DOMAINS) expect(domains[domain]).toBeCloseTo(1 - 0.30398 ** 2, 3);
  });

  test("are the same whoever is named first", () => {
    fc.assert(
      fc.property(profile, profile, (a, b) => {
        expect(fitsOf(a, b)).toEqual(fitsOf(b, a));
      }),
    );
  });

  test("are the same for any order of the facets", () => {
    const shuffled = fc.tuple(anyFacets, anyFacets).chain(([a, b]) =>
      fc.record({
        a: fc.constant(a),
        b: fc.constant(b),
        order: fc.shuffledSubarray(Object.keys(a), { minLength: 30 }),
      }),
    );
    fc.assert(
      fc.property(anyZs, anyZs, shuffled, (one, other, { a, b, order }) => {
        const inOrder = (facets: Record<string, number>) =>
          Object.fromEntries(order.map((id) => [id, facets[id]!]));
        const usual = fitsOf(profileOf(person("A", one, a)), profileOf(person("B", other, b)));
        const turned = fitsOf(
          profileOf(person("A", one, inOrder(a))),
          profileOf(person("B", other, inOrder(b))),
        );
        expect(turned).toEqual(usual);
      }),
    );
  });

  test("stay as they are when scores and norms are moved together", () => {
    const { scales, norms } = Instrument.get("ipip-neo-120");
    const norm = norms["female:21-40"]!;
    const moved = fc.record({ by: fc.integer({ min: -50, max: 50 }), raws: fc.array(fc.nat(96)) });
    fc.assert(
      fc.property(moved, moved, ({ by, raws }, { raws: others }) => {
        const profiles = (shift: number) =>
          [raws, others].map((list) => {
            const zs = scales.map(({ id }, i) => {
              const { mean, sd } = norm.scales[id]!;
              const raw = list[i % Math.max(1, list.length)] ?? 12;
              return [id, (tScore(raw + shift, { mean: mean + shift, sd }) - 50) / 10] as const;
            });
            const all = Object.fromEntries(zs);
            const isDomain = (id: string) => DOMAINS.some((domain) => domain === id);
            const facets = Object.fromEntries(zs.filter(([id]) => !isDomain(id)));
            const [o, c, e, a, n] = DOMAINS.map((domain) => all[domain]!);
            return profileOf(person("A", zsOf(o!, c!, e!, a!, n!), facets));
          });
        const [a, b] = profiles(0);
        const [c, d] = profiles(by);
        for (const name of fits) expect(fitsOf(c!, d!)[name]).toBeCloseTo(fitsOf(a!, b!)[name], 9);
      }),
    );
  });

  test("are between 0 and 1", () => {
    fc.assert(
      fc.property(profile, profile, (a, b) => {
        const result = fitsOf(a, b);
        for (const name of fits) {
          expect(result[name]).toBeGreaterThanOrEqual(0);
          expect(result[name]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("raise the whole, each of the three", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const three = fc.record({ similarity: share, warmth: share, dominance: share });
    fc.assert(
      fc.property(three, fc.constantFrom("similarity", "warmth", "dominance"), share, (some, id, more) => {
        const raised = { ...some, [id]: Math.max(some[id], more) };
        expect(weighted(raised)).toBeGreaterThanOrEqual(weighted(some));
      }),
    );
    expect(weighted({ similarity: 1, warmth: 1, dominance: 1 })).toBeCloseTo(1, 12);
  });

  test("count a flat profile as neither alike nor opposite", () => {
    const flat = profileOf(person("A", zsOf(0.7, 0.7, 0.7, 0.7, 0.7)));
    fc.assert(
      fc.property(anyZs, (zs) => {
        const { r, similarity } = fitsOf(flat, profileOf(person("B", zs)));
        expect({ r, similarity }).toEqual({ r: undefined, similarity: 0.5 });
      }),
    );
  });
});

describe("people are compared", () => {
  test("by facets when both have the same ones, else by the five domains", () => {
    fc.assert(
      fc.property(anyZs, anyZs, anyFacets, anyFacets, (one, other, facets, others) => {
        const [a, b] = [profileOf(person("A", one, facets)), profileOf(person("B", other, others))];
        expect(basisOf(a, b)).toBe("facets");
        const { "openness.intellect": intellect, ...fewer } = facets;
        const another = { ...fewer, "openness.another": intellect! };
        expect(basisOf(profileOf(person("A", one, another)), b)).toBe("domains");
        expect(basisOf(profileOf(person("A", one, fewer)), b)).toBe("domains");
        expect(basisOf(profileOf(person("A", one)), b)).toBe("domains");
        expect(basisOf(profileOf(person("A", one)), profileOf(person("B", other)))).toBe("domains");
      }),
      { numRuns: 20 },
    );
  });
});
