/** Strengths and blind spots, each with the traits that it follows from. */
import type { Brief } from "@persona-ai/core/profile/brief.ts";
import type { Choose } from "./choose.ts";
import { combine, evidenceOf, rank, standingFacets } from "./standing.ts";
import { DOMAIN_TEXTS } from "./texts/domains/index.ts";
import { FACET_TEXTS } from "./texts/facets/index.ts";

export type Claim = { text: string; evidence: string[] };
type Side = "strength" | "blindSpot";

export const strengths = (brief: Brief, choose: Choose) => claims("strength", brief, choose, 5);
export const blindSpots = (brief: Brief, choose: Choose) => claims("blindSpot", brief, choose, 4);

/** The leading combination first, then the two most telling facets, then whatever the ranking brings. */
function claims(side: Side, brief: Brief, choose: Choose, count: number): Claim[] {
  const { pairs, rest } = combine(rank(brief));
  const [lead, ...combinations] = pairs.map(({ texts, evidence }) => ({ text: texts[side], evidence }));
  const singles = rest.map((standing) => ({
    text: choose(`${side}.${standing.domain}`, DOMAIN_TEXTS[standing.domain][standing.level][side]),
    evidence: [evidenceOf(standing)],
  }));
  const found = [...(lead ? [lead] : []), ...ofFacets(side, brief).slice(0, 2), ...combinations, ...singles];
  return found.slice(0, count);
}

function ofFacets(side: Side, brief: Brief): Claim[] {
  return standingFacets(brief).flatMap(({ domain, facet, pole }) => {
    const texts: { [side in Side]?: string } = FACET_TEXTS[domain][facet]?.[pole] ?? {};
    const text = texts[side];
    return text ? [{ text, evidence: [`${domain}.${facet}:${pole}`] }] : [];
  });
}
