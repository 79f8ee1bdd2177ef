/**
 * Sums up what was generated, which is with its version already: what it cost, and how faithful it is. Run again, it
 * stores the same.
 *
 * `usage` is by question, each with all that it has cost, of those that a step came back with. Where every one did,
 * that is all, and is written if the version has the rest. What a step that failed had paid for stands with the answers
 * kept, among which one may be missing: the larger of both counts.
 */
import { Fidelity } from "@persona-ai/core/fidelity";
import { mostUsage } from "@persona-ai/core/model";
import { paid, sumPaid } from "@persona-ai/core/persona/answers.ts";
import { Usage } from "@persona-ai/core/persona/info.ts";
import { synthesized } from "@persona-ai/core/persona/material.ts";
import { complete, persist, workOf } from "@persona-ai/core/persona/work.ts";
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
  const { failure, rewriteFailure } = told.interview;
  const isWhole = failure === undefined && rewriteFailure === undefined;
  const left = isWhole ? await complete(generation, sumPaid(told.usage)) : undefined;
  if (left !== undefined) return left;
  const work = await workOf(generation);
  const traits = await synthesized(generation, work);
  const { profile, model, interview, answers = [] } = { ...told.written, ...work };
  if (profile === undefined) throw new Error("What was generated is missing.");
  const checked =
    failure === undefined && interview !== undefined
      ? { ...interview, ...(rewriteFailure !== undefined && { rewriteFailure }) }
      : { failure: failure ?? "InterviewMissing" };
  await persist(generation, {
    ...{ traits, profile, model },
    usage: sumPaid(mostUsage(paid(answers), told.usage)),
    fidelity: Fidelity.outcome(checked, attempts),
  });
  return {};
});
