/**
 * Has the model write the profile, which is kept with the version: the first model, or the fallback when the state
 * machine says so. The second attempt is told how the first one's persona came out unlike its person. With no model, it
 * is a plain one.
 *
 * An execution of the release before tells its second attempt by `feedback`, and looks for `profile` in the result.
 */
import { holding, paidFor, remembering, spend } from "@persona-ai/core/persona/answers.ts";
import { materialOf, synthesized, workUnlessWithdrawn } from "@persona-ai/core/persona/material.ts";
import { persist } from "@persona-ai/core/persona/work.ts";
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
    const work = await workUnlessWithdrawn(generation);
    const { person, language, openAnswers } = await materialOf(generation, work);
    const traits = await synthesized(generation, work);
    if (model === "none") {
      const { profile, model, usage } = Profile.writePlainly(person, traits);
      await persist(generation, { profile, model }, "persisting_persona");
      return { profile: {}, model, usage };
    }
    const deviations = attempt === 2 ? work.interview?.deviations : undefined;
    const input = { person, language, traits, openAnswers, feedback: deviations };
    const question = `profile:${attempt}` as const;
    const { answers = [] } = work;
    try {
      return await holding(generation, async (held) => {
        const converse = remembering(generation, question, undefined, { answers, held });
        const written = await Profile.write(input, { modelId: modelId(model), converse });
        const { profile, model: writer } = written;
        await persist(generation, { profile, model: writer }, "interviewing_persona", held);
        return { profile: {}, model: writer, usage: paidFor(answers, question) };
      });
    } catch (error) {
      if (error instanceof Profile.ProfileMalformed) await spend(generation, question);
      throw error;
    }
  },
);
