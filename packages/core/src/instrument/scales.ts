/** The scales of a list of items: its domains, then its facets, each in the order of DOMAINS and of first item. */
import type { Item, Scale } from "./definition.ts";
import { DOMAINS } from "./domains.ts";

export function scalesOf(items: readonly Item[]): Scale[] {
  const positions = items.map((item, position) => ({ ...item, position }));
  const domains = DOMAINS.map((domain) => {
    const own = positions.filter((item) => item.domain === domain);
    return { id: domain, domain, items: own.map((item) => item.position) };
  });
  const facets = DOMAINS.flatMap((domain) => {
    const own = positions.filter((item) => item.domain === domain && item.facet !== undefined);
    return [...Map.groupBy(own, (item) => item.facet!)].map(([facet, of]) => ({
      id: `${domain}.${facet}`,
      domain,
      facet,
      items: of.map((item) => item.position),
    }));
  });
  return [...domains, ...facets];
}
