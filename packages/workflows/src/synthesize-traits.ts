/**
 * From statistics to traits, kept with the version; the norm group is chosen by sex and age. What an execution of the
 * release before hands over is left aside: the responses are read again.
 */
import { synthesized } from "@persona-ai/core/persona/material.ts";
import { workOf } from "@persona-ai/core/persona/work.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(
  "synthesizing_traits",
  z.object({ generation: Generation }),
  async ({ generation }) => {
    const { material } = await workOf(generation);
    const { raters, warnings } = await synthesized(generation, { material });
    return { raters, warnings: warnings.map(({ code }) => code) };
  },
);
