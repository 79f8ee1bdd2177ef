/**
 * The offline model, interviewed: it answers a survey's items as the persona that it was told to be, from the
 * persona's texts alone. It knows the instruments of this project by their length, and their items by their texts,
 * or else by their place.
 */
import { Instrument } from "@persona-ai/core/instrument";
import { z } from "zod";
import { drifted } from "../conduct.ts";
import { answersFrom } from "./answers.ts";
import { placesOf } from "./places.ts";
import { type Persona, read } from "./reading.ts";
import { unlike } from "./unlike.ts";

export const Items = z.record(z.string(), z.string());
export type Items = z.infer<typeof Items>;

/** Undefined for items of no known instrument. Unfaithful, it answers unlike this persona, and unlike its contrary. */
export function answerItems(
  persona: Persona,
  items: Items,
  { faithful, drift = 0 }: { faithful: boolean; drift?: number },
): { answers: Record<string, number> } | undefined {
  const numbers = Object.keys(items);
  const known = Instrument.list().find(({ itemCount }) => itemCount === numbers.length);
  if (!known) return undefined;
  const reading = drifted(read(persona), drift);
  const answers = answersFrom(Instrument.get(known.id), faithful ? reading : unlike(reading));
  const places = placesOf(Object.values(items));
  return { answers: Object.fromEntries(numbers.map((number, i) => [number, answers[places[i]!]!])) };
}
