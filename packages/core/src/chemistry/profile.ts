/** Somebody as chemistry sees them: what their card says of them, as z-scores against their norm. */
import type { Item } from "../card/lifecycle.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import type { ZScores } from "../traits/z-scores.ts";

export type Somebody = Pick<Item, "handle" | "name" | "traits">;
type WithDomains = { traits: Pick<Somebody["traits"], "domains"> };

const zOf = (t: number) => (t - 50) / 10;

/** By the same scale ids as `Traits.zScores`; facets in the order of their ids, however the card has them. */
export function profileOf({ traits: { domains } }: WithDomains): ZScores {
  const facets = DOMAINS.flatMap((domain) =>
    Object.entries(domains[domain].facets ?? {}).map(([name, t]) => [`${domain}.${name}`, zOf(t)] as const),
  );
  const scores = DOMAINS.map((domain) => [domain, zOf(domains[domain].t)] as const);
  return {
    domains: Object.fromEntries(scores) as Record<Domain, number>,
    facets: Object.fromEntries(facets.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}
