/**
 * From statistics to traits, kept with the version; the norm group is chosen by sex and age. What an execution of the
 * release before hands over is left aside: the responses are read again.
 */
import { synthesized } from "@persona-ai/core/persona/material.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(
  "synthesizing_traits",
  z.object({ generation: Generation }),
  async ({ generation }) => {
    const { raters, warnings } = await synthesized(generation, { anew: true });
    return { raters, warnings: warnings.map(({ code }) => code) };
  },
);
