/**
 * The norm group somebody is compared with: sex and age group when both are known and the group is large enough;
 * else the age group, of both sexes alike, when the age is known; else the sex; else everyone.
 *
 * Age counts as of the answers. Within `RAMP` years of a boundary between two age groups, the norms go over from the
 * one to the other in a straight line, so that nobody's T jumps at a birthday; the group's name is that of the age.
 */
import type { Definition, NormGroup } from "../instrument/definition.ts";
import { between, mixtureOf } from "../instrument/mixture.ts";
import { MIN_NORM_GROUP } from "./constants.ts";

export type Demographics = { sex?: "male" | "female" | undefined; birthYear?: number | undefined };

export type Norm = { group: string; n?: number; scales: NormGroup["scales"] };

const AGE_GROUPS = ["under21", "21-40", "41-60", "over60"] as const;
type AgeGroup = (typeof AGE_GROUPS)[number];

/** Where one age group ends and the next begins. */
const BOUNDARIES = [20.5, 40.5, 60.5] as const;

/** No domain's norms of two neighbouring groups are as far apart as 9 T for 19 of 20 people: under 1 T a year. */
const RAMP = 4.5;

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
  const boundary = BOUNDARIES.findIndex((at) => Math.abs(age - at) < RAMP);
  if (boundary < 0) return own;
  const [younger, older] = [AGE_GROUPS[boundary]!, AGE_GROUPS[boundary + 1]!].map(
    (group) => ofGroup(instrument, sex, group).scales,
  );
  const share = (age - (BOUNDARIES[boundary]! - RAMP)) / (2 * RAMP);
  return { ...own, scales: between(younger!, older!, share) };
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
