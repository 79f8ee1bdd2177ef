/** What the laws are tried on: instruments, answers to them, and lists of such answers. */
import { type Answers, type Definition, Instrument, InstrumentId } from "@persona-ai/core/instrument";
import { normOfAll } from "@persona-ai/core/traits/norm.ts";
import type { ReleasedPeers } from "@persona-ai/core/traits/peer-batches.ts";
import { scoresOf, tScore } from "@persona-ai/core/traits/scoring.ts";
import { type Moments, Statistics } from "@persona-ai/core/traits/statistics.ts";
import fc from "fast-check";

export const instrument = fc.constantFrom(...InstrumentId.options).map((id) => Instrument.get(id));

export function answersTo({ items, scale }: Definition): fc.Arbitrary<Answers> {
  const values = fc.array(fc.integer(scale), { minLength: items.length, maxLength: items.length });
  return values.map((list) => Object.fromEntries(items.map(({ id }, i) => [id, list[i]!])));
}

/** An instrument and up to `max` answers to it. */
export function responses(min: number, max: number) {
  return instrument.chain((definition) =>
    fc.record({
      definition: fc.constant(definition),
      list: fc.array(answersTo(definition), { minLength: min, maxLength: max }),
    }),
  );
}

export function momentsOf(definition: Definition, list: readonly Answers[]): Moments {
  return list.reduce(
    (moments, one) => Statistics.add(definition, moments, one),
    Statistics.empty(definition),
  );
}

/** Everyone's answer to every item, as a function of the item. */
export function answersBy(
  { items }: Definition,
  value: (item: Definition["items"][number], i: number) => number,
) {
  return Object.fromEntries(items.map((item, i) => [item.id, value(item, i)]));
}

/** The peers' exact mean as synthesis takes it: what batches would release if they had no noise and no rounding. */
export function releasedWithoutNoise(definition: Definition, list: readonly Answers[]): ReleasedPeers {
  const scores = scoresOf(definition, momentsOf(definition, list));
  const norms = normOfAll(definition).scales;
  const scales = Object.entries(scores).map(([id, score]) => [id, tScore(score, norms[id]!)] as const);
  return { n: list.length, waiting: 0, excluded: 0, scales: Object.fromEntries(scales) };
}
