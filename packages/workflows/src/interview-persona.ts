/** Has the persona answer the survey's items, compares it with its person, and keeps what came of it with the version. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { remembering } from "@persona-ai/core/persona/answers.ts";
import { materialOf, synthesized } from "@persona-ai/core/persona/material.ts";
import { persist, workOf } from "@persona-ai/core/persona/work.ts";
import { Profile } from "@persona-ai/core/profile";
import { z } from "zod";
import { ModelRole, modelId } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  attempt: z.literal([1, 2]),
  model: ModelRole,
  /** From an execution of the release before, whose first states handed it on. */
  profile: Profile.Info.optional().catch(undefined),
});

export const handler = step(
  "interviewing_persona",
  Payload,
  async ({ generation, attempt, model, ...told }) => {
    const { person, language } = await materialOf(generation);
    const traits = await synthesized(generation);
    const { profile = told.profile } = await workOf(generation);
    if (profile === undefined) throw new Error("There is no profile to interview.");
    const converse = remembering(generation, `interview:${attempt}`);
    const { usage, ...interview } = await Fidelity.interview(
      { person, language, traits, profile, seed: generation.personaId },
      { modelId: modelId(model), converse },
    );
    await persist(generation, { interview });
    return { passed: interview.passed, deviations: [], usage };
  },
);
