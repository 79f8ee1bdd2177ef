/**
 * Makes the calibration table (calibration.data.json) from people: the quantiles of every fit over all pairs
 * of them. Pure and deterministic; tests/figures/calibration.ts runs it on real people: the SAPA respondents for
 * pairs that are compared by domains, and the 500 of whom the NEO's thirty facets are known for those by facets.
 */

import type { Calibration, Quantiles, Scale } from "@persona-ai/core/chemistry/calibration.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import type { ZScores } from "@persona-ai/core/traits/z-scores.ts";

const TAIL = [0, 0.0001, 0.0002, 0.0005, 0.001, 0.002];
const BODY = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

/** Every half percent, and finer where matches lie, and their opposites. */
const SHARES: readonly number[] = [
  ...TAIL,
  ...BODY,
  ...TAIL.map((share) => Number((1 - share).toFixed(4))).reverse(),
];

const DECIMALS = 5;

/** Both as `profileOf` gives them: regressed. */
export function calibrate(people: Record<Basis, readonly ZScores[]>): Calibration {
  return {
    shares: [...SHARES],
    domains: quantilesOf(people.domains, "domains"),
    facets: quantilesOf(people.facets, "facets"),
  };
}

function quantilesOf(people: readonly ZScores[], basis: Basis): Quantiles {
  const pairs = people.length * (people.length - 1) * 0.5;
  const columns = [new Float64Array(pairs), new Float64Array(pairs), new Float64Array(pairs)] as const;
  const [similarity, warmth, dominance] = columns;
  const whole = new Float64Array(pairs);
  let pair = 0;
  for (const [i, a] of people.entries()) {
    for (const b of people.slice(i + 1)) {
      const fits = fitsOf(a, b, basis);
      similarity[pair] = fits.similarity;
      warmth[pair] = fits.warmth;
      dominance[pair] = fits.dominance;
      whole[pair] = fits.fit;
      pair += 1;
    }
  }
  const all: Record<Scale, Float64Array> = { similarity, warmth, dominance, fit: whole };
  return Object.fromEntries(
    Object.entries(all).map(([scale, values]) => [scale, atShares(values.sort())]),
  ) as Quantiles;
}

const atShares = (sorted: Float64Array): number[] =>
  SHARES.map((share) => Number(sorted[Math.round(share * (sorted.length - 1))]!.toFixed(DECIMALS)));
