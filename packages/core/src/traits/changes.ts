/**
 * How two versions of a person's traits differ, and which differences are more than error: reliable change
 * (Jacobson & Truax 1991). Pure.
 *
 *   changesBetween(first, second) // [{ scale: "openness", from: 51.2, to: 66, difference: 14.8, reliable: true, … }]
 */
import { z } from "zod";
import { Z_90, Z_95 } from "./constants.ts";
import { DOMAINS, type Info, type ScaleScore } from "./info.ts";

/** T; `threshold`: 1.96·10·√(2(1 - α)), or with each version's own α where they were made otherwise. */
export const Change = z.object({
  /** A domain, or a facet as `"openness.imagination"`. */
  scale: z.string(),
  from: z.number(),
  to: z.number(),
  difference: z.number(),
  threshold: z.number(),
  reliable: z.boolean(),
});
export type Change = z.infer<typeof Change>;

/** `from` and `to` are versions. */
export const Changes = z.object({ from: z.int(), to: z.int(), items: z.array(Change) }).meta({
  id: "TraitChanges",
  example: {
    from: 1,
    to: 2,
    items: [
      { scale: "openness", from: 51.2, to: 66, difference: 14.8, threshold: 12.3, reliable: true },
      { scale: "neuroticism", from: 48, to: 44.5, difference: -3.5, threshold: 11.9, reliable: false },
    ],
  },
});
export type Changes = z.infer<typeof Changes>;

/** Over the scales that both versions have: the domains, and the facets of one instrument. */
export function changesBetween(from: Pick<Info, "domains">, to: Pick<Info, "domains">): Change[] {
  const domains = DOMAINS.map((domain) =>
    change(domain, from.domains[domain], to.domains[domain], from.domains[domain], to.domains[domain]),
  );
  const facets = DOMAINS.flatMap((domain) =>
    Object.entries(from.domains[domain].facets ?? {}).flatMap(([name, before]) => {
      const after = to.domains[domain].facets?.[name];
      return after ? [change(`${domain}.${name}`, before, after)] : [];
    }),
  );
  return [...domains, ...facets];
}

type WithReliability = { reliability?: number | undefined };

function change(
  scale: string,
  before: ScaleScore,
  after: ScaleScore,
  one?: WithReliability,
  other?: WithReliability,
): Change {
  const difference = after.t - before.t;
  const variance = errorOf(before, one?.reliability) + errorOf(after, other?.reliability);
  const threshold = Z_95 * Math.sqrt(variance);
  const reliable = Math.abs(difference) > threshold;
  return { scale, from: before.t, to: after.t, difference, threshold, reliable };
}

/** Where a scale's reliability is not told, its band shows it. */
function errorOf({ band: [low, high] }: ScaleScore, reliability: number | undefined): number {
  return reliability === undefined ? ((high - low) / (2 * Z_90)) ** 2 : 100 * (1 - reliability);
}
