/** People, their profiles by the offline model, and what interviews with it find. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { type Answers, type Definition, Instrument } from "@persona-ai/core/instrument";
import { Profile } from "@persona-ai/core/profile";
import { DOMAINS } from "@persona-ai/core/traits";
import { answerItems } from "@persona-ai/local/bedrock/interviewee/index.ts";
import { Persona } from "@persona-ai/local/bedrock/interviewee/reading.ts";
import type { Language } from "@persona-ai/local/bedrock/texts.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { respondents } from "../../support/respondents.ts";
import { gaussian, randomFrom } from "../fidelity/random.ts";

const NOW = new Date("2026-06-01T00:00:00Z");
export const sapa = Instrument.get("sapa-bfi-25");
export const neo = Instrument.get("ipip-neo-120");
export const FAITHFUL = { faithful: true };
export const UNFAITHFUL = { faithful: false };

export const someone = (instrument: Definition, answers: Answers, person = {}) => ({
  instrument,
  person,
  traits: Fidelity.traitsOf(instrument, answers, person, NOW),
});
export type Someone = ReturnType<typeof someone>;

export const itemsOf = ({ items }: Definition) =>
  Object.fromEntries(items.map((_, i) => [Fidelity.numberOf(i), "An item."]));

/** A profile is written of them, its persona interviewed, and the two compared. */
export function interviewed(
  { instrument, person, traits }: Someone,
  written = FAITHFUL,
  answered = FAITHFUL,
  language: Language = "en",
) {
  const profile = writeProfile(Profile.briefOf(traits), { name: "Ada", language }, written);
  const persona = Persona.parse(Fidelity.personaOf(profile));
  const { answers } = answerItems(persona, itemsOf(instrument), answered)!;
  const byId = Object.fromEntries(instrument.items.map(({ id }, i) => [id, answers[Fidelity.numberOf(i)]!]));
  return Fidelity.compare(traits, Fidelity.traitsOf(instrument, byId, person, NOW));
}

export const sapaPeople = () =>
  respondents().map(({ answers, sex, age }) => someone(sapa, answers, { sex, birthYear: 2026 - age }));

/** People as a questionnaire with facets finds them: facets that go with their domain, items with their facet. */
export function neoPeople(count: number): Someone[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () => {
    const domains = new Map(DOMAINS.map((domain) => [domain, gaussian(random)]));
    const facets = new Map<string, number>();
    const answers = neo.items.map(({ id, keyed, domain, facet }) => {
      const known =
        facets.get(facet!) ?? Math.sqrt(0.4) * domains.get(domain)! + Math.sqrt(0.6) * gaussian(random);
      facets.set(facet!, known);
      const value = Math.min(5, Math.max(1, Math.round(3.4 + 0.75 * known + 0.8 * gaussian(random))));
      return [id, keyed === "plus" ? value : 6 - value] as const;
    });
    return someone(neo, Object.fromEntries(answers), { sex: "female", birthYear: 1996 });
  });
}
