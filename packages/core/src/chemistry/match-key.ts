/**
 * Where a card stands in the index of matches: `cell`, the partition of people with similar traits, and `vector`, the
 * five domains' T scores themselves, so that candidates are scored from the index alone.
 */
import type { CardTraits } from "../card/info.ts";
import { DOMAINS } from "../traits/info.ts";

export type MatchKey = { cell: string; vector: string };

/** T scores are kept in tenths, from 0 to 100, three digits each. */
export function matchKeyOf({ domains }: Pick<CardTraits, "domains">): MatchKey {
  const tenths = DOMAINS.map((domain) => Math.round(Math.min(99.9, Math.max(0, domains[domain].t)) * 10));
  return {
    cell: tenths.map((t) => (t < 450 ? "l" : t > 550 ? "h" : "a")).join(""),
    vector: tenths.map((t) => String(t).padStart(3, "0")).join(""),
  };
}
