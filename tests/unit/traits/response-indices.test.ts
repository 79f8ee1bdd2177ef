/**
 * The indices of responses that are too short to mean anything, as numpy has them from the whole covariance matrix: its
 * inverse, corrcoef, var. The models below are that inverse in parts.
 */
import { type Definition, Instrument } from "@persona-ai/core/instrument";
import { featuresOf, type Screen } from "@persona-ai/core/traits/careless-responding.ts";
import { INDICES, indicesOf, type Model, periodsOf } from "@persona-ai/core/traits/response-indices.ts";
import { describe, expect, test } from "vitest";
import { answersBy } from "./arbitraries.ts";

const NO_NORMS = { reliability: {}, norms: {} };

/** Thirteen items of three facets, in turn; and six of two domains without facets. */
function instruments(): { facets: Definition; domains: Definition } {
  const item = (i: number, minus: readonly number[]) =>
    ({ id: `i${i}`, keyed: minus.includes(i) ? "minus" : "plus", domain: "openness" }) as const;
  const items = (count: number, minus: readonly number[]) =>
    Array.from({ length: count }, (_, i) => item(i, minus));
  const every = (facet: number) => Array.from({ length: 13 }, (_, i) => i).filter((i) => i % 3 === facet);
  const facet = (i: number) => ({
    id: `openness.f${i}`,
    domain: "openness" as const,
    facet: `f${i}`,
    items: every(i),
  });
  const whole = {
    id: "openness",
    domain: "openness" as const,
    items: Array.from({ length: 13 }, (_, i) => i),
  };
  const sapa = Instrument.get("sapa-bfi-25");
  return {
    facets: {
      ...sapa,
      ...NO_NORMS,
      scale: { min: 1, max: 5 },
      items: items(13, [1, 4, 6, 9, 12]),
      scales: [whole, facet(0), facet(1), facet(2)],
    },
    domains: {
      ...sapa,
      ...NO_NORMS,
      items: items(6, [1, 3]),
      scales: [
        { id: "openness", domain: "openness", items: [0, 1, 2] },
        { id: "neuroticism", domain: "neuroticism", items: [3, 4, 5] },
      ],
    },
  };
}

