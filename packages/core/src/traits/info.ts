/**
 * The shape of synthesized traits, as the API shows them and the model is told them (README, "Traits").
 *
 * `score` is in the instrument's raw units; `t` has mean 50 and sd 10 in the norm group; `percentile` is 0..100;
 * `band` is the 90 % interval of `t`.
 */
import { z } from "zod";
import { InstrumentId } from "../instrument/definition.ts";

export { DOMAINS, Domain } from "../instrument/domains.ts";

export const Level = z.enum(["low", "average", "high"]);
export type Level = z.infer<typeof Level>;

export const ScaleScore = z.object({
  score: z.number(),
  t: z.number(),
  percentile: z.number().min(0).max(100),
  level: Level,
});
export type ScaleScore = z.infer<typeof ScaleScore>;

export const DomainTraits = ScaleScore.extend({
  self: z.object({ score: z.number(), t: z.number() }).optional(),
  peers: z.object({ score: z.number(), t: z.number(), n: z.int(), sd: z.number() }).optional(),
  band: z.tuple([z.number(), z.number()]),
  /** Present only when self and peers differ by more than their unreliability explains; z units, self minus peers. */
  agreement: z
    .object({ difference: z.number(), threshold: z.number(), higher: z.enum(["self", "peers"]) })
    .optional(),
  reliability: z.number().optional(),
  facets: z.record(z.string(), ScaleScore).optional(),
});
export type DomainTraits = z.infer<typeof DomainTraits>;

export const Warning = z.object({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof Warning>;

export const Info = z.object({
  instrument: InstrumentId,
  /** `peers`: usable responses, even when too few to be used (then a warning says so); `excluded`: careless ones. */
  raters: z.object({ self: z.union([z.literal(0), z.literal(1)]), peers: z.int(), excluded: z.int() }),
  domains: z.object({
    openness: DomainTraits,
    conscientiousness: DomainTraits,
    extraversion: DomainTraits,
    agreeableness: DomainTraits,
    neuroticism: DomainTraits,
  }),
  agreement: z.object({ profileCorrelation: z.number() }).optional(),
  norm: z.object({ group: z.string(), n: z.int().optional() }),
  warnings: z.array(Warning),
});
export type Info = z.infer<typeof Info>;
