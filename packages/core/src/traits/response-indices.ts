/**
 * What a response's answers look like beside people's: the indices that careless responding is told by (Curran 2016,
 * J. Experimental Social Psychology 66; Goldammer et al. 2020, The Leadership Quarterly 31). Pure.
 *
 * `Model` says how people answer an instrument: the items' means, and the inverse of their covariances, in parts. Items
 * of a group (a facet; where an instrument has none, the item alone) are exchangeable, so the squared Mahalanobis
 * distance of keyed deviations d is Σ own·d² + Σ between[g][h]·sum_g·sum_h.
 *
 * What somebody's yea-saying moves alike in all items is taken off first where an index says so, so that honest people
 * who agree with much are not told from others by it.
 */
import { inOrder } from "../instrument/answers.ts";
import type { Answers, Definition } from "../instrument/definition.ts";
import { pearson } from "./correlation.ts";

export type Model = {
  /** The means of raw answers, in the instrument's order. */
  means: readonly number[];
  /** An item's variance, by group. */
  variances: readonly number[];
  own: readonly number[];
  between: readonly (readonly number[])[];
};

export const INDICES = [
  "distance",
  "shapeDistance",
  "coherence",
  "personTotal",
  "personTotalOfHalves",
  "evenOdd",
  "withinScales",
  "unevenness",
  "restlessHalf",
  "scaleSpread",
  "longString",
  "sameAsLast",
  "period",
  "steps",
  "variability",
  "yeaSaying",
  "middle",
  "ends",
  "evenUse",
] as const;
export type Index = (typeof INDICES)[number];

export function indicesOf(instrument: Definition, model: Model, answers: Answers): Record<Index, number> {
  const raw = inOrder(instrument, answers);
  const n = raw.length;
  const deviations = raw.map((answer, i) => answer - model.means[i]!);
  const shift = mean(deviations);
  const sign = instrument.items.map(({ keyed }) => (keyed === "plus" ? 1 : -1));
  const keyed = deviations.map((deviation, i) => sign[i]! * deviation);
  const unshifted = deviations.map((deviation, i) => sign[i]! * (deviation - shift));
  const size = sumOfSquares(unshifted) + 0.5;
  const squares = conditional(instrument, model, unshifted).map((r) => r ** 2);
  const scales = narrowest(instrument);
  const half = n >> 1;
  const { min, max } = instrument.scale;
  const counts = Array.from({ length: max - min + 1 }, (_, v) => raw.filter((a) => a === min + v).length / n);
  const spread = variance(raw);
  return {
    distance: Math.log((distance(instrument, model, keyed) + 1) / n),
    shapeDistance: Math.log((distance(instrument, model, unshifted) + 0.5) / size),
    coherence: (ownDistance(instrument, model, unshifted) - distance(instrument, model, unshifted)) / n,
    personTotal: fisher(pearson(raw, model.means)),
    personTotalOfHalves: Math.min(
      fisher(pearson(raw.slice(0, half), model.means.slice(0, half))),
      fisher(pearson(raw.slice(half), model.means.slice(half))),
    ),
    evenOdd: evenOdd(unshifted, scales),
    withinScales: Math.log((within(unshifted, scales) + 0.05) / (size / n)),
    unevenness: Math.log(Math.max(...thirds(squares)) + 0.1),
    restlessHalf: Math.log((mean(squares.slice(half)) + 0.2) / (mean(squares.slice(0, half)) + 0.2)),
    scaleSpread: Math.log(
      variance(scales.map((items) => mean(items.map((at) => unshifted[at]!)))) / (size / n) + 0.02,
    ),
    longString: Math.log(longestString(raw)),
    sameAsLast: matches(raw, 1),
    period: Math.max(...periodsOf(n).map((period) => matches(raw, period))),
    steps: Math.log((steps(raw) + 0.1) / (spread + 0.1)),
    variability: Math.log(spread + 0.05),
    yeaSaying: shift,
    middle: share(raw, (answer) => Math.abs(answer - (min + max) / 2) < 1),
    ends: share(raw, (answer) => answer === min || answer === max),
    evenUse: counts.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0),
  };
}

