/**
 * The traits as the model is told them: levels, whole T scores and percentiles, which of the levels are
 * uncertain, where self and peers differ, what may be cited as evidence, and nothing of the instrument's raw units or of single raters.
 */
import { z } from "zod";
import { byDomain, type DomainTraits, Level, type ScaleScore, type Info as Traits } from "../traits/info.ts";
import { evidenceOf, isCertain } from "./evidence.ts";

/** `uncertain` is present only when the level is: nothing may rest on it. */
const Scale = z.object({
  level: Level,
  t: z.int(),
  percentile: z.int(),
  uncertain: z.literal(true).optional(),
});

/** Present only when the difference is more than chance. */
const GAPS = {
  self: "self rates it higher than peers do",
  peers: "peers rate it higher than self does",
} as const;

const BriefDomain = Scale.extend({
  self: z.int().optional(),
  peers: z.int().optional(),
  gap: z.enum([GAPS.self, GAPS.peers]).optional(),
  facets: z.record(z.string(), Scale).optional(),
});

export const Brief = z.object({
  instrument: z.string(),
  comparedWith: z.string(),
  raters: z.object({ self: z.int(), peers: z.int() }),
  domains: z.object({
    openness: BriefDomain,
    conscientiousness: BriefDomain,
    extraversion: BriefDomain,
    agreeableness: BriefDomain,
    neuroticism: BriefDomain,
  }),
  /** Whatever a claim may rest on, as it is to be cited. */
  evidence: z.array(z.string()).min(1),
});
export type Brief = z.infer<typeof Brief>;
export type BriefDomain = z.infer<typeof BriefDomain>;

export function briefOf(traits: Traits): Brief {
  return {
    instrument: traits.instrument,
    comparedWith: traits.norm.group,
    raters: { self: traits.raters.self, peers: traits.raters.peers },
    domains: byDomain((domain) => briefDomain(traits.domains[domain])),
    evidence: evidenceOf(traits),
  };
}

function briefDomain({ self, peers, agreement, facets, ...scale }: DomainTraits): BriefDomain {
  return {
    ...briefScale(scale),
    ...(self && { self: Math.round(self.t) }),
    ...(peers && { peers: Math.round(peers.t) }),
    ...(agreement && { gap: GAPS[agreement.higher] }),
    ...(facets && {
      facets: Object.fromEntries(Object.entries(facets).map(([name, score]) => [name, briefScale(score)])),
    }),
  };
}

const briefScale = ({ level, t, percentile, certainty }: ScaleScore): z.infer<typeof Scale> => ({
  level,
  t: Math.round(t),
  percentile: Math.round(percentile),
  ...(!isCertain({ certainty }) && { uncertain: true }),
});
