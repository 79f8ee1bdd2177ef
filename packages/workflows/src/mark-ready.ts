/** Makes the version the one that is shown, and has its owner told, if they want to be. */
import { ready } from "@persona-ai/core/persona/generation.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(undefined, z.object({ generation: Generation }), async ({ generation }) => {
  await ready(generation);
  const { personaId, version } = generation;
  return { personaId, version, status: "ready" };
});
