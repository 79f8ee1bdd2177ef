import { Fidelity } from "@persona-ai/core/fidelity";
import { likelihoodModel } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACETS, personAt } from "../profile/people.ts";

/** T scores of openness, conscientiousness, extraversion, agreeableness, neuroticism. */
const CURIOUS = [66, 41, 58, 47, 38];
const flip = (scores: number[]) => scores.map((t) => 100 - t);
const plus = (scores: number[], by: number) => scores.map((t) => t + by);
const compare = (person: number[], persona: number[]) =>
  Fidelity.compare(personAt(person), personAt(persona));

const anyScores = fc.array(fc.double({ min: 15, max: 85, noNaN: true }), { minLength: 5, maxLength: 5 });
const anyFacets = fc.record(
  Object.fromEntries(
    Object.entries(FACETS).map(([domain, facets]) => [
      domain,
      fc.record(
        Object.fromEntries(facets.map((facet) => [facet, fc.double({ min: 15, max: 85, noNaN: true })])),
      ),
    ]),
  ),
);
const anyPerson = fc.oneof(
  anyScores.map((scores) => personAt(scores)),
  fc.tuple(anyScores, anyFacets).map(([scores, facets]) => personAt(scores, facets)),
);

describe("a persona", () => {
  test("that comes out as its person passes, without a difference", () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const { passed, meanAbsoluteDifference, deviations } = Fidelity.compare(person, person);
        expect([passed, meanAbsoluteDifference, deviations]).toEqual([true, 0, []]);
      }),
    );
  });

  test("that comes out as its person's contrary fails, whatever its level", () => {
    expect(compare(CURIOUS, flip(CURIOUS))).toMatchObject({ passed: false, profileCorrelation: -1 });
  });

  test("of the right shape that is far too high in everything fails", () => {
    const { passed, profileCorrelation, meanAbsoluteDifference } = compare(CURIOUS, plus(CURIOUS, 20));
    expect(passed).toBe(false);
    expect(profileCorrelation).toBeCloseTo(1, 9);
    expect(meanAbsoluteDifference).toBeCloseTo(20, 9);
  });

  test("that is average in everything fails for a person of some shape, near as it is", () => {
    const nearMiddle = [56, 44, 56, 44, 50];
    expect(compare(nearMiddle, [50, 50, 50, 50, 50])).toMatchObject({ passed: false });
    expect(compare(nearMiddle, [50, 50, 50, 50, 50])).not.toHaveProperty("profileCorrelation");
    expect(compare(nearMiddle, [49, 51, 50, 50, 51])).toMatchObject({ passed: false });
  });

  test("of a person without a shape passes by its nearness alone", () => {
    const flat = [51, 49, 52, 50, 48];
    const other = [49, 52, 48, 51, 53];
    expect(compare(flat, other).profileCorrelation).toBeLessThan(0);
    expect(compare(flat, other).passed).toBe(true);
    expect(compare(flat, plus(other, 16)).passed).toBe(false);
  });

  test("is told with what passing is worth", () => {
    expect(compare(CURIOUS, CURIOUS).wouldPass).toEqual({
      repetitions: expect.closeTo(0.83, 1),
      strangers: expect.closeTo(0.15, 1),
    });
  });
});

