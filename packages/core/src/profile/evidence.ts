/**
 * What a profile may claim: every piece of evidence names a trait that the person has, as
 * `"extraversion:high"` for a domain or `"neuroticism.anxiety:low"` for a facet of it.
 */
import type { Issue } from "../error.ts";
import { DOMAINS, type Info as Traits } from "../traits/info.ts";
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
