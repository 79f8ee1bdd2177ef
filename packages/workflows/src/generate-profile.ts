/** Has the model write the profile: the first model, or the fallback when the state machine says so. */
import { Profile } from "@persona-ai/core/profile";
import { Traits } from "@persona-ai/core/traits";
import { Resource } from "sst/resource";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  model: z.enum(["primary", "fallback"]),
  person: z.object({ name: z.string() }),
  language: z.string(),
  traits: Traits.Info,
  openAnswers: z.array(z.object({ question: z.string(), relation: z.string(), text: z.string() })),
});

export const handler = step("generating_profile", Payload, ({ generation: _generation, model, ...input }) => {
  const { id, fallbackId } = Resource.Model;
  return Profile.write(input, { modelId: model === "primary" ? id : fallbackId });
});
