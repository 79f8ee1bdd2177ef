/**
 * One person as rated, against their norm: by themselves (scores by scale id) and by peers (released figures), one of
 * them at least.
 */
import type { Definition, Scale } from "../instrument/definition.ts";
import type { Made, Sides } from "./blend.ts";
import { MIN_PEERS } from "./constants.ts";
import { pearson } from "./correlation.ts";
import { type Norm, normOfAll } from "./norm.ts";
import type { ReleasedPeers } from "./peer-batches.ts";
import { zScore } from "./scoring.ts";

export type Rated = {
  instrument: Definition;
  norm: Norm;
  self: Readonly<Record<string, number>> | undefined;
  peers: ReleasedPeers | undefined;
};

/** z of a single rater's scale, each side against the person's norm group. */
export function sidesOn({ instrument, norm, self, peers }: Rated, { id }: Scale): Sides {
  const values = norm.scales[id]!;
  const own = self && zScore(self[id]!, values);
  if (!peers) return { self: own, peers: undefined };
  const { mean, sd } = normOfAll(instrument).scales[id]!;
  return { self: own, peers: zScore(mean + ((peers.scales[id]! - 50) / 10) * sd, values) };
}

export function madeOf({ instrument, peers }: Rated, { id, domain }: Scale): Made {
  const n = peers?.n ?? 0;
  const batches = peers?.batches ?? Math.floor(n / MIN_PEERS);
  return { domain, reliability: instrument.reliability[id]!, n, batches };
}

/** Where both rated: Pearson's r of self's and peers' z over the facets, or the domains of an instrument without facets. */
export function profileCorrelation(rated: Rated): number | undefined {
  const facets = rated.instrument.scales.filter((scale) => scale.facet !== undefined);
  const sides = (facets.length > 0 ? facets : rated.instrument.scales).map((scale) => sidesOn(rated, scale));
  return pearson(
    sides.map(({ self }) => self!),
    sides.map(({ peers }) => peers!),
  );
}
