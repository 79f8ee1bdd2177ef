import { Instrument } from "@persona-ai/core/instrument";
import { band, levelOf, meanScore, sampleSd, scaleScore } from "@persona-ai/core/traits/scoring.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy, instrument, momentsOf, responses } from "./arbitraries.ts";

const norm = { mean: 4, sd: 0.8 };

describe("a score against the norms", () => {
  test.each([
    [4, 50, 50],
    [4.8, 60, 84.1344746068543],
    [3.2, 40, 15.8655253931457],
    [5.6, 70, 97.7249868051821],
    [1, 12.5, 0.00884172852008041],
  ])("of %d, with a mean of 4 and an sd of 0.8, is T %d, percentile %d", (score, t, percentile) => {
    expect(scaleScore(score, norm).t).toBeCloseTo(t, 10);
    expect(scaleScore(score, norm).percentile).toBeCloseTo(percentile, 9);
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
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)].map((one) => scaleScore(one, norm));
        expect(higher!.t).toBeGreaterThanOrEqual(lower!.t);
        expect(higher!.percentile).toBeGreaterThanOrEqual(lower!.percentile);
      }),
    );
  });

  test("is as far above the mean as its mirror image is below", () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
        const [above, below] = [scaleScore(z, { mean: 0, sd: 1 }), scaleScore(-z, { mean: 0, sd: 1 })];
        expect(above.t + below.t).toBeCloseTo(100, 9);
        expect(above.percentile + below.percentile).toBeCloseTo(100, 9);
      }),
    );
  });
});

describe("the band", () => {
  test("is T ± 1.645 standard errors of measurement", () => {
    const [low, high] = band(60, 0.75);
    expect(low).toBeCloseTo(60 - 1.645 * 5, 12);
    expect(high).toBeCloseTo(60 + 1.645 * 5, 12);
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

  test("have the sample standard deviation of the single scores", () => {
    fc.assert(
      fc.property(responses(2, 8), ({ definition, list }) => {
        for (const scale of definition.scales) {
          const scores = list.map((one) => meanScore(definition, scale, momentsOf(definition, [one])));
          const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
          const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1);
          expect(sampleSd(definition, scale, momentsOf(definition, list))).toBeCloseTo(
            Math.sqrt(variance),
            9,
          );
        }
      }),
    );
  });

  test("of people who all answer alike do not vary", () => {
    const sapa = Instrument.get("sapa-bfi-25");
    const alike = answersBy(sapa, (_, i) => 1 + (i % 6));
    const moments = momentsOf(sapa, [alike, alike, alike]);
    expect(sapa.scales.map((scale) => sampleSd(sapa, scale, moments))).toEqual([0, 0, 0, 0, 0]);
  });
});
