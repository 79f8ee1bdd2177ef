/**
 * What a reader makes of a persona's texts: how strong each domain is, by its rule of speech, and which facets stand
 * out, by what is said of them. In T; a domain that no known text tells of is taken to be in the middle.
 */
import { byDomain, DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";
import { itemTexts } from "../item-texts.ts";
import { type FacetPole, type Grade, LANGUAGES, type Pole, type Texts, textsIn } from "../texts.ts";
import { render } from "../writer/prose.ts";

export const Persona = z.looseObject({
  summary: z.string(),
  voice: z.looseObject({ rules: z.array(z.string()) }),
  strengths: z.array(z.string()),
  blindSpots: z.array(z.string()),
});
export type Persona = z.infer<typeof Persona>;

export type Reading = { domains: Record<Domain, number>; facets: Record<string, number> };

/** The mean T of the people in each grade's range, when T is normally distributed. */
const T_OF: Record<Grade, number> = {
  veryLow: 30.6,
  low: 40.6,
  lowAverage: 47.5,
  highAverage: 52.5,
  high: 59.4,
  veryHigh: 69.4,
};
/** Only the furthest facets are told. */
const FACET_T: Record<Pole, number> = { low: 33, high: 67 };
const MIDDLE = 50;

/** Whatever its language. */
export function read(persona: Persona): Reading {
  const texts = textsOf(persona.voice.rules);
  const tOf = (domain: Domain) => {
    const grade = texts && gradeBy(persona.voice.rules, domain, texts);
    return grade ? T_OF[grade] : MIDDLE;
  };
  const facets = DOMAINS.flatMap((domain) => facetsOf(domain, persona, texts ?? textsIn("en")));
  return { domains: byDomain(tOf), facets: Object.fromEntries(facets) };
}

/** The texts that the rules of speech are from, the first language that knows any of them. */
export function textsOf(rules: readonly string[]): Texts | undefined {
  return [...LANGUAGES.map(textsIn), ...itemTexts()].find((texts) =>
    DOMAINS.some((domain) => gradeBy(rules, domain, texts) !== undefined),
  );
}

export function gradeBy(rules: readonly string[], domain: Domain, { traits }: Texts): Grade | undefined {
  const known = Object.entries(traits[domain].rules) as [Grade, string][];
  return known.find(([, rule]) => rules.includes(rule))?.[0];
}

function facetsOf(domain: Domain, persona: Persona, { traits }: Texts): [string, number][] {
  const facets = Object.entries(traits[domain].facets);
  return facets.flatMap(([facet, texts]) =>
    (["low", "high"] as const)
      .filter((pole) => tells(persona, texts[pole]))
      .map((pole): [string, number] => [`${domain}.${facet}`, FACET_T[pole]]),
  );
}

function tells({ summary, strengths, blindSpots }: Persona, texts: FacetPole): boolean {
  const { strength, blindSpot } = texts;
  const detail = texts.detail.replace("{They} ", "");
  const said = [true, false].map((named) => longest(render(detail, NAME, named).split(NAME)));
  return (
    said.some((text) => summary.includes(text)) ||
    (strength !== undefined && strengths.includes(strength)) ||
    (blindSpot !== undefined && blindSpots.includes(blindSpot))
  );
}

/** A name that is in no text: what stands around it is looked for. */
const NAME = "\u0000";
const longest = (parts: string[]) => parts.reduce((most, one) => (one.length > most.length ? one : most));
