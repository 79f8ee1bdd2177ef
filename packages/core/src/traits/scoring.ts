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

/** The number that a raw sum of keyed items is divided by to give the score. */
const divisor = ({ scoring }: Definition, scale: Scale) => (scoring === "mean" ? scale.items.length : 1);

/** The lowest and the highest score that can be had on a scale. */
export function rangeOf(instrument: Definition, scale: Scale): [number, number] {
  const per = scale.items.length / divisor(instrument, scale);
  return [instrument.scale.min * per, instrument.scale.max * per];
}

/** The responses' mean score on a scale. `moments` must count at least one. */
export function meanScore(instrument: Definition, scale: Scale, moments: Moments): number {
  return moments.scales[scale.id]!.sum / (moments.n * divisor(instrument, scale));
}

/** What the responses score on average, by scale id. */
export function scoresOf(instrument: Definition, moments: Moments): Record<string, number> {
  return Object.fromEntries(
    instrument.scales.map((scale) => [scale.id, meanScore(instrument, scale, moments)]),
  );
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

/** `error`: the variance of t's error, over 100; `widest`: what error the band may show at most. */
export function scaleScore(score: number, t: number, error: number, widest = error): ScaleScore {
  return {
    score,
    t,
    percentile: 100 * cdf((t - 50) / 10, 0, 1),
    level: levelOf(t),
    certainty: certaintyOf(t, error),
    band: band(t, Math.min(error, widest)),
  };
}

/** The 90 % interval of a T whose error has the variance 100·error. */
export function band(t: number, error: number): [number, number] {
  const margin = Z_90 * 10 * Math.sqrt(error);
  return [t - margin, t + margin];
}

/**
 * The probability that the true T lies in the level that `t` does. Given t, the true one is normal about its
 * regression towards the mean, 50 + ρ(t - 50), with the variance 100·ρ(1 - ρ), where ρ = 1 - error (Kelley 1927). So
 * of the labels that are given with a certainty of .7, seven in ten are right.
 */
export function certaintyOf(t: number, error: number): number {
  const reliability = 1 - error;
  const centre = 50 + reliability * (t - 50);
  const sd = 10 * Math.sqrt(reliability * error);
  const below = (bound: number) => (sd === 0 ? Number(centre < bound) : cdf((bound - centre) / sd, 0, 1));
  const level = levelOf(t);
  if (level === "low") return below(LEVEL_BOUNDS.low);
  if (level === "high") return 1 - below(LEVEL_BOUNDS.high);
  return below(LEVEL_BOUNDS.high) - below(LEVEL_BOUNDS.low);
}
