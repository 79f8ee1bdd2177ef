/**
 * Sufficient statistics of an analysis's responses: what the workflow carries instead of the responses.
 * Their size depends on the instrument alone (under 4 KiB for 120 items), never on how many people answered.
 *
 * All sums are of integers, so nothing is lost to rounding, and `merge` is associative and commutative: pages may be
 * folded in any order and in any grouping. A scale is a domain (`"openness"`) or a facet (`"openness.imagination"`);
 * its raw sum is the sum of its keyed items (a minus-keyed answer reversed).
 */
import { z } from "zod";
import { keyed } from "../instrument/answers.ts";
import type { Answers, Definition } from "../instrument/definition.ts";

export const ScaleMoments = z.object({ sum: z.int(), sumOfSquares: z.int() });
export type ScaleMoments = z.infer<typeof ScaleMoments>;

export const Moments = z.object({
  /** Responses counted. */
  n: z.int().min(0),
  /** Per item, in the instrument's order: the sum of the keyed answers. */
  items: z.array(z.int()),
  /** Per scale: the sum over responses of its raw sum, and of the raw sum's square. */
  scales: z.record(z.string(), ScaleMoments),
});
export type Moments = z.infer<typeof Moments>;

export function empty({ items, scales }: Definition): Moments {
  return {
    n: 0,
    items: items.map(() => 0),
    scales: Object.fromEntries(scales.map(({ id }) => [id, { sum: 0, sumOfSquares: 0 }])),
  };
}

/** Counts one response into `moments`, in place (it is called once for each of thousands), and returns it. */
export function add(instrument: Definition, moments: Moments, answers: Answers): Moments {
  const values = keyed(instrument, answers);
  moments.n += 1;
  for (const [i, value] of values.entries()) moments.items[i]! += value;
  for (const { id, items } of instrument.scales) {
    let raw = 0;
    for (const position of items) raw += values[position]!;
    const scale = moments.scales[id]!;
    scale.sum += raw;
    scale.sumOfSquares += raw * raw;
  }
  return moments;
}

/** The moments of both sets of responses, as a new value. Both must be of the same instrument. */
export function merge(a: Moments, b: Moments): Moments {
  const scales = Object.entries(a.scales).map(([id, { sum, sumOfSquares }]) => {
    const other = b.scales[id]!;
    return [id, { sum: sum + other.sum, sumOfSquares: sumOfSquares + other.sumOfSquares }] as const;
  });
  return {
    n: a.n + b.n,
    items: a.items.map((sum, i) => sum + b.items[i]!),
    scales: Object.fromEntries(scales),
  };
}

export * as Statistics from "./statistics.ts";
