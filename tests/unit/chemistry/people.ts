/** People as their cards show them, made of z-scores, for the laws of chemistry. */
import type { CardTraits } from "@persona-ai/core/card/info.ts";
import type { Somebody } from "@persona-ai/core/chemistry/profile.ts";
import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { levelOf } from "@persona-ai/core/traits/scoring.ts";
import fc from "fast-check";

export type Zs = Record<Domain, number>;

const tOf = (z: number) => 50 + 10 * z;

export function cardTraits(
  zs: Zs,
  facets: Readonly<Record<string, number>> = {},
  instrument: InstrumentId = "sapa-bfi-25",
): CardTraits {
  const domains = DOMAINS.map((domain) => {
    const t = tOf(zs[domain]);
    const own = Object.entries(facets).filter(([id]) => id.startsWith(`${domain}.`));
    const ts = own.map(([id, z]) => [id.slice(domain.length + 1), tOf(z)] as const);
    const band: [number, number] = [t - 5, t + 5];
    return [
      domain,
      { t, level: levelOf(t), band, ...(own.length > 0 && { facets: Object.fromEntries(ts) }) },
    ];
  });
  return { instrument, domains: Object.fromEntries(domains) as CardTraits["domains"] };
}

export const zsOf = (...[o, c, e, a, n]: [number, number, number, number, number]): Zs => ({
  openness: o,
  conscientiousness: c,
  extraversion: e,
  agreeableness: a,
  neuroticism: n,
});

/** With facets where they are given: somebody who answered IPIP-NEO-120. */
export function person(name: string, zs: Zs, facets?: Readonly<Record<string, number>>): Somebody {
  const traits = facets ? cardTraits(zs, facets, "ipip-neo-120") : cardTraits(zs);
  return { handle: name.toLowerCase(), name, traits };
}

const FACETS = Instrument.get("ipip-neo-120").scales.filter(({ facet }) => facet !== undefined);

const z = fc.double({ min: -4, max: 4, noNaN: true });
export const anyZs: fc.Arbitrary<Zs> = fc.record({
  openness: z,
  conscientiousness: z,
  extraversion: z,
  agreeableness: z,
  neuroticism: z,
});
export const anyFacets = fc.record(Object.fromEntries(FACETS.map(({ id }) => [id, z])));

/** Half of them with facets, some with a flat profile. */
export const anybody: fc.Arbitrary<Somebody> = fc
  .tuple(
    fc.stringMatching(/^[a-z]{3,8}$/),
    fc.oneof(
      { weight: 9, arbitrary: anyZs },
      z.map((all) => zsOf(all, all, all, all, all)),
    ),
    fc.option(anyFacets, { nil: undefined }),
  )
  .map(([name, zs, facets]) => person(name, zs, facets));
