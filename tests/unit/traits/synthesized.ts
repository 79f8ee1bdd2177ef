/** Traits of made answers, for the tests of what is synthesized from them. */
import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { answersBy, momentsOf } from "./arbitraries.ts";

export const sapa = Instrument.get("sapa-bfi-25");
export const ipip = Instrument.get("ipip-neo-120");
const now = new Date("2026-06-01T00:00:00Z");

type Given = Partial<Traits.Input> & { self?: Traits.Input["self"] };

export function synthesize(instrument: Instrument.Definition, given: Given): Traits.Info {
  return Traits.synthesize({ instrument: instrument.id, person: {}, answeredAt: now, ...given });
}

/** Everybody at the same point of each scale: `level` on the keyed items of `domain`, 3 elsewhere. */
export function person(instrument: Instrument.Definition, domain: Traits.Domain, level: number) {
  const reverse = instrument.scale.min + instrument.scale.max;
  return answersBy(instrument, (item) => {
    const keyed = item.domain === domain ? level : 3;
    return item.keyed === "plus" ? keyed : reverse - keyed;
  });
}

export const asSelf = (instrument: Instrument.Definition, answers: Instrument.Answers) => ({
  scores: Traits.scoresOf(instrument, momentsOf(instrument, [answers])),
  flags: [],
});
