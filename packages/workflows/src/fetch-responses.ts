/**
 * Reduces the responses to statistics and a sample of open answers, reads whom they are about, and keeps both with the
 * version. The execution is told counts alone.
 *
 * `person`, `openAnswers` and `statistics` are there, and empty, for executions of the release before, whose definition
 * hands them on.
 */
import { materialOf } from "@persona-ai/core/persona/material.ts";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(
  "fetching_responses",
  z.object({ generation: Generation }),
  async ({ generation }) => {
    const { language, statistics, openAnswers } = await materialOf(generation, { anew: true });
    const { self, peers, excluded } = statistics;
    const counts = {
      self: self === undefined ? 0 : 1,
      peers: peers.n,
      excluded,
      openAnswers: openAnswers.length,
    };
    return { language, ...counts, person: {}, openAnswers: [], statistics: {} };
  },
);
