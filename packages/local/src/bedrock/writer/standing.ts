/**
 * Where a person stands, as the writer needs it: the domains with the most telling first, which of them make a
 * pair that one text explains together, and the facets that stand out. Pure.
 */
import type { Brief, BriefDomain } from "@persona-ai/core/profile/brief.ts";
import { byDomain, DOMAINS, type Domain, type Level } from "@persona-ai/core/traits/info.ts";
import type { Grade, Pole } from "../texts.ts";

export type Standing = { domain: Domain; level: Level; t: number; pole: Pole | undefined };
export type StandingFacet = { domain: Domain; facet: string; pole: Pole; t: number; against: boolean };

const poleOf = (level: Level): Pole | undefined => (level === "average" ? undefined : level);
const distance = ({ t }: { t: number }) => Math.abs(t - 50);

/** The traits away from the middle first, each by its distance; ties in the order in which traits are named. */
export function rank(brief: Brief): Standing[] {
  return DOMAINS.map((domain) => {
    const { level, t } = brief.domains[domain];
    return { domain, level, t, pole: poleOf(level) };
  }).sort((a, b) => Number(!a.pole) - Number(!b.pole) || distance(b) - distance(a));
}

/** The first with the second and the third with the fourth, as far as they are away from the middle. */
export function combine(ranked: Standing[]): { pairs: [Standing, Standing][]; rest: Standing[] } {
  const poles = ranked.filter(({ pole }) => pole);
  const pairs: [Standing, Standing][] = [];
  for (let i = 0; i + 1 < poles.length; i += 2) {
    const [one, other] = [poles[i]!, poles[i + 1]!];
    const inOrder = DOMAINS.indexOf(one.domain) < DOMAINS.indexOf(other.domain);
    pairs.push(inOrder ? [one, other] : [other, one]);
  }
  return { pairs, rest: ranked.slice(pairs.length * 2) };
}

export const evidenceOf = ({ domain, level }: Standing) => `${domain}:${level}`;

/** Facets away from the middle, the furthest first; `against` those that contradict their own domain. */
export function standingFacets(brief: Brief): StandingFacet[] {
  return DOMAINS.flatMap((domain) => facetsOf(domain, brief.domains[domain])).sort(
    (a, b) => distance(b) - distance(a),
  );
}

function facetsOf(domain: Domain, { level, facets = {} }: BriefDomain): StandingFacet[] {
  return Object.entries(facets).flatMap(([facet, scale]) => {
    const pole = poleOf(scale.level);
    return pole ? [{ domain, facet, pole, t: scale.t, against: level !== "average" && level !== pole }] : [];
  });
}

/** Which of a domain's six rules of speech fits. */
export function gradeOf({ level, t }: Standing): Grade {
  if (level === "average") return t < 50 ? "lowAverage" : "highAverage";
  if (level === "low") return t <= 35 ? "veryLow" : "low";
  return t >= 65 ? "veryHigh" : "high";
}

const LOW = { level: "low", t: 28, percentile: 1 } as const;
const HIGH = { level: "high", t: 72, percentile: 99 } as const;

/** The brief of somebody who is the contrary in every domain, and strongly so: whose voice contradicts the traits. */
export function contraryOf(brief: Brief): Brief {
  return { ...brief, domains: byDomain((domain) => (brief.domains[domain].t < 50 ? HIGH : LOW)) };
}
