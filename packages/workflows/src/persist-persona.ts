/** Stores what was generated with its version. Run again, it stores the same. */

import { persist } from "@persona-ai/core/persona/generation.ts";
import { Usage } from "@persona-ai/core/persona/info.ts";
import { Profile } from "@persona-ai/core/profile";
import { Traits } from "@persona-ai/core/traits";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  traits: Traits.Info,
  written: z.object({ profile: Profile.Info, model: z.string(), usage: Usage }),
});

export const handler = step("persisting_persona", Payload, async ({ generation, traits, written }) => {
  await persist(generation, { traits, ...written });
});
