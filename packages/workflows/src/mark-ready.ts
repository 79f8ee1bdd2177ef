/** Makes the version the one that is shown, and has its owner told, if they want to be. */
import { ready } from "@persona-ai/core/persona/generation.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  /** Not from an execution of the release before, nor by a PersistPersona that found something missing. */
  left: z
    .object({ analysisId: z.string(), since: z.iso.datetime(), withdrawals: z.int() })
    .optional()
    .catch(undefined),
});

export const handler = step(undefined, Payload, async ({ generation, left }) => {
  await ready(generation, undefined, left);
  const { personaId, version } = generation;
  return { personaId, version, status: "ready" };
});