describe("what is found", () => {
  test("has each domain as the persona came out, and by how much it is off", () => {
    const { domains } = compare([60, 50, 50, 50, 50], [48, 50, 50, 50, 57]);
    expect(domains.openness).toEqual({ t: 48, difference: -12, within: true });
    expect(domains.neuroticism).toEqual({ t: 57, difference: 7, within: true });
  });

  test("correlates the facets of an instrument that has them, and the domains of one that has none", () => {
    const facets = { openness: { imagination: 70, intellect: 30 }, extraversion: { friendliness: 60 } };
    const turned = { openness: { imagination: 30, intellect: 70 }, extraversion: { friendliness: 40 } };
    const more = { ...facets, neuroticism: { anger: 90 } };
    const found = Fidelity.compare(personAt(CURIOUS, more), personAt(CURIOUS, turned));
    expect(found).toMatchObject({ meanAbsoluteDifference: 0 });
    expect(found.profileCorrelation).toBeCloseTo(-1, 9);
  });

  test("is the same difference seen from either side, with the sign turned", () => {
    fc.assert(
      fc.property(anyScores, anyScores, (a, b) => {
        const [there, back] = [compare(a, b), compare(b, a)];
        expect(back.meanAbsoluteDifference).toBeCloseTo(there.meanAbsoluteDifference, 9);
        expect(back.profileCorrelation).toBeCloseTo(there.profileCorrelation!, 9);
        expect(back.domains.openness.difference).toBeCloseTo(-there.domains.openness.difference, 9);
      }),
    );
  });

  test("below the threshold there is always something to tell a writer, the largest first", () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (person, persona) => {
        const { passed, deviations } = Fidelity.compare(person, persona);
        expect(passed || deviations.length > 0).toBe(true);
        const domains = deviations.filter(({ trait }) => !trait.includes("."));
        const sizes = domains.map(({ difference }) => Math.abs(difference));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(deviations.length - domains.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 500 },
    );
  });

  test("fits the shape in which the workflow carries it", () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (person, persona) => {
        const found = Fidelity.compare(person, persona);
        expect(Fidelity.Interview.parse(found)).toEqual(found);
      }),
    );
  });
});

describe("what is compared", () => {
  const FLAT = [50, 50, 50, 50, 50];

  test("is within its person's own error up to 1.96·10·√(2(1 - α)) of each domain, either way", () => {
    const { reliability } = Instrument.get("sapa-bfi-25");
    for (const [i, domain] of DOMAINS.entries()) {
      const limit = 1.96 * 10 * Math.sqrt(2 * (1 - reliability[domain]!));
      const off = (by: number) => FLAT.map((t, k) => (k === i ? t + by : t));
      const within = (by: number) => compare(FLAT, off(by)).domains[domain].within;
      expect([limit - 0.1, limit + 0.1, -limit + 0.1, -limit - 0.1].map(within)).toEqual([
        ...[true, false, true, false],
      ]);
    }
  });

  test("are the facets where all thirty are known on both sides, else the domains", () => {
    const facets = Object.fromEntries(
      Object.entries(FACETS).map(([domain, names]) => [
        domain,
        Object.fromEntries(names.map((name, i) => [name, 40 + 4 * i])),
      ]),
    );
    const { openness: _left, ...some } = facets;
    const shares = (own: typeof facets, theirs: typeof facets) =>
      Fidelity.compare(personAt(CURIOUS, own), personAt(CURIOUS, theirs)).wouldPass;
    expect(shares(facets, facets)).toEqual(likelihoodModel("ipip-neo-120").shares);
    expect(shares(facets, some)).toEqual(likelihoodModel("sapa-bfi-25").shares);
    expect(shares(some, facets)).toEqual(likelihoodModel("sapa-bfi-25").shares);
    expect(shares({}, {})).toEqual(likelihoodModel("sapa-bfi-25").shares);
  });

  test("is told a writer from 3 T on, also of a persona that passed", () => {
    const high = (by: number) => CURIOUS.map((t, i) => (i === 1 ? t + by : t));
    expect(compare(CURIOUS, high(3))).toMatchObject({
      passed: true,
      deviations: [{ trait: "conscientiousness", t: 44, difference: 3 }],
    });
    expect(compare(CURIOUS, high(2.9)).deviations).toEqual([]);
  });

  test("is told by its largest where nothing is far off and the persona fails for want of a shape", () => {
    const person = [55, 55, 45, 45, 55];
    const persona = [52.4, 52.4, 47.6, 47.7, 52.1];
    const { passed, deviations } = compare(person, persona);
    expect(passed).toBe(false);
    expect(deviations.map(({ trait }) => trait)).toEqual(["neuroticism"]);
  });
});
