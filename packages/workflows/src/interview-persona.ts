/**
 * Has the persona answer the survey's items, compares it with its person, and keeps what came of it with the version.
 *
 * A model reads its own writing as it meant it, so of the two the one is interviewed that did not write. The writer is
 * interviewed in its place when it cannot be had or gives nothing usable, and when it fails by a fault of the moment
 * once more after the state machine has waited.
 */
import { Fidelity } from "@persona-ai/core/fidelity";
import { InterviewMalformed } from "@persona-ai/core/fidelity/malformed.ts";
import { type Converse, converse } from "@persona-ai/core/model/converse.ts";
import { isPassing, otherMayHelp } from "@persona-ai/core/model/errors.ts";
import { holding, paidFor, remembering } from "@persona-ai/core/persona/answers.ts";
import { materialOf, synthesized } from "@persona-ai/core/persona/material.ts";
import { persist, workOf } from "@persona-ai/core/persona/work.ts";
import { Profile } from "@persona-ai/core/profile";
import { log } from "@persona-ai/core/telemetry/log.ts";
import { z } from "zod";
import { ModelRole, modelId, otherThan } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  attempt: z.literal([1, 2]),
  /** That wrote the profile. */
  model: ModelRole,
  /** How often the state machine has tried this again. */
  retries: z.int().default(0),
  /** From an execution of the release before, whose first states handed it on. */
  profile: Profile.Info.optional().catch(undefined),
});

export const handler = step(
  "interviewing_persona",
  Payload,
  async ({ generation, attempt, model, retries, ...told }) => {
    const work = await workOf(generation);
    const { profile = told.profile, answers = [] } = work;
    const { person, language } = await materialOf(generation, work);
    const traits = await synthesized(generation, work);
    if (profile === undefined) throw new Error("There is no profile to interview.");
    const input = { person, language, traits, profile, seed: generation.personaId };
    const question = `interview:${attempt}` as const;
    return holding(generation, async (held) => {
      const interview = (role: ModelRole) =>
        Fidelity.interview(input, {
          modelId: modelId(role),
          converse: remembering(generation, question, inTime, { isOfOneModel: true, answers, held }),
        });
      const other = otherThan(model);
      const { usage: _ofThisTry, ...interviewed } = await interview(other).catch((error: unknown) => {
        if (modelId(other) === modelId(model) || !isForTheWriter(error, retries)) throw error;
        log.warn("the model that wrote is interviewed", {}, error);
        return interview(model);
      });
      const isRewritten = !interviewed.passed && attempt === 1;
      await persist(
        generation,
        { interview: interviewed, fidelity: Fidelity.outcome(interviewed, attempt) },
        isRewritten ? "generating_profile" : "persisting_persona",
        held,
      );
      return { passed: interviewed.passed, deviations: [], usage: paidFor(answers, question) };
    });
  },
);

/** Two models may be asked twice each within the 620 s of the function. */
const CALL_MS = 150_000;
const inTime: Converse = (request) => converse(request, { timeoutMs: CALL_MS });

const isForTheWriter = (error: unknown, retries: number): boolean =>
  error instanceof InterviewMalformed || (otherMayHelp(error) && (retries > 0 || !isPassing(error)));
