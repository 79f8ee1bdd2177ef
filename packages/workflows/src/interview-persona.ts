/**
 * Has the persona answer the survey's items, compares it with its person, and keeps what came of it with the version.
 *
 * A model reads its own writing as it meant it, so the other one of the two is asked first. In turns with it, from one
 * attempt to the next, the one that wrote is asked, and at once where the other cannot be had at all. What was answered
 * before a step died is gone on from with the model that answered.
 */
import { Fidelity } from "@persona-ai/core/fidelity";
import { cannotBeHad } from "@persona-ai/core/model/errors.ts";
import { answeredBy, remembering } from "@persona-ai/core/persona/answers.ts";
import { materialOf, synthesized } from "@persona-ai/core/persona/material.ts";
import { persist, workOf } from "@persona-ai/core/persona/work.ts";
import { Profile } from "@persona-ai/core/profile";
import { z } from "zod";
import { ModelRole, modelId, otherThan } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  attempt: z.literal([1, 2]),
  /** That wrote the profile. */
  model: ModelRole,
  /** How often this state has been tried before. */
  retries: z.int().min(0).default(0),
  /** From an execution of the release before, whose first states handed it on. */
  profile: Profile.Info.optional().catch(undefined),
});

export const handler = step(
  "interviewing_persona",
  Payload,
  async ({ generation, attempt, model, retries, ...told }) => {
    const { person, language } = await materialOf(generation);
    const traits = await synthesized(generation);
    const { profile = told.profile } = await workOf(generation);
    if (profile === undefined) throw new Error("There is no profile to interview.");
    const question = `interview:${attempt}` as const;
    const converse = remembering(generation, question);
    const asked = { person, language, traits, profile, seed: generation.personaId };
    const by = (id: string) => Fidelity.interview(asked, { modelId: id, converse });

    const [writer, other] = [modelId(model), modelId(otherThan(model))];
    const known = retries > 0 ? await answeredBy(generation, question) : undefined;
    const first = known ?? (retries % 2 === 0 ? other : writer);
    const { usage, ...interview } = await by(first).catch((error: unknown) => {
      if (first === writer || !cannotBeHad(error)) throw error;
      return by(writer);
    });
    await persist(generation, { interview });
    return { passed: interview.passed, deviations: [], usage };
  },
);
