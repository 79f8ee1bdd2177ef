/**
 * Reduces the responses to released figures and a sample of open answers, and keeps both with the version. The
 * execution is told counts alone.
 *
 * `person`, `openAnswers` and `statistics` are there, and empty, for executions of the release before, whose definition
 * hands them on.
 */
import { gathered } from "@persona-ai/core/persona/material.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(
  "fetching_responses",
  z.object({ generation: Generation }),
  async ({ generation }) => {
    const { language, self, peers, openAnswers } = await gathered(generation);
    const { n, waiting, excluded } = peers;
    const raters = { self: self === undefined ? 0 : 1, peers: n, waiting, excluded };
    const counts = { ...raters, quoted: openAnswers.length };
    return { language, ...counts, person: {}, openAnswers: [], statistics: {} };
  },
);
