/**
 * What a profile may claim: every piece of evidence names a trait that the person has, as
 * `"extraversion:high"` for a domain or `"neuroticism.anxiety:low"` for a facet of it.
 */
import type { Issue } from "../error.ts";
import { isObject } from "../model/schema.ts";
import { DOMAINS, Level, type Info as Traits } from "../traits/info.ts";
import type { Info } from "./info.ts";

/** Everything that the traits bear out. */
export function evidenceOf(traits: Traits): string[] {
  return DOMAINS.flatMap((domain) => {
    const { level, facets = {} } = traits.domains[domain];
    const ofFacets = Object.entries(facets).map(([facet, score]) => `${domain}.${facet}:${score.level}`);
    return [`${domain}:${level}`, ...ofFacets];
  });
}

/** One issue for each piece of evidence that the traits do not bear out; the path is from the profile's root. */
export function unsupported(profile: Info, traits: Traits): Issue[] {
  const known = new Set(evidenceOf(traits));
  const check = (field: "strengths" | "blindSpots") =>
    profile[field].flatMap(({ evidence }, claim) =>
      evidence.flatMap((name, at) =>
        known.has(name)
          ? []
          : [
              {
                path: `${field}.${claim}.evidence.${at}`,
                message: `${JSON.stringify(name)} ${NOT_BORNE_OUT}`,
              },
            ],
      ),
    );
  return [...check("strengths"), ...check("blindSpots")];
}

const NOT_BORNE_OUT =
  'is not a trait of this person: name one of <traits> with its level, as "openness:high".';

/** Claims with their evidence as it is to be named, each piece once. */
export function mendEvidence(profile: unknown, traits: Traits): unknown {
  if (!isObject(profile)) return profile;
  const claims = (list: unknown) =>
    Array.isArray(list) ? list.map((claim) => (isObject(claim) ? mendClaim(claim, traits) : claim)) : list;
  return { ...profile, strengths: claims(profile.strengths), blindSpots: claims(profile.blindSpots) };
}

function mendClaim(claim: Record<string, unknown>, traits: Traits): unknown {
  if (!Array.isArray(claim.evidence)) return claim;
  const named = claim.evidence.map((name) => (typeof name === "string" ? evidenceMeant(name, traits) : name));
  return { ...claim, evidence: [...new Set(named)] };
}

/**
 * "Openness: high", "high openness", "Anxiety (low)" and "neuroticism/anxiety = low" name one trait and one level; so
 * they are put as they are to be. A level that the person does not have stays as it is said. Pure.
 */
function evidenceMeant(said: string, traits: Traits): string {
  const words = said.toLowerCase().split(/[^a-z]+/);
  const levels = Level.options.filter((level) => words.includes(level));
  const joined = words.join("");
  const named = traitsOf(traits).filter(({ names }) => names.every((name) => joined.includes(name)));
  const facets = named.filter(({ names }) => names.length === 2);
  const alone =
    named.length > 0 ? [] : traitsOf(traits).filter(({ names }) => joined.includes(names.at(-1)!));
  const [trait, ...others] = facets.length > 0 ? facets : named.length > 0 ? named : alone;
  if (trait === undefined || others.length > 0 || levels.length !== 1) return said;
  return `${trait.key}:${levels[0]}`;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

const traitsOf = (traits: Traits): { key: string; names: string[] }[] =>
  DOMAINS.flatMap((domain) => [
    { key: domain, names: [domain] },
    ...Object.keys(traits.domains[domain].facets ?? {}).map((facet) => ({
      key: `${domain}.${facet}`,
      names: [domain, plain(facet)],
    })),
  ]);
