import { z } from "zod";
import { InstrumentId } from "../instrument/definition.ts";
import { type DOMAINS, DomainTraits, Level } from "../traits/info.ts";

/** What a card shows of a scale: T scores (mean 50, sd 10 in the norm group), the band being the 90 % interval. */
const CardDomain = z.object({
  t: DomainTraits.shape.t,
  level: Level,
  band: DomainTraits.shape.band,
  /** Of an instrument with facets: their T scores. */
  facets: z.record(z.string(), z.number()).optional(),
});

/** The traits of a card: no answers, nothing about who rated. */
export const CardTraits = z.object({
  instrument: InstrumentId,
  domains: z.object({
    openness: CardDomain,
    conscientiousness: CardDomain,
    extraversion: CardDomain,
    agreeableness: CardDomain,
    neuroticism: CardDomain,
  } satisfies Record<(typeof DOMAINS)[number], typeof CardDomain>),
});
export type CardTraits = z.infer<typeof CardTraits>;
