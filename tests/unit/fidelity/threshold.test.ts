/** What the interview lets through, on real people: the SAPA respondents by domains, and the 500 whose facets are known. */
import {
  type LikelihoodModel,
  likelihoodModel,
  logDensity,
  logRatio,
  passes,
} from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharesOf } from "../../figures/fidelity/judge.ts";
import { chance } from "../../figures/screening/people.ts";
import { peopleByFacets, respondentsByDomains } from "../chemistry/respondents.ts";

const CASES = [
  ["sapa-bfi-25", respondentsByDomains()],
  ["ipip-neo-120", peopleByFacets()],
] as const;

describe.each(CASES)("by %s", (id, people) => {
  const model = likelihoodModel(id);
  const profiles = people.map(({ domains, facets }) => {
    const z: Record<string, number> = { ...domains, ...facets };
    return model.scales.map((scale) => z[scale]!);
  });
  const shares = sharesOf(model, profiles, chance(8));

  test("the same person again passes in 85 of 100 cases, a stranger in 15 at most", () => {
    expect(shares.repetitions).toBeGreaterThan(0.85);
    expect(shares.strangers).toBeLessThan(0.15);
    expect(Math.abs(shares.repetitions - model.shares.repetitions)).toBeLessThan(0.01);
    expect(Math.abs(shares.strangers - model.shares.strangers)).toBeLessThan(0.01);
  });

  test("each scale counts by its own reliability", () => {
    const { reliability } = Instrument.get(id);
    expect(model.reliability).toEqual(model.scales.map((scale) => expect.closeTo(reliability[scale]!, 5)));
  });

  test("who is average in everything, or a fifth as extreme, passes for those alone who have hardly a shape", () => {
    expect(shares.average).toBeLessThan(0.08);
    expect(shares["a fifth as extreme"]).toBeLessThan(0.08);
  });

  test("the contrary of a person passes for hardly anybody", () => {
    expect(shares.contrary).toBeLessThan(0.03);
  });
});

test("whoever has a shape is likelier to be oneself than one's contrary", () => {
  const model = likelihoodModel("sapa-bfi-25");
  const z = fc.array(fc.double({ min: -2.5, max: 2.5, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(z, (person) => {
      fc.pre(person.some((one) => Math.abs(one) > 0.5));
      const same = logRatio(model, person, person);
      const turned = logRatio(
        model,
        person,
        person.map((one) => -one),
      );
      expect(same).toBeGreaterThan(turned);
      expect(same).toBeGreaterThan(model.threshold);
    }),
  );
});

test("a persona passes from the threshold on, and needs a shape from a person of a fifth of people's on", () => {
  const model = likelihoodModel("sapa-bfi-25");
  const [person, persona, flat] = [
    [1, -1, 0.5, 1, 0],
    [0.8, -0.4, 0.5, 0.2, 0.1],
    [0, 0, 0, 0, 0],
  ];
  const ratio = logRatio(model, person!, persona!);
  expect(passes({ ...model, threshold: ratio }, person!, persona!)).toBe(true);
  expect(passes({ ...model, threshold: ratio + 1e-9 }, person!, persona!)).toBe(false);
  const lenient = { ...model, threshold: Number.NEGATIVE_INFINITY };
  expect(passes(lenient, [1, 0, 0, 0, 0], flat!)).toBe(false);
  expect(passes(lenient, [0.99, 0, 0, 0, 0], flat!)).toBe(true);
});

describe("the likelihoods", () => {
  /** As scipy's multivariate_normal and norm have them, but for 2π; the determinants' logarithms are numpy's. */
  const model: LikelihoodModel = {
    scales: ["openness", "neuroticism"],
    reliability: [0.8, 0.6],
    people: [
      {
        share: 0.7,
        mean: [0.4, -0.7],
        precision: [
          [2, 0.5],
          [0.5, 1],
        ],
        logDeterminant: 0.5596157879354227,
      },
      {
        share: 0.3,
        mean: [-1.2, 0.9],
        precision: [
          [0.8, -0.3],
          [-0.3, 1.5],
        ],
        logDeterminant: 0.10436001532424286,
      },
    ],
    threshold: 0,
    shares: { repetitions: 0.85, strangers: 0.15 },
  };

  test.each([
    [[0.3, -0.2], -0.1494707006, 0.2706273757],
    [[2.5, 1.5], -6.1824925236, 1.0913228098],
    [[-1.1, 0.8], -0.8937450129, -5.2114872009],
  ])("of %j are as an independent program has them", (z, density, ratio) => {
    expect(logDensity(model.people, z)).toBeCloseTo(density, 9);
    expect(logRatio(model, [1.2, -0.5], z)).toBeCloseTo(ratio, 9);
  });

  test("are told of who lies where no people are at all", () => {
    expect(Number.isFinite(logDensity(model.people, [60, -60]))).toBe(true);
    expect(logDensity(model.people, [60, -60])).toBeLessThan(-1_000);
  });

  test("let a profile have a shape from a mean square of 0.06 on", () => {
    const lenient = { ...model, threshold: Number.NEGATIVE_INFINITY };
    const edge = Math.sqrt(0.12);
    expect([edge - 1e-9, edge + 1e-9].map((z) => passes(lenient, [2, 0], [z, 0]))).toEqual([false, true]);
  });
});
