/**
 * What the model is told of the persona that it talks as: who it is, how it talks, and its traits by their levels in
 * words. No scores, no evidence, nothing of raters. Pure. Every field has its place, because a table gives a map's back in
 * any order, and a model keeps only a beginning that is the same to the letter.
 */
import type { Info as Profile } from "../profile/info.ts";
import { DOMAINS, type DomainTraits, type Level, type Info as Traits } from "../traits/info.ts";

export type Persona = { name: string; profile: Profile; traits: Traits; language?: string | undefined };

type Levels = { level: Level; facets?: Record<string, Level> };

export function personaData({ name, profile, traits, language }: Persona) {
  const { tagline, summary, values } = profile;
  const { tone, rules, samples } = profile.voice;
  const textsOf = (claims: Profile["strengths"]) => claims.map(({ text }) => text);
  return {
    name,
    ...(language !== undefined && { language }),
    tagline,
    summary,
    voice: { tone, rules, samples },
    values,
    strengths: textsOf(profile.strengths),
    blindSpots: textsOf(profile.blindSpots),
    traits: Object.fromEntries(DOMAINS.map((domain) => [domain, levelsOf(traits.domains[domain])])),
  };
}

/** Of the facets those that stand out. */
function levelsOf({ level, facets = {} }: DomainTraits): Levels {
  const telling = Object.entries(facets).filter(([, facet]) => facet.level !== "average");
  if (telling.length === 0) return { level };
  const levels = telling.map(([name, facet]) => [name, facet.level] as const);
  return { level, facets: Object.fromEntries(levels.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}
