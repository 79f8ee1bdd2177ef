import { Instrument } from "@persona-ai/core/instrument";
import {
  band,
  certaintyOf,
  levelOf,
  meanScore,
  rangeOf,
  scaleScore,
  tScore,
} from "@persona-ai/core/traits/scoring.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaussian, randomFrom } from "../fidelity/random.ts";
import { answersBy, instrument, momentsOf, responses } from "./arbitraries.ts";

const norm = { mean: 4, sd: 0.8 };
const at = (score: number) => scaleScore(score, tScore(score, norm), 0.25);

describe("a score against the norms", () => {
  test.each([
    [4, 50, 50],
    [4.8, 60, 84.1344746068543],
    [3.2, 40, 15.8655253931457],
    [5.6, 70, 97.7249868051821],
    [1, 12.5, 0.00884172852008041],
  ])("of %d, with a mean of 4 and an sd of 0.8, is T %d, percentile %d", (score, t, percentile) => {
    expect(tScore(score, norm)).toBeCloseTo(t, 10);
    expect(at(score).percentile).toBeCloseTo(percentile, 9);
  });

  test.each([
    [44.999, "low"],
    [45, "average"],
    [55, "average"],
    [55.001, "high"],
  ])("of T %d is %s", (t, level) => {
    expect(levelOf(t)).toBe(level);
  });

  test("has a higher T and percentile the higher it is", () => {
    const score = fc.double({ min: 1, max: 6, noNaN: true });
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)].map((one) => at(one));
        expect(higher!.t).toBeGreaterThanOrEqual(lower!.t);
        expect(higher!.percentile).toBeGreaterThanOrEqual(lower!.percentile);
      }),
    );
  });

  test("is as far above the mean as its mirror image is below", () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
        const [above, below] = [at(4 + 0.8 * z), at(4 - 0.8 * z)];
        expect(above.t + below.t).toBeCloseTo(100, 9);
        expect(above.percentile + below.percentile).toBeCloseTo(100, 9);
      }),
    );
  });
});

test("a scale goes from all its items at the lowest answer to all at the highest", () => {
  const [ipip, sapa] = [Instrument.get("ipip-neo-120"), Instrument.get("sapa-bfi-25")];
  expect(rangeOf(ipip, ipip.scales[0]!)).toEqual([24, 120]);
  expect(rangeOf(sapa, sapa.scales[0]!)).toEqual([1, 6]);
});

describe("the band", () => {
  test("is T ± 1.645 standard errors of measurement", () => {
    const [low, high] = band(60, 0.25);
    expect(low).toBeCloseTo(60 - 1.645 * 5, 12);
    expect(high).toBeCloseTo(60 + 1.645 * 5, 12);
  });
});

describe("the certainty of a level", () => {
  test("is how often it is the true one: of 40,000 people with error, within a hundredth", () => {
    const random = randomFrom(7);
    for (const error of [0.4, 0.25, 0.1]) {
      const people = Array.from({ length: 40_000 }, () => {
        const truth = 50 + 10 * Math.sqrt(1 - error) * gaussian(random);
        return { truth, t: truth + 10 * Math.sqrt(error) * gaussian(random) };
      });
      const right = people.filter(({ truth, t }) => levelOf(truth) === levelOf(t)).length / people.length;
      const told = people.reduce((sum, { t }) => sum + certaintyOf(t, error), 0) / people.length;
      expect(Math.abs(right - told)).toBeLessThan(0.01);
    }
  });

  test("is all there is where nothing is measured with error, and grows away from a boundary", () => {
    expect(certaintyOf(56, 0)).toBe(1);
    expect(certaintyOf(44, 0)).toBe(1);
    expect(certaintyOf(45, 0)).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: 55.01, max: 90, noNaN: true }), (t) => {
        expect(certaintyOf(t + 1, 0.25)).toBeGreaterThanOrEqual(certaintyOf(t, 0.25));
        expect(certaintyOf(t, 0.25)).toBeCloseTo(certaintyOf(100 - t, 0.25), 9);
      }),
    );
  });
});

describe("the responses' scores", () => {
  test("lie within what the instrument can give, mirrored answers at the mirrored score", () => {
    fc.assert(
      fc.property(responses(1, 6), ({ definition, list }) => {
        const { scale, scales, scoring } = definition;
        const sum = scale.min + scale.max;
        const mirrored = list.map((answers) => answersBy(definition, ({ id }) => sum - answers[id]!));
        for (const one of scales) {
          const items = scoring === "mean" ? 1 : one.items.length;
          const score = meanScore(definition, one, momentsOf(definition, list));
          expect(score).toBeGreaterThanOrEqual(scale.min * items);
          expect(score).toBeLessThanOrEqual(scale.max * items);
          expect(score + meanScore(definition, one, momentsOf(definition, mirrored))).toBeCloseTo(
            sum * items,
            9,
          );
        }
      }),
    );
  });

  test("rise with an answer in the item's direction, on its own scales alone", () => {
    fc.assert(
      fc.property(instrument, fc.nat(), (definition, seed) => {
        const item = definition.items[seed % definition.items.length]!;
        const before = answersBy(definition, () => 3);
        const after = { ...before, [item.id]: item.keyed === "plus" ? 4 : 2 };
        for (const scale of definition.scales) {
          const change =
            meanScore(definition, scale, momentsOf(definition, [after])) -
            meanScore(definition, scale, momentsOf(definition, [before]));
          const own = scale.domain === item.domain && (!scale.facet || scale.facet === item.facet);
          expect(Math.sign(change)).toBe(own ? 1 : 0);
        }
      }),
    );
  });
});
