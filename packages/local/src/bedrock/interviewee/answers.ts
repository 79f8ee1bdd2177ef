/**
 * From how a persona reads to its answers: those of somebody of these T among people in general (the instrument's
 * norms of everyone), in whole values, spread so that each scale's sum comes out right to within a half.
 */
import type { Definition, Scale } from "@persona-ai/core/instrument/definition.ts";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { normFor } from "@persona-ai/core/traits/norm.ts";
import type { Reading } from "./reading.ts";

/** In the instrument's order, as they would be given (a minus-keyed item's not yet reversed back). */
export function answersFrom(instrument: Definition, reading: Reading): number[] {
  const answers: number[] = instrument.items.map(() => 0);
  for (const domain of DOMAINS) {
    let owed = 0;
    for (const { scale, sum } of sumsOf(instrument, domain, reading)) {
      const { given, rest } = spread(instrument, scale, sum + owed);
      owed = rest;
      for (const [i, position] of scale.items.entries()) answers[position] = given[i]!;
    }
  }
  return answers.map((value, position) => asKeyed(instrument, position, value));
}

function asKeyed({ items, scale }: Definition, position: number, value: number): number {
  return items[position]!.keyed === "plus" ? value : scale.min + scale.max - value;
}

type Wanted = { scale: Scale; sum: number };

/** The raw sum for each facet of a domain, or for the domain where it has none; together they are the domain's. */
function sumsOf(instrument: Definition, domain: Domain, reading: Reading): Wanted[] {
  const norms = normFor(instrument, {}, new Date(0)).scales;
  const raw = (scale: Scale, t: number) => {
    const { mean, sd } = norms[scale.id]!;
    return (mean + ((t - 50) / 10) * sd) * (instrument.scoring === "mean" ? scale.items.length : 1);
  };
  const own = instrument.scales.filter((scale) => scale.domain === domain);
  const whole = own.find(({ facet }) => facet === undefined)!;
  const facets = own.filter(({ facet }) => facet !== undefined);
  const total = raw(whole, reading.domains[domain]);
  if (facets.length === 0) return [{ scale: whole, sum: total }];

  const middling = facets.map((scale) => ({ scale, sum: raw(scale, reading.facets[scale.id] ?? 50) }));
  const open = middling.filter(({ scale }) => reading.facets[scale.id] === undefined);
  const width = (scale: Scale) => norms[scale.id]!.sd;
  const missing = total - middling.reduce((sum, wanted) => sum + wanted.sum, 0);
  const widths = open.reduce((sum, { scale }) => sum + width(scale), 0);
  return middling.map(({ scale, sum }) =>
    reading.facets[scale.id] === undefined
      ? { scale, sum: sum + (missing * width(scale)) / widths }
      : { scale, sum },
  );
}

/** Whole values that differ by one at most, and what of the sum they leave. */
function spread({ scale: { min, max } }: Definition, { items }: Scale, sum: number) {
  const n = items.length;
  const whole = Math.min(n * max, Math.max(n * min, Math.round(sum)));
  const given = items.map((_, i) => Math.floor((whole * (i + 1)) / n) - Math.floor((whole * i) / n));
  return { given, rest: Math.min(1, Math.max(-1, sum - whole)) };
}
