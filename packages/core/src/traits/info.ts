/**
 * The shape of synthesized traits, as the API shows them and the model is told them (docs/how-it-works.md).
 *
 * `score` is in the instrument's raw units; `t` has mean 50 and sd 10 in the norm group; `percentile` is 0..100;
 * `band` is the 90 % interval of `t`, of the score as it was made; `certainty` the probability that the true T lies in
 * `level` (below .6, nobody should build on the level).
 */
import { z } from "zod";
import { InstrumentId } from "../instrument/definition.ts";

export { byDomain, DOMAINS, Domain } from "../instrument/domains.ts";

export const Level = z.enum(["low", "average", "high"]);
export type Level = z.infer<typeof Level>;

export const ScaleScore = z.object({
  score: z.number(),
  t: z.number(),
  percentile: z.number().min(0).max(100),
  level: Level,
  certainty: z.number().min(0).max(1),
  band: z.tuple([z.number(), z.number()]),
});
export type ScaleScore = z.infer<typeof ScaleScore>;

/** Self minus peers, in z units of a single rater's scale; a gap is told when it is beyond `threshold`. */
const GapShape = {
  difference: z.number(),
  threshold: z.number(),
  higher: z.enum(["self", "peers"]),
};

/** `trait`: a domain, or a facet as `"openness.imagination"`. */
export const Gap = z.object({ trait: z.string(), ...GapShape });
export type Gap = z.infer<typeof Gap>;

export const DomainTraits = ScaleScore.extend({
  self: z.object({ score: z.number(), t: z.number() }).optional(),
  /** Whole T, of the released ratings. */
  peers: z.object({ t: z.int(), n: z.int() }).optional(),
  /** Present only when self and peers differ by more than both scores' errors explain at 90 %. */
  agreement: z.object(GapShape).optional(),
  /** The reliability of the score as it was made. */
  reliability: z.number().optional(),
  facets: z.record(z.string(), ScaleScore).optional(),
});
export type DomainTraits = z.infer<typeof DomainTraits>;

export const Warning = z.object({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof Warning>;

export const Info = z.object({
  instrument: InstrumentId,
  /** `peers`: ratings released and used; `waiting`: for a batch to fill; `excluded`: given without care. */
  raters: z.object({
    self: z.union([z.literal(0), z.literal(1)]),
    peers: z.int(),
    waiting: z.int(),
    excluded: z.int(),
  }),
  domains: z.object({
    openness: DomainTraits,
    conscientiousness: DomainTraits,
    extraversion: DomainTraits,
    agreeableness: DomainTraits,
    neuroticism: DomainTraits,
  }),
  agreement: z
    .object({ profileCorrelation: z.number().optional(), gaps: z.array(Gap).optional() })
    .optional(),
  norm: z.object({ group: z.string(), n: z.int().optional() }),
  warnings: z.array(Warning),
});
export type Info = z.infer<typeof Info>;
