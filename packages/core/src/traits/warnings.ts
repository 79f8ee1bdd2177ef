/** What a reader of the traits should know about the responses they rest on. */
import type { Flag } from "./careless-responding.ts";
import { MIN_PEERS } from "./constants.ts";
import type { Warning } from "./info.ts";

export function warningsAbout(selfFlags: readonly Flag[], peers: number, excluded: number): Warning[] {
  const warnings: Warning[] = [];
  if (selfFlags.length > 0) {
    const message = `Your own response was flagged (${selfFlags.join(", ")}); it is used as it is.`;
    warnings.push({ code: "self_response_flagged", message });
  }
  if (peers > 0 && peers < MIN_PEERS) {
    const message = `Peers' views are used from ${MIN_PEERS} responses on; so far there are ${peers}.`;
    warnings.push({ code: "too_few_peers", message });
  }
  if (excluded > 0) {
    const message = `Left out as given without care: ${excluded} of ${peers + excluded} peer responses.`;
    warnings.push({ code: "peer_responses_excluded", message });
  }
  return warnings;
}
