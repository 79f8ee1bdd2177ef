/**
 * The norm group somebody is compared with: sex and age group when both are known and the group is large enough;
 * else the age group, of both sexes alike, when the age is known; else the sex; else everyone.
 *
 * Age counts as of the answers. Some years around a boundary between two age groups, the norms go over from the one to
 * the other in a straight line, so that nobody's T jumps at a birthday; the group's name is that of the age.
 */
import type { Definition, NormGroup, NormValues, Scale } from "../instrument/definition.ts";
import { between, mixtureOf } from "../instrument/mixture.ts";
import { MIN_NORM_GROUP } from "./constants.ts";
import { rangeOf, tScore } from "./scoring.ts";

export type Demographics = { sex?: "male" | "female" | undefined; birthYear?: number | undefined };

export type Norm = { group: string; n?: number; scales: NormGroup["scales"] };

const AGE_GROUPS = ["under21", "21-40", "41-60", "over60"] as const;
type AgeGroup = (typeof AGE_GROUPS)[number];

/** Where one age group ends and the next begins. */
const BOUNDARIES = [20.5, 40.5, 60.5] as const;

/** For so many years before and after a boundary a scale's norms go over at least. */
const RAMP = 4.5;
/** No score that can be had moves by as much as 1 T in a year. */
const STEEPEST = 0.99;

/** Longer where the norms of the two groups are far apart, which they are most at an end of the scale. */
function rampOf(younger: NormValues, older: NormValues, ends: readonly number[]): number {
  const apart = ends.map((score) => Math.abs(tScore(score, younger) - tScore(score, older)));
  return Math.max(RAMP, Math.max(...apart) / (2 * STEEPEST));
}

/** The age by calendar years alone (UTC): only the year of birth is known. */
const ageAt = (birthYear: number, answered: Date): number => answered.getUTCFullYear() - birthYear;

export function ageGroup(birthYear: number, answered: Date): AgeGroup {
  const age = ageAt(birthYear, answered);
  return AGE_GROUPS[BOUNDARIES.filter((boundary) => age > boundary).length]!;
}

export function normFor(instrument: Definition, { sex, birthYear }: Demographics, answered: Date): Norm {
  if (birthYear === undefined) return ofSex(instrument, sex);
  const age = ageAt(birthYear, answered);
  const own = ofGroup(instrument, sex, ageGroup(birthYear, answered));
  const sides = AGE_GROUPS.map((group) => ofGroup(instrument, sex, group).scales);
  const valuesOn = (scale: Scale): NormValues => {
    const ends = rangeOf(instrument, scale);
    for (const [i, at] of BOUNDARIES.entries()) {
      const [younger, older] = [sides[i]![scale.id]!, sides[i + 1]![scale.id]!];
      const ramp = rampOf(younger, older, ends);
      if (Math.abs(age - at) < ramp) return between(younger, older, (age - at + ramp) / (2 * ramp));
    }
    return own.scales[scale.id]!;
  };
  return {
    ...own,
    scales: Object.fromEntries(instrument.scales.map((scale) => [scale.id, valuesOn(scale)])),
  };
}

const isLargeEnough = ({ n = Number.POSITIVE_INFINITY }: NormGroup) => n >= MIN_NORM_GROUP;

function ofGroup(instrument: Definition, sex: Demographics["sex"], age: AgeGroup): Norm {
  const { norms } = instrument;
  const own = sex && norms[`${sex}:${age}`];
  if (own && isLargeEnough(own)) return named(`${sex}:${age}`, own);
  const both = mixtureOf([norms[`male:${age}`]!, norms[`female:${age}`]!], true);
  return isLargeEnough(both) ? named(age, both) : ofSex(instrument, sex);
}

function ofSex({ norms }: Definition, sex: Demographics["sex"]): Norm {
  const group = sex ?? "all";
  return named(group, norms[group]!);
}

const named = (group: string, { n, scales }: NormGroup): Norm => ({
  group,
  ...(n !== undefined && { n }),
  scales,
});

/** Everyone's norms: what figures are kept by that must not change with what is known of a person. */
export const normOfAll = (instrument: Definition): Norm => ofSex(instrument, undefined);
