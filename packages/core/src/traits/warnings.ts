/** What a reader of the traits should know about the responses they rest on. */
import { type Flag, isExcluded } from "./careless-responding.ts";
import { MIN_PEERS } from "./constants.ts";
import type { Warning } from "./info.ts";
import type { ReleasedPeers } from "./peer-batches.ts";

export function warningsAbout(
  selfFlags: readonly Flag[],
  { n, waiting, excluded }: Pick<ReleasedPeers, "n" | "waiting" | "excluded">,
): Warning[] {
  const warnings: Warning[] = [];
  if (isExcluded(selfFlags)) {
    const message = "Your own response reads as if it was given without care; it is used as it is.";
    warnings.push({ code: "self_response_careless", message });
  } else if (selfFlags.length > 0) {
    const message = `Your own response was flagged (${selfFlags.join(", ")}); it is used as it is.`;
    warnings.push({ code: "self_response_flagged", message });
  }
  if (n === 0 && waiting > 0) {
    // More than MIN_PEERS may wait, where some were given without care: which ones is told to nobody.
    const waits = waiting === 1 ? "1 response waits" : `${waiting} responses wait`;
    const message = `Peers' views are used in groups of ${MIN_PEERS} or more that were given with care; none is complete yet, and ${waits}.`;
    warnings.push({ code: "too_few_peers", message });
  }
  if (excluded > 0) {
    const message = `Left out as given without care: ${excluded} of ${n + waiting + excluded} peer responses.`;
    warnings.push({ code: "peer_responses_excluded", message });
  }
  return warnings;
}
