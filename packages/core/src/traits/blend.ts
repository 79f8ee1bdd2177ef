/**
 * How self and peers are put together on a scale, and how exact the outcome is (sources in constants.ts).
 *
 * All z are of a single rater's scale: against the norms of self-reports. Peer share = min(0.65, κ·R_k), where
 * R_k = k·r/(1 + (k - 1)·r) is the reliability of k peers' mean rating (Spearman-Brown); facets use their domain's.
 * A mean of several ratings varies less than one, so `t` is the blend over its own standard deviation among people:
 *
 *   blended({ self: 1.2, peers: 0.4 }, { domain: "openness", reliability: 0.8, n: 3, batches: 1 }) // { z, t, error }
 */
import { BATCH_NOISE, MAX_PEER_SHARE, PEER_RELIABILITY, PEER_WEIGHT, SELF_PEER, Z_90 } from "./constants.ts";
import type { Domain, DomainTraits } from "./info.ts";

export type Sides = { self: number | undefined; peers: number | undefined };
/** `reliability`: of the self-report; `n` peers in `batches`. */
export type Made = { domain: Domain; reliability: number; n: number; batches: number };
/** `z`: of a single rater's scale; `t`: mean 50 and sd 10 among people; `error`: the variance of t's error, over 100. */
type Blended = { z: number; t: number; error: number };

function peersReliability(k: number): number {
  return (k * PEER_RELIABILITY) / (1 + (k - 1) * PEER_RELIABILITY);
}

export function peerShare(domain: Domain, k: number): number {
  return Math.min(MAX_PEER_SHARE, PEER_WEIGHT[domain] * peersReliability(k));
}

/** The error variance of the released mean of `n` peers: of the raters, the noise of batches, and whole T. */
function peersError({ n, batches }: Pick<Made, "n" | "batches">): number {
  const noise = (BATCH_NOISE ** 2 + 1 / 12) / 100;
  return (1 - PEER_RELIABILITY) / n + noise / batches;
}

/** The peers' T, whole as it is released, and the blend; with one side alone, that side. */
export function blended({ self, peers }: Sides, made: Made): Blended {
  if (self === undefined && peers === undefined) throw new RangeError("There is nothing to blend.");
  if (peers === undefined) return { z: self!, t: 50 + 10 * self!, error: 1 - made.reliability };
  if (self === undefined) return ofPeers(peers, made);
  const share = peerShare(made.domain, made.n);
  const z = self + share * (peers - self);
  const variance = varianceOf(share, made);
  const error = ((1 - share) ** 2 * (1 - made.reliability) + share ** 2 * peersError(made)) / variance;
  return { z, t: 50 + (10 * z) / Math.sqrt(variance), error };
}

/** Their mean rating over its own standard deviation among people. */
export function ofPeers(peers: number, made: Pick<Made, "n" | "batches">): Blended {
  const error = peersError(made);
  const variance = PEER_RELIABILITY + error;
  return { z: peers, t: Math.round(50 + (10 * peers) / Math.sqrt(variance)), error: error / variance };
}

function varianceOf(share: number, made: Made): number {
  const ofPeersMean = PEER_RELIABILITY + peersError(made);
  return (1 - share) ** 2 + share ** 2 * ofPeersMean + 2 * share * (1 - share) * SELF_PEER[made.domain];
}

/**
 * The gap between self and peers in z units of a single rater's scale, when it is larger than both scores' errors
 * explain (90 % unless `quantile` says otherwise); undefined otherwise. `difference` is self minus peers.
 */
export function agreement({ self, peers }: Sides, made: Made, quantile = Z_90): DomainTraits["agreement"] {
  if (self === undefined || peers === undefined) return undefined;
  const difference = self - peers;
  const threshold = quantile * Math.sqrt(1 - made.reliability + peersError(made));
  if (Math.abs(difference) <= threshold) return undefined;
  return { difference, threshold, higher: difference > 0 ? "self" : "peers" };
}
