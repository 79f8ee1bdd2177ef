/**
 * Facets for people of whom only the domains are known, as the norms of IPIP-NEO-120 imply them.
 *
 * A domain's score is the sum of its six facets, so its published standard deviation, with theirs, tells how
 * much the facets have in common: their mean correlation rho = (S^2 - sum s_i^2) / ((sum s_i)^2 - sum s_i^2).
 * Taken as the correlation of every two, a facet is z = sqrt((1 + 5 rho) / 6) * domain + sqrt(1 - rho) * (g -
 * mean of the six g), g standard normal: of variance 1, correlated rho, and with the domain as it should be.
 */
import type { Definition } from "@persona-ai/core/instrument";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import type { ZScores } from "@persona-ai/core/traits/z-scores.ts";

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);
const mean = (xs: readonly number[]): number => sum(xs) / xs.length;

const facetsOf = ({ scales }: Definition, domain: Domain) =>
  scales.filter((scale) => scale.domain === domain && scale.facet !== undefined);

/** The mean correlation of a domain's facets, over the norm groups. */
export function facetCorrelation(instrument: Definition, domain: Domain): number {
  const facets = facetsOf(instrument, domain);
  const groups = Object.values(instrument.norms).map(({ scales }) => {
    const sds = facets.map(({ id }) => scales[id]!.sd);
    const variances = sum(sds.map((sd) => sd ** 2));
    return (scales[domain]!.sd ** 2 - variances) / (sum(sds) ** 2 - variances);
  });
  return mean(groups);
}

/** The person with facets; `gaussian` gives standard normal numbers. */
export function withFacets(instrument: Definition, gaussian: () => number) {
  const domains = DOMAINS.map((domain) => {
    const facets = facetsOf(instrument, domain);
    const rho = facetCorrelation(instrument, domain);
    const loading = Math.sqrt((1 + (facets.length - 1) * rho) / facets.length);
    return { domain, facets, loading, own: Math.sqrt(1 - rho) };
  });
  return (person: ZScores): ZScores => {
    const facets = domains.flatMap(({ domain, facets: scales, loading, own }) => {
      const noise = scales.map(gaussian);
      const centre = mean(noise);
      return scales.map(({ id }, i) => [
        id,
        loading * person.domains[domain] + own * (noise[i]! - centre),
      ]) as [string, number][];
    });
    return { domains: person.domains, facets: Object.fromEntries(facets) };
  };
}
