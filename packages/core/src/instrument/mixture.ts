/**
 * The norms of several groups together: the mean is that of all their people, the variance that within the groups
 * plus that between their means.
 */
import type { NormGroup, NormValues } from "./definition.ts";

const weightOf = ({ weight, n }: NormGroup): number => weight ?? n ?? 1;

/** Each group counts by how many people it stands for, or all alike (`equally`). `n` is the people of them all. */
export function mixtureOf(groups: readonly NormGroup[], equally = false): NormGroup {
  const weights = groups.map((group) => (equally ? 1 : weightOf(group)));
  const ids = Object.keys(groups[0]!.scales);
  const scales = ids.map(
    (id) =>
      [
        id,
        pooled(
          groups.map((group) => group.scales[id]!),
          weights,
        ),
      ] as const,
  );
  const ns = groups.map(({ n }) => n);
  const n = ns.every((one) => one !== undefined) ? ns.reduce((sum, one) => sum + one, 0) : undefined;
  return { ...(n !== undefined && { n }), scales: Object.fromEntries(scales) };
}

function pooled(values: readonly NormValues[], weights: readonly number[]): NormValues {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (of: (value: NormValues) => number) =>
    values.reduce((sum, value, i) => sum + weights[i]! * of(value), 0) / total;
  const mean = average((value) => value.mean);
  return { mean, sd: Math.sqrt(average((value) => value.sd ** 2 + (value.mean - mean) ** 2)) };
}

/**
 * Part of the way from one group's norms to another's, in a straight line of everybody's z: `share` 0 is the first
 * group, 1 the second. Weighted so, two linear scales are again one.
 */
export function between(from: NormValues, to: NormValues, share: number): NormValues {
  const slope = (1 - share) / from.sd + share / to.sd;
  const offset = ((1 - share) * from.mean) / from.sd + (share * to.mean) / to.sd;
  return { mean: offset / slope, sd: 1 / slope };
}
