/** One domain of the traits: blended, by rater, with its band, its facets and a gap between raters worth telling. */
import { agreement } from "./blend.ts";
import type { Domain, DomainTraits, ScaleScore } from "./info.ts";
import { type Rated, scoresOn } from "./rated.ts";
import { band, sampleSd, scaleScore, tScore, zScore } from "./scoring.ts";

export function domainTraits(rated: Rated, domain: Domain): DomainTraits {
  const { instrument, norm, peers } = rated;
  const scale = instrument.scales.find(({ id }) => id === domain)!;
  const values = norm.scales[domain]!;
  const reliability = instrument.reliability[domain];
  const { self: own, peers: theirs, blended } = scoresOn(rated, scale);
  const result: DomainTraits = {
    ...scaleScore(blended, values),
    band: band(tScore(blended, values), reliability),
    reliability,
  };
  if (own !== undefined) result.self = { score: own, t: tScore(own, values) };
  if (peers && theirs !== undefined) {
    const { n } = peers;
    result.peers = { score: theirs, t: tScore(theirs, values), n, sd: sampleSd(instrument, scale, peers) };
    const gap =
      own === undefined ? undefined : agreement(zScore(own, values), zScore(theirs, values), reliability, n);
    if (gap) result.agreement = gap;
  }
  const facets = facetsOf(rated, domain);
  if (Object.keys(facets).length > 0) result.facets = facets;
  return result;
}

/** Without bands: the facets' reliabilities are not among what the instrument carries. */
function facetsOf(rated: Rated, domain: Domain): Record<string, ScaleScore> {
  const own = rated.instrument.scales.filter((scale) => scale.domain === domain && scale.facet !== undefined);
  return Object.fromEntries(
    own.map((scale) => [
      scale.facet!,
      scaleScore(scoresOn(rated, scale).blended, rated.norm.scales[scale.id]!),
    ]),
  );
}
