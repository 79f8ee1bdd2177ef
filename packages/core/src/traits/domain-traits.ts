/** The scales of the traits: blended, by rater, with bands and certainties, and the gaps between raters worth telling. */
import type { Scale } from "../instrument/definition.ts";
import { agreement, blended, ofPeers } from "./blend.ts";
import { Z_90_OF_30 } from "./constants.ts";
import type { Domain, DomainTraits, Gap, ScaleScore } from "./info.ts";
import { madeOf, type Rated, sidesOn } from "./rated.ts";
import { scaleScore } from "./scoring.ts";

export function domainTraits(rated: Rated, domain: Domain): DomainTraits {
  const scale = rated.instrument.scales.find(({ id }) => id === domain)!;
  const [sides, made] = [sidesOn(rated, scale), madeOf(rated, scale)];
  const result: DomainTraits = { ...scoreOn(rated, scale), reliability: 1 - blended(sides, made).error };
  if (rated.self) result.self = { score: rated.self[domain]!, t: 50 + 10 * sides.self! };
  if (sides.peers !== undefined) result.peers = { t: ofPeers(sides.peers, made).t, n: made.n };
  const gap = agreement(sides, made);
  if (gap) result.agreement = gap;
  const facets = facetsOf(rated, domain).map((facet) => [facet.facet!, scoreOn(rated, facet)] as const);
  if (facets.length > 0) result.facets = Object.fromEntries(facets);
  return result;
}

/**
 * The band of a blend is never wider than that of one's own answers alone. (A blend's T is stretched to the same
 * spread among people, and its error with it: beside 120 answers of one's own, 3 peers would widen it.)
 */
function scoreOn(rated: Rated, scale: Scale): ScaleScore {
  const made = madeOf(rated, scale);
  const { z, t, error } = blended(sidesOn(rated, scale), made);
  const { mean, sd } = rated.norm.scales[scale.id]!;
  const score = rated.peers ? mean + z * sd : rated.self![scale.id]!;
  return scaleScore(score, t, error, rated.self ? 1 - made.reliability : error);
}

const facetsOf = ({ instrument }: Rated, domain: Domain): Scale[] =>
  instrument.scales.filter((scale) => scale.domain === domain && scale.facet !== undefined);

const FACET_GAPS = 3;

/**
 * Where peers see somebody otherwise than they do themselves: every domain with a real gap, and of the facets the
 * three largest that would be real if all thirty had been looked at; the largest first.
 */
export function gapsOf(rated: Rated): Gap[] {
  const gaps = rated.instrument.scales.flatMap((scale): Gap[] => {
    const quantile = scale.facet === undefined ? undefined : Z_90_OF_30;
    const gap = agreement(sidesOn(rated, scale), madeOf(rated, scale), quantile);
    return gap ? [{ trait: scale.id, ...gap }] : [];
  });
  const largestFirst = gaps.toSorted((a, b) => size(b) - size(a));
  const facets = largestFirst.filter(({ trait }) => trait.includes(".")).slice(0, FACET_GAPS);
  return largestFirst.filter((gap) => !gap.trait.includes(".") || facets.includes(gap));
}

const size = ({ difference, threshold }: Gap) => Math.abs(difference) / threshold;
