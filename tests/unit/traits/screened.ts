/** People to be screened: real ones and, for an instrument without them, modelled ones. */
import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { type Flag, flags } from "@persona-ai/core/traits/careless-responding.ts";
import { chance, modelledPeople, realPeople } from "../../figures/screening/people.ts";
import { answersBy } from "./arbitraries.ts";

export const sapa = Instrument.get("sapa-bfi-25");
export const ipip = Instrument.get("ipip-neo-120");
const people: Partial<Record<InstrumentId, number[][]>> = {
  "sapa-bfi-25": realPeople(),
  "ipip-neo-120": modelledPeople(400, chance(2024)),
};
export const both = [sapa, ipip];
export const peopleOf = ({ id }: Instrument.Definition) => people[id]!;

export const flagsOf = (
  definition: Instrument.Definition,
  raw: readonly number[],
  seconds?: number,
): Flag[] =>
  flags(
    definition,
    answersBy(definition, (_, i) => raw[i]!),
    seconds,
  );
