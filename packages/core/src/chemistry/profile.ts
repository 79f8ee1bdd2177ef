/**
 * Somebody as chemistry sees them, by what their card says of them, as z-scores against their norm: `observedOf` as
 * they were measured, `profileOf` regressed by reliability (Kelley 1927): what of it is likely to be true. Facets stand
 * in the order of their ids, however the card has them.
 *
 * How reliable a domain is shows in its band, which is of the score as it was made; a facet is taken to be as reliable
 * as its published alpha.
 */
import type { Info as Card } from "../card/info.ts";
import { Instrument } from "../instrument/index.ts";
import { Z_90 } from "../traits/constants.ts";
import { byDomain, DOMAINS, type Domain } from "../traits/info.ts";
import type { ZScores } from "../traits/z-scores.ts";

export type Somebody = Pick<Card, "handle" | "name" | "traits">;
type WithTraits = Pick<Somebody, "traits">;

/** Reliabilities by the same ids as z-scores. */
export type Reliabilities = ZScores;

export function observedOf({ traits: { domains } }: WithTraits): ZScores {
  return each(
    domains,
    (_, { t }) => zOf(t),
    (_, t) => zOf(t),
  );
}

export function profileOf(person: WithTraits): ZScores {
  return regressed(observedOf(person), reliabilitiesOf(person));
}

export function reliabilitiesOf({ traits: { domains, instrument } }: WithTraits): Reliabilities {
  const { reliability } = Instrument.get(instrument);
  return each(
    domains,
    (_, { band: [low, high] }) => 1 - Math.min(1, ((high - low) / (20 * Z_90)) ** 2),
    (id) => reliability[id] ?? reliability[id.split(".")[0]!]!,
  );
}

export function regressed(z: ZScores, by: Reliabilities): ZScores {
  const times = <T extends string>(values: Record<T, number>, factors: Record<T, number>) =>
    Object.fromEntries(
      Object.entries<number>(values).map(([id, value]) => [id, factors[id as T] * value]),
    ) as Record<T, number>;
  return { domains: times(z.domains, by.domains), facets: times(z.facets, by.facets) };
}

const zOf = (t: number) => (t - 50) / 10;

type Domains = Somebody["traits"]["domains"];

function each(
  domains: Domains,
  ofDomain: (id: Domain, domain: Domains[Domain]) => number,
  ofFacet: (id: string, t: number) => number,
): ZScores {
  const facets = DOMAINS.flatMap((domain) =>
    Object.entries(domains[domain].facets ?? {}).map(([name, t]): [string, number] => {
      const id = `${domain}.${name}`;
      return [id, ofFacet(id, t)];
    }),
  );
  return {
    domains: byDomain((domain) => ofDomain(domain, domains[domain])),
    facets: Object.fromEntries(facets.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}
