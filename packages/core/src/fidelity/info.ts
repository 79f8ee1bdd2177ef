/**
 * How much a persona is like its person: what one interview found (`Interview`), and what the API shows of it
 * (`Info`). Differences are in points of T, persona minus person.
 */
import { z } from "zod";
import { Deviation } from "../profile/feedback.ts";
import { Warning } from "../traits/info.ts";

/** `within`: no further off than its person's own answers would be, asked once more, in 95 of 100 cases. */
const DomainFidelity = z.object({ t: z.number(), difference: z.number(), within: z.boolean() });

export const Comparison = z.object({
  passed: z.boolean(),
  /** How much likelier its answers are from its person than from people in general, as a logarithm. */
  logRatio: z.number(),
  /** The shares of people's own repetitions, and of strangers, that pass: what "passed" is worth. */
  wouldPass: z.object({ repetitions: z.number(), strangers: z.number() }),
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
export const Interview = Comparison.extend({
  /** The model that answered; one of a release before does not say. */
  model: z.string().optional(),
  deviations: z.array(Deviation),
});
export type Interview = z.infer<typeof Interview>;

/** Without figures where the interview could not be held, which a warning says. */
export const Info = Comparison.partial()
  .extend({
    passed: z.boolean(),
    /** The model that was interviewed. */
    model: z.string().optional(),
    /** Profiles written: 2 when the first one's persona was too unlike its person. */
    attempts: z.int().min(1).max(2),
    warnings: z.array(Warning),
  })
  .meta({
    id: "Fidelity",
    example: {
      passed: true,
      attempts: 1,
      logRatio: 3.1,
      wouldPass: { repetitions: 0.85, strangers: 0.15 },
      profileCorrelation: 0.94,
      meanAbsoluteDifference: 3.2,
      warnings: [],
    },
  });
export type Info = z.infer<typeof Info>;
