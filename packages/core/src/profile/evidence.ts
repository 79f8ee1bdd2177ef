/**
 * What a profile may claim: every piece of evidence names a trait that the person has and whose level is certain
 * enough to build on, as `"extraversion:high"` for a domain or `"neuroticism.anxiety:low"` for a facet of it; or a gap
 * between self and peers that is more than chance, as `"gap:openness:peers-higher"`.
 */
import type { Issue } from "../error.ts";
import { isObject } from "../model/schema.ts";
import { DOMAINS, type Domain, Level, type ScaleScore, type Info as Traits } from "../traits/info.ts";
import type { Info } from "./info.ts";

/** The certainty from which on a level may be built on. */
export const CERTAIN = 0.6;

export const isCertain = ({ certainty }: Pick<ScaleScore, "certainty">): boolean => certainty >= CERTAIN;

/**
 * Everything that may be cited, at least one domain. An average level counts as any other. Where no domain's level is
 * certain, the most certain one's is taken, so that there is something to say of everybody.
 */
export function evidenceOf(traits: Traits): string[] {
  const domains = citableDomains(traits);
  const levels = DOMAINS.flatMap((domain) => {
    const { level, facets = {} } = traits.domains[domain];
    const ofFacets = Object.entries(facets)
      .filter(([, score]) => isCertain(score))
      .map(([facet, score]) => `${domain}.${facet}:${score.level}`);
    return domains.includes(domain) ? [`${domain}:${level}`, ...ofFacets] : ofFacets;
  });
  return [...levels, ...gapsOf(traits)];
}

export function citableDomains({ domains }: Traits): Domain[] {
  const certain = DOMAINS.filter((domain) => isCertain(domains[domain]));
  if (certain.length > 0) return certain;
  return DOMAINS.toSorted((a, b) => domains[b].certainty - domains[a].certainty).slice(0, 1);
}

/** The gaps of domains, and of the facets whose gaps are told, each once. */
function gapsOf({ domains, agreement }: Traits): string[] {
  const ofDomains = DOMAINS.flatMap((domain) => {
    const gap = domains[domain].agreement;
    return gap ? [gapNamed(domain, gap.higher)] : [];
  });
  const told = (agreement?.gaps ?? []).map(({ trait, higher }) => gapNamed(trait, higher));
  return [...new Set([...ofDomains, ...told])];
}

/** What is cited of a gap of a domain, or of a facet as `"openness.imagination"`. */
const gapNamed = (trait: string, higher: string): string => `gap:${trait}:${higher}-higher`;

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
  'is not a trait of this person whose level is certain: take one from "evidence" in <traits>, as it stands there.';

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
 * "Openness: high", "high openness", "Anxiety (low)" and "neuroticism/anxiety = low" name one trait and one level,
 * and "Gap in openness (peers higher)" one gap; so they are put as they are to be. A level that the person does not have stays as it is said. Pure.
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
  if (trait === undefined || others.length > 0) return said;
  const higher = words.includes("gap")
    ? /(self|peers)[^a-z]+higher/.exec(said.toLowerCase())?.[1]
    : undefined;
  if (higher !== undefined) return gapNamed(trait.key, higher);
  if (levels.length !== 1) return said;
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
