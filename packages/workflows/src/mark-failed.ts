/** Tells the persona why its generation failed, in words for its owner; `error` is the name of the error. */
import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { fail } from "@persona-ai/core/persona/generation.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({ generation: Generation, error: z.string() });

export const handler = step(undefined, Payload, async ({ generation, error }) => {
  await fail(generation, failureOf(error));
});
