/**
 * The norm group somebody is compared with: sex and age group when both are known and the group is large enough,
 * else the sex, else everyone. Where the instrument has no table for a sex or for everyone, it is the mean of the
 * means and of the standard deviations of the groups that fall under it, and its name says so:
 * `"male (mean of 4 groups)"`.
 */
import type { Definition, NormGroup, NormValues } from "../instrument/definition.ts";
import { MIN_NORM_GROUP } from "./constants.ts";

export type Person = { sex?: "male" | "female" | undefined; birthYear?: number | undefined };

export type Norm = { group: string; n?: number; scales: NormGroup["scales"] };

type AgeGroup = "under21" | "21-40" | "41-60" | "over60";

/** By calendar years alone (UTC): only the year of birth is known. */
export function ageGroup(birthYear: number, now: Date): AgeGroup {
  const age = now.getUTCFullYear() - birthYear;
  if (age < 21) return "under21";
  if (age <= 40) return "21-40";
  return age <= 60 ? "41-60" : "over60";
}

export function normFor({ norms }: Definition, { sex, birthYear }: Person, now: Date): Norm {
  if (sex && birthYear !== undefined) {
    const group = `${sex}:${ageGroup(birthYear, now)}`;
    const own = norms[group];
    if (own && (own.n ?? Number.POSITIVE_INFINITY) >= MIN_NORM_GROUP) return { group, ...own };
  }
  const group = sex ?? "all";
  const table = norms[group];
  return table ? { group, ...table } : meanOf(norms, group);
}

function meanOf(norms: Definition["norms"], group: string): Norm {
  const members = Object.keys(norms).filter((name) => group === "all" || name.split(":")[0] === group);
  const tables = members.map((name) => norms[name]!.scales);
  const scales = Object.keys(tables[0]!).map(
    (id) => [id, meanValues(tables.map((table) => table[id]!))] as const,
  );
  return { group: `${group} (mean of ${members.length} groups)`, scales: Object.fromEntries(scales) };
}

function meanValues(values: readonly NormValues[]): NormValues {
  const mean = (pick: (value: NormValues) => number) =>
    values.reduce((sum, value) => sum + pick(value), 0) / values.length;
  return { mean: mean((value) => value.mean), sd: mean((value) => value.sd) };
}
