/**
 * From moments to scores, and from scores to what they mean among the people of a norm group.
 *
 * Scores are in the instrument's raw units, the mean over the responses counted; nothing is rounded.
 */
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import type { Definition, NormValues, Scale } from "../instrument/definition.ts";
import { LEVEL_BOUNDS, Z_90 } from "./constants.ts";
import type { Level, ScaleScore } from "./info.ts";
import type { Moments } from "./statistics.ts";

/** By how much a raw sum of keyed items is divided to give the score. */
const divisor = ({ scoring }: Definition, scale: Scale) => (scoring === "mean" ? scale.items.length : 1);

/** The responses' mean score on a scale. `moments` must count at least one. */
export function meanScore(instrument: Definition, scale: Scale, moments: Moments): number {
  return moments.scales[scale.id]!.sum / (moments.n * divisor(instrument, scale));
}

/** The sample standard deviation (n - 1) of the responses' scores. `moments` must count at least two. */
export function sampleSd(instrument: Definition, scale: Scale, moments: Moments): number {
  const { n } = moments;
  const { sum, sumOfSquares } = moments.scales[scale.id]!;
  return Math.sqrt((n * sumOfSquares - sum * sum) / (n * (n - 1))) / divisor(instrument, scale);
}

export function zScore(score: number, { mean, sd }: NormValues): number {
  return (score - mean) / sd;
}

export function tScore(score: number, norm: NormValues): number {
  return 50 + (10 * (score - norm.mean)) / norm.sd;
}

export function levelOf(t: number): Level {
  if (t < LEVEL_BOUNDS.low) return "low";
  return t > LEVEL_BOUNDS.high ? "high" : "average";
}

export function scaleScore(score: number, norm: NormValues): ScaleScore {
  const t = tScore(score, norm);
  return { score, t, percentile: 100 * cdf((t - 50) / 10, 0, 1), level: levelOf(t) };
}

/** The 90 % interval of a T: its standard error of measurement is 10·√(1 - reliability). */
export function band(t: number, reliability: number): [number, number] {
  const margin = Z_90 * 10 * Math.sqrt(1 - reliability);
  return [t - margin, t + margin];
}
