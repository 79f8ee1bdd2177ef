/**
 * How much a persona is like its person: what one interview found (`Interview`), and what the API shows of it
 * (`Info`). Differences are in points of T, persona minus person.
 */
import { z } from "zod";
import { Deviation } from "../profile/feedback.ts";
import { Warning } from "../traits/info.ts";

const DomainFidelity = z.object({ t: z.number(), difference: z.number() });

export const Comparison = z.object({
  passed: z.boolean(),
  /** Over the facets, or the domains of an instrument without facets; missing where either does not vary. */
  profileCorrelation: z.number().min(-1).max(1).optional(),
  /** Over the domains. */
  meanAbsoluteDifference: z.number().min(0),
  domains: z.object({
    openness: DomainFidelity,
    conscientiousness: DomainFidelity,
    extraversion: DomainFidelity,
    agreeableness: DomainFidelity,
    neuroticism: DomainFidelity,
  }),
});
export type Comparison = z.infer<typeof Comparison>;

/** An interview that was answered, as the workflow carries it. `deviations` are for whoever writes it again. */
export const Interview = Comparison.extend({ deviations: z.array(Deviation) });
export type Interview = z.infer<typeof Interview>;

/** Without figures where the interview could not be held, which a warning says. */
export const Info = Comparison.partial()
  .extend({
    passed: z.boolean(),
    /** Profiles written: 2 when the first one's persona was too unlike its person. */
    attempts: z.int().min(1).max(2),
    warnings: z.array(Warning),
  })
  .meta({
    id: "Fidelity",
    example: {
      passed: true,
      attempts: 1,
      profileCorrelation: 0.94,
      meanAbsoluteDifference: 3.2,
      warnings: [],
    },
  });
export type Info = z.infer<typeof Info>;
