/**
 * Traits as z-scores against their norm group, by scale id: what profiles of different people, or of a person and
 * their persona, are compared by. `facets` is empty for an instrument without facets.
 *
 *   zScores(traits).facets["openness.imagination"] // 1.2
 */
import { byDomain, DOMAINS, type Domain, type Info } from "./info.ts";

export type ZScores = { domains: Record<Domain, number>; facets: Record<string, number> };

const zOf = ({ t }: { t: number }) => (t - 50) / 10;

export function zScores({ domains }: Pick<Info, "domains">): ZScores {
  return {
    domains: byDomain((domain) => zOf(domains[domain])),
    facets: Object.fromEntries(
      DOMAINS.flatMap((domain) =>
        Object.entries(domains[domain].facets ?? {}).map(([name, facet]) => [
          `${domain}.${name}`,
          zOf(facet),
        ]),
      ),
    ),
  };
}
