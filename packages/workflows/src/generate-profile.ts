/**
 * Has the model write the profile, which is kept with the version: the first model, or the fallback when the state
 * machine says so. The second attempt is told how the first one's persona came out unlike its person. With no model, it
 * is a plain one.
 *
 * An execution of the release before tells its second attempt by `feedback`, and looks for `profile` in the result.
 */
import { remembering, spend } from "@persona-ai/core/persona/answers.ts";
import type { Step } from "@persona-ai/core/persona/generation.ts";
import { checkNotWithdrawn, materialOf, synthesized } from "@persona-ai/core/persona/material.ts";
import { persist, workOf } from "@persona-ai/core/persona/work.ts";
import { Profile } from "@persona-ai/core/profile";
import { z } from "zod";
import { modelId, Writer } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  model: Writer,
  attempt: z.literal([1, 2]).optional(),
  feedback: z.array(z.unknown()).optional(),
});

export const handler = step(
  "generating_profile",
  Payload,
  async ({ generation, model, feedback, attempt = feedback === undefined ? 1 : 2 }) => {
    const work = await workOf(generation);
    const material = await materialOf(generation, work);
    const { person, language, openAnswers } = material;
    await checkNotWithdrawn(generation, material);
    const traits = await synthesized(generation, work);
    if (model === "none") return kept(generation, Profile.writePlainly(person, traits), "persisting_persona");
    const deviations = attempt === 2 ? work.interview?.deviations : undefined;
    const input = { person, language, traits, openAnswers, feedback: deviations };
    const question = `profile:${attempt}` as const;
    const converse = remembering(generation, question, undefined, { answers: work.answers ?? [] });
    try {
      const written = await Profile.write(input, { modelId: modelId(model), converse });
      return await kept(generation, written, "interviewing_persona");
    } catch (error) {
      if (error instanceof Profile.ProfileMalformed) await spend(generation, question);
      throw error;
    }
  },
);

async function kept(generation: Generation, { profile, model, usage }: Profile.Written, next: Step) {
  await persist(generation, { profile, model }, next);
  return { profile: {}, model, usage };
}
