/**
 * Has the model write the profile: the first model, or the fallback when the state machine says so. With `feedback`
 * it is the second profile, of a persona that came out unlike its person. With no model, it is a plain one.
 */
import { remembering, spend } from "@persona-ai/core/persona/answers.ts";
import { Profile } from "@persona-ai/core/profile";
import { Traits } from "@persona-ai/core/traits";
import { z } from "zod";
import { modelId, Writer } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  model: Writer,
  person: z.object({ name: z.string() }),
  language: z.string(),
  traits: Traits.Info,
  openAnswers: z.array(z.object({ question: z.string(), relation: z.string(), text: z.string() })),
  feedback: z.array(Profile.Deviation).optional(),
});

export const handler = step("generating_profile", Payload, async ({ generation, model, ...input }) => {
  if (model === "none") return Profile.writePlainly(input.person, input.traits);
  const question = input.feedback === undefined ? "profile:1" : "profile:2";
  const converse = remembering(generation, question);
  try {
    return await Profile.write(input, { modelId: modelId(model), converse });
  } catch (error) {
    if (error instanceof Profile.ProfileMalformed) await spend(generation, question);
    throw error;
  }
});
