/** Has the persona answer the survey's items, and compares it with its person. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { remembering } from "@persona-ai/core/persona/answers.ts";
import { Profile } from "@persona-ai/core/profile";
import { Traits } from "@persona-ai/core/traits";
import { Person } from "@persona-ai/core/user";
import { z } from "zod";
import { ModelRole, modelId } from "./model.ts";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  attempt: z.literal([1, 2]),
  model: ModelRole,
  person: Person,
  language: z.string(),
  traits: Traits.Info,
  profile: Profile.Info,
});

export const handler = step(
  "interviewing_persona",
  Payload,
  async ({ generation, attempt, model, ...input }) => {
    const converse = remembering(generation, `interview:${attempt}`);
    return Fidelity.interview(input, { modelId: modelId(model), converse });
  },
);
