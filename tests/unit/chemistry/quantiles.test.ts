import { type Calibration, calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { expect, test } from "vitest";

/** A tenth of the pairs at 1 or below, then a crowd that all fit 2 alike, and the rest up to 6. */
const quantiles = [0, 1, 2, 2, 2, 4, 6];
const facets = { fit: quantiles, similarity: quantiles, warmth: quantiles, dominance: quantiles };
const domains = { ...facets, fit: [0, 10, 20, 30, 40, 50, 60] };
const table: Calibration = { shares: [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1], facets, domains };

test.each([
  [-1, 0],
  [0, 0],
  [0.5, 5],
  [1, 10],
  [1.75, 17.5],
  [2, 20],
  [2.5, 65],
  [4, 80],
  [5.5, 95],
  [6, 100],
  [7, 100],
])("of a fit of %d, the share of pairs that fit less is %d %%", (fit, share) => {
  expect(calibrated("facets", "fit", fit, table)).toBeCloseTo(share, 10);
});

test("each basis has a table of its own", () => {
  expect(calibrated("domains", "fit", 5, table)).toBeCloseTo(5, 10);
});

test.each([
  [49.5, 50],
  [49.4, 49],
  [0.2, 0],
])("%d is shown as %d", (score, shown) => {
  expect(toWhole(score)).toBe(shown);
});
