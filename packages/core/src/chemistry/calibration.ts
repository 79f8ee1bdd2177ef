/**
 * What a fit is worth: the share of random pairs of real people that fit less well, 0..100, so that of random
 * pairs as many score 10 as 50 or 90. Continuous and monotone: between the quantiles of
 * calibration.data.json, which tests/figures/calibration.ts makes, it is interpolated.
 *
 * The whole and each of its three dimensions have a table of their own, and profiles compared by their facets
 * another than those compared by domains, whose similarities lie further from 0.
 */
import table from "./calibration.data.json" with { type: "json" };
import type { Dimension } from "./constants.ts";
import type { Basis } from "./fit.ts";

export type Scale = Dimension | "fit";
/** Per scale the values below which the `shares` of all pairs are. */
export type Quantiles = Record<Scale, number[]>;
export type Calibration = { shares: number[] } & Record<Basis, Quantiles>;

const calibration: Calibration = table;

/** Not rounded. */
export function calibrated(basis: Basis, scale: Scale, value: number, by: Calibration = calibration): number {
  return 100 * shareBelow(by.shares, by[basis][scale], value);
}

/** Scores are shown whole; they are not as exact as that (interval.ts). */
export const toWhole = (score: number): number => Math.round(score);

/** Where several shares have the value, the lowest is what is below it. */
function shareBelow(shares: readonly number[], quantiles: readonly number[], value: number): number {
  const next = firstNotBelow(quantiles, value);
  if (next === 0) return 0;
  if (next === quantiles.length) return 1;
  const [low, high] = [quantiles[next - 1]!, quantiles[next]!];
  const [from, to] = [shares[next - 1]!, shares[next]!];
  return from + ((value - low) / (high - low)) * (to - from);
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