export function longestString(answers: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (const [i, answer] of answers.entries()) {
    run = answer === answers[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Periods that are seen at least once over again by half of the answers. */
export const periodsOf = (n: number): number[] => Array.from({ length: (n >> 1) - 1 }, (_, i) => i + 2);

/** The share of answers that are as the one `period` places before. */
export function matches(answers: readonly number[], period: number): number {
  let same = 0;
  for (let i = period; i < answers.length; i++) if (answers[i] === answers[i - period]) same += 1;
  return same / (answers.length - period);
}

/** The mean of the squares of what is odd about each item given all others, 1 in people. */
function conditional(instrument: Definition, model: Model, keyed: readonly number[]): number[] {
  const groups = groupsOf(instrument);
  const sums = sumsOf(groups, keyed);
  return keyed.map((d, i) => {
    const g = groups[i]!;
    const row = model.between[g]!;
    const own = model.own[g]!;
    return (own * d + row.reduce((sum, m, h) => sum + m * sums[h]!, 0)) / Math.sqrt(own + row[g]!);
  });
}

function distance(instrument: Definition, model: Model, keyed: readonly number[]): number {
  const groups = groupsOf(instrument);
  const sums = sumsOf(groups, keyed);
  const own = keyed.reduce((sum, d, i) => sum + model.own[groups[i]!]! * d * d, 0);
  return model.between.reduce(
    (total, row, g) => total + sums[g]! * row.reduce((sum, m, h) => sum + m * sums[h]!, 0),
    own,
  );
}

/** The squared distance if no two items went together. */
function ownDistance(instrument: Definition, model: Model, keyed: readonly number[]): number {
  const groups = groupsOf(instrument);
  return keyed.reduce((sum, d, i) => sum + (d * d) / model.variances[groups[i]!]!, 0);
}

function sumsOf(groups: readonly number[], values: readonly number[]): Float64Array {
  const sums = new Float64Array(Math.max(...groups) + 1);
  for (const [i, value] of values.entries()) sums[groups[i]!]! += value;
  return sums;
}

const grouped = new WeakMap<Definition, { groups: number[]; narrowest: (readonly number[])[] }>();

function partsOf(instrument: Definition) {
  const known = grouped.get(instrument);
  if (known) return known;
  const facets = instrument.scales.filter(({ facet }) => facet !== undefined);
  const groups = instrument.items.map((_, i) =>
    facets.length > 0 ? facets.findIndex(({ items }) => items.includes(i)) : i,
  );
  const parts = {
    groups,
    narrowest: (facets.length > 0 ? facets : instrument.scales).map(({ items }) => items),
  };
  grouped.set(instrument, parts);
  return parts;
}

/** Which group each item is of. */
export const groupsOf = (instrument: Definition): readonly number[] => partsOf(instrument).groups;

const narrowest = (instrument: Definition) => partsOf(instrument).narrowest;

/** The means of the odd- and of the even-numbered items of each narrowest scale, correlated across the scales. */
function evenOdd(keyed: readonly number[], scales: readonly (readonly number[])[]): number {
  const halves = (odd: number) =>
    scales.map((items) => mean(items.filter((_, i) => i % 2 === odd).map((at) => keyed[at]!)));
  return pearson(halves(0), halves(1)) ?? 0;
}

/** The mean variance within the scales. */
function within(keyed: readonly number[], scales: readonly (readonly number[])[]): number {
  return mean(scales.map((items) => variance(items.map((at) => keyed[at]!))));
}

function thirds(values: readonly number[]): number[] {
  const length = Math.ceil(values.length / 3);
  return [0, 1, 2].map((i) => mean(values.slice(i * length, (i + 1) * length)));
}

/** Half of the mean squared step from one answer to the next: the variance, where answers have no order. */
function steps(raw: readonly number[]): number {
  return mean(raw.slice(1).map((answer, i) => (answer - raw[i]!) ** 2)) / 2;
}

const fisher = (r = 0): number => Math.atanh(Math.min(0.99, Math.max(-0.99, r)));
const share = (values: readonly number[], is: (value: number) => boolean) =>
  values.filter(is).length / values.length;
const sumOfSquares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}
