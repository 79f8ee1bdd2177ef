/**
 * What a reader makes of a persona's texts: how strong each domain is, by its rule of speech, and which facets stand
 * out, by what is said of them. In T; a domain that no known text tells of is taken to be in the middle.
 */
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";
import { render } from "../writer/render.ts";
import { FACET_TEXTS } from "../writer/texts/facets/index.ts";
import type { FacetPole, Pole } from "../writer/texts/types.ts";
import { type Grade, RULES } from "../writer/texts/voice.ts";

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

export function read(persona: Persona): Reading {
  return {
    domains: Object.fromEntries(
      DOMAINS.map((domain) => [domain, domainT(domain, persona)]),
    ) as Reading["domains"],
    facets: Object.fromEntries(DOMAINS.flatMap((domain) => facetsOf(domain, persona))),
  };
}

function domainT(domain: Domain, { voice }: Persona): number {
  const known = Object.entries(RULES[domain]) as [Grade, string][];
  const [grade] = known.find(([, rule]) => voice.rules.includes(rule)) ?? [];
  return grade ? T_OF[grade] : MIDDLE;
}

function facetsOf(domain: Domain, persona: Persona): [string, number][] {
  const facets = Object.entries(FACET_TEXTS[domain]);
  return facets.flatMap(([facet, texts]) =>
    (["low", "high"] as const)
      .filter((pole) => tells(persona, texts[pole]))
      .map((pole): [string, number] => [`${domain}.${facet}`, FACET_T[pole]]),
  );
}

function tells({ summary, strengths, blindSpots }: Persona, texts: FacetPole): boolean {
  const { strength, blindSpot }: { strength?: string; blindSpot?: string } = texts;
  const said = [true, false].map((named) => render(texts.detail.replace("{They} ", ""), "", named));
  return (
    said.some((text) => summary.includes(text)) ||
    (strength !== undefined && strengths.includes(strength)) ||
    (blindSpot !== undefined && blindSpots.includes(blindSpot))
  );
}
