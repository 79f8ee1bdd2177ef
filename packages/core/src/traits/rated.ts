/**
 * One person as rated: the statistics of those raters that count, against their norm. `self` or `peers` or both are
 * there, and `peers` only when there are enough of them.
 */
import type { Definition, Scale } from "../instrument/definition.ts";
import { blend, peerShare } from "./blend.ts";
import { pearson } from "./correlation.ts";
import type { Norm } from "./norm.ts";
import { meanScore, zScore } from "./scoring.ts";
import type { Moments } from "./statistics.ts";

export type Rated = {
  instrument: Definition;
  norm: Norm;
  self: Moments | undefined;
  peers: Moments | undefined;
};

type Scores = { self: number | undefined; peers: number | undefined; blended: number };

export function scoresOn({ instrument, self, peers }: Rated, scale: Scale): Scores {
  const own = self && meanScore(instrument, scale, self);
  const theirs = peers && meanScore(instrument, scale, peers);
  const share = peers ? peerShare(scale.domain, peers.n) : 0;
  return { self: own, peers: theirs, blended: blend(own, theirs, share) };
}

/** Pearson's r of self's and peers' z over the facets, or the domains of an instrument without facets. */
export function profileCorrelation({ instrument, norm, self, peers }: Rated): number | undefined {
  if (!self || !peers) return undefined;
  const facets = instrument.scales.filter((scale) => scale.facet !== undefined);
  const scales = facets.length > 0 ? facets : instrument.scales;
  const profile = (moments: Moments) =>
    scales.map((scale) => zScore(meanScore(instrument, scale, moments), norm.scales[scale.id]!));
  return pearson(profile(self), profile(peers));
}