const MODELS: Record<"facets" | "domains", Model> = {
  facets: {
    means: [3.2, 2.4, 3.9, 2.8, 3.1, 3.6, 2.2, 3.3, 2.9, 2.6, 3.7, 3.4, 2.1],
    variances: [1.4, 1.1, 1.7],
    own: [1.111111111111, 1.25, 0.909090909091],
    between: [
      [-0.151942798005, -0.040220152413, 0.016934801016],
      [-0.040220152413, -0.157705334462, -0.032281964437],
      [0.016934801016, -0.032281964437, -0.14789084751],
    ],
  },
  domains: {
    means: [3.5, 2.9, 4.1, 3.3, 2.7, 4.4],
    variances: [1.5, 1.2, 1.9, 1.3, 1.6, 1.1],
    own: [0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    between: [
      [0.553599697697, -0.261277788288, -0.119168980826, -0.057745334351, 0.217017964671, -0.159596106135],
      [-0.261277788288, 0.68944973823, -0.041882766483, -0.03407278598, -0.110447386658, 0.100194183513],
      [-0.119168980826, -0.041882766483, 0.320942167425, -0.041052021773, -0.121563191981, 0.040164913853],
      [-0.057745334351, -0.03407278598, -0.041052021773, 0.678512824836, -0.206554012129, -0.215993624586],
      [0.217017964671, -0.110447386658, -0.121563191981, -0.206554012129, 0.656977177311, -0.428281980731],
      [-0.159596106135, 0.100194183513, 0.040164913853, -0.215993624586, -0.428281980731, 0.982099779546],
    ],
  },
};

const CASES = {
  facets: [
    {
      raw: [4, 2, 5, 3, 3, 4, 1, 2, 3, 3, 5, 4, 2],
      is: {
        distance: -0.454231143,
        shapeDistance: 6.4601e-5,
        coherence: -0.116441638,
        personTotal: 1.273287854,
        personTotalOfHalves: 1.052961602,
        evenOdd: -0.927760729,
        withinScales: -0.177244584,
        unevenness: 0.203098083,
        restlessHalf: 1.192590226,
        scaleSpread: -2.997966814,
        longString: Math.LN2,
        sameAsLast: 0.166666667,
        period: 0.5,
        steps: 0.141691273,
        variability: 0.34426093,
        yeaSaying: 0.138461538,
        middle: 0.307692308,
        ends: 0.230769231,
        evenUse: 1.524707393,
      },
    },
    {
      raw: [1, 5, 1, 1, 5, 5, 5, 2, 1, 3, 5, 1, 1],
      is: {
        distance: 1.094161234,
        shapeDistance: -0.247173185,
        coherence: -0.171344929,
        personTotal: -0.064411958,
        personTotalOfHalves: -0.277850155,
        evenOdd: -0.9782069,
        withinScales: -0.441997793,
        unevenness: 1.607644918,
        restlessHalf: -0.074759603,
        scaleSpread: -3.868233653,
        longString: 1.09861229,
        sameAsLast: 0.333333333,
        period: 0.375,
        steps: 0.002386535,
        variability: 1.240772519,
        yeaSaying: -0.246153846,
        middle: 0.076923077,
        ends: 0.846153846,
        evenUse: 1.118968867,
      },
    },
    {
      raw: [3, 3, 3, 3, 4, 3, 3, 2, 3, 3, 3, 3, 3],
      is: {
        distance: -1.098833867,
        shapeDistance: -0.575847498,
        coherence: 0.128944946,
        personTotal: -0.071034776,
        personTotalOfHalves: -0.306331676,
        evenOdd: 0.501563777,
        withinScales: -1.110139603,
        unevenness: -1.020946345,
        restlessHalf: 0.140304568,
        scaleSpread: -2.266628008,
        longString: 1.60943791,
        sameAsLast: 0.666666667,
        period: 0.714285714,
        steps: 0.049271049,
        variability: -1.590389717,
        yeaSaying: -0.015384615,
        middle: 0.846153846,
        ends: 0.0,
        evenUse: 0.53596105,
      },
    },
  ],
  domains: [
    {
      raw: [4, 2, 6, 1, 3, 5],
      is: {
        distance: 0.176475768,
        shapeDistance: -0.482438418,
        coherence: 0.162877409,
        personTotal: 0.9683993,
        personTotalOfHalves: 0.75467018,
        evenOdd: -1.0,
        withinScales: -1.071233962,
        unevenness: 0.944374195,
        restlessHalf: 0.688594933,
        scaleSpread: -3.904412619,
        longString: 0.0,
        sameAsLast: 0.0,
        period: 0.0,
        steps: 0.582246485,
        variability: 1.087438988,
        yeaSaying: 0.016666667,
        middle: 0.333333333,
        ends: 0.333333333,
        evenUse: 1.791759469,
      },
    },
    {
      raw: [1, 6, 1, 6, 1, 6],
      is: {
        distance: 1.463488406,
        shapeDistance: -0.424564173,
        coherence: 0.349912258,
        personTotal: 0.082603706,
        personTotalOfHalves: -1.316957897,
        evenOdd: 1.0,
        withinScales: -1.301158521,
        unevenness: 1.721879937,
        restlessHalf: 0.797728087,
        scaleSpread: -1.772653596,
        longString: 0.0,
        sameAsLast: 0.0,
        period: 1.0,
        steps: 0.685242001,
        variability: 1.840549633,
        yeaSaying: 0.016666667,
        middle: 0.0,
        ends: 1.0,
        evenUse: Math.LN2,
      },
    },
  ],
};

describe.each(["facets", "domains"] as const)("the indices over %s", (by) => {
  test.each(CASES[by])("of $raw are as an independent program has them", ({ raw, is }) => {
    const instrument = instruments()[by];
    const found = indicesOf(
      instrument,
      MODELS[by],
      answersBy(instrument, (_, i) => raw[i]!),
    );
    expect(Object.keys(found)).toEqual([...INDICES]);
    for (const [index, value] of Object.entries(is)) {
      expect({ index, value: found[index as keyof typeof found] }).toEqual({
        index,
        value: expect.closeTo(value, 7),
      });
    }
  });
});

test("periods are looked for from two on, as long as half of the answers see them again", () => {
  expect(periodsOf(7)).toEqual([2, 3]);
  expect(periodsOf(10)).toEqual([2, 3, 4, 5]);
});

test("a feature is an index in standard deviations, eight at most, and what it is beyond each knot", () => {
  const scale = { centre: 1, spread: 2, knots: [-1, 0.5] };
  const scales = Object.fromEntries(INDICES.map((index) => [index, scale])) as unknown as Screen["scales"];
  const at = (value: number) =>
    featuresOf(scales, Object.fromEntries(INDICES.map((index) => [index, value])) as never).slice(0, 3);
  expect(at(4)).toEqual([1.5, 2.5, 1]);
  expect(at(0)).toEqual([-0.5, 0.5, 0]);
  expect(at(100)).toEqual([8, 9, 7.5]);
  expect(at(-100)).toEqual([-8, 0, 0]);
});
