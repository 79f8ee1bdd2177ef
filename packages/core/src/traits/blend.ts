/**
 * How self and peers are put together on a domain (sources in constants.ts).
 *
 * Peer share = min(0.65, κ·R_k), where R_k = k·r/(1 + (k - 1)·r) is the reliability of k peers' mean rating
 * (Spearman-Brown). Facets use their domain's share.
 */
import { MAX_PEER_SHARE, PEER_RELIABILITY, PEER_WEIGHT, Z_90 } from "./constants.ts";
import type { Domain, DomainTraits } from "./info.ts";

export function peersReliability(k: number): number {
  return (k * PEER_RELIABILITY) / (1 + (k - 1) * PEER_RELIABILITY);
}

export function peerShare(domain: Domain, k: number): number {
  return Math.min(MAX_PEER_SHARE, PEER_WEIGHT[domain] * peersReliability(k));
}

/** A missing side is taken to be as the other, so that one side alone is returned exactly as it is. */
export function blend(self: number | undefined, peers: number | undefined, share: number): number {
  const own = self ?? peers;
  const theirs = peers ?? self;
  if (own === undefined || theirs === undefined) throw new RangeError("There is nothing to blend.");
  return own + share * (theirs - own);
}

/**
 * The gap between self and k peers in z units, when it is larger than the unreliability of both explains (90 %);
 * undefined otherwise. `difference` is self minus peers.
 */
export function agreement(
  zSelf: number,
  zPeers: number,
  reliability: number,
  k: number,
): DomainTraits["agreement"] {
  const difference = zSelf - zPeers;
  const threshold = Z_90 * Math.sqrt(1 - reliability + (1 - peersReliability(k)));
  if (Math.abs(difference) <= threshold) return undefined;
  return { difference, threshold, higher: difference > 0 ? "self" : "peers" };
}
