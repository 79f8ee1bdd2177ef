/**
 * Sums up what was generated, which is with its version already: what it cost, and how faithful it is. Run again, it
 * stores the same.
 *
 * `usage` is by question, of those that a step came back with. What a step that failed had paid for stands with the
 * answers kept, among which one may be missing: the larger of both counts.
 */
import { Fidelity } from "@persona-ai/core/fidelity";
import { mostUsage, sumUsage } from "@persona-ai/core/model";
import { paid } from "@persona-ai/core/persona/answers.ts";
import { Usage } from "@persona-ai/core/persona/info.ts";
import { synthesized } from "@persona-ai/core/persona/material.ts";
import { persist, workOf } from "@persona-ai/core/persona/work.ts";
import { Profile } from "@persona-ai/core/profile";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  attempts: z.int(),
  /** `failure`: the error that kept the last interview from being held; `rewriteFailure`: a second profile. */
  interview: z.object({ failure: z.string().optional(), rewriteFailure: z.string().optional() }),
  usage: z.record(z.string(), Usage),
  /** From an execution of the release before, whose first states handed it on. */
  written: z.object({ profile: Profile.Info, model: z.string() }).optional().catch(undefined),
});

export const handler = step("persisting_persona", Payload, async ({ generation, attempts, ...told }) => {
  const work = await workOf(generation);
  const traits = await synthesized(generation, work);
  const { profile, model, interview } = { ...told.written, ...work };
  if (profile === undefined) throw new Error("What was generated is missing.");
  const { failure, rewriteFailure } = told.interview;
  const checked =
    failure === undefined && interview !== undefined
      ? { ...interview, ...(rewriteFailure !== undefined && { rewriteFailure }) }
      : { failure: failure ?? "InterviewMissing" };
  const { answered, broken } = await paid(generation, work.answers ?? []);
  await persist(generation, {
    ...{ traits, profile, model },
    usage: { ...sumUsage(mostUsage(told.usage, answered)), ...(broken.calls > 0 && { broken }) },
    fidelity: Fidelity.outcome(checked, attempts),
  });
});
