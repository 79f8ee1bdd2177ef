/** Reduces the responses to statistics and a sample of open answers, and reads whom they are about. */
import { Analysis } from "@persona-ai/core/analysis";
import { reduce } from "@persona-ai/core/response/reduce.ts";
import { User } from "@persona-ai/core/user";
import { z } from "zod";
import { Generation, step } from "./step.ts";

export const handler = step(
  "fetching_responses",
  z.object({ generation: Generation }),
  async ({ generation }) => {
    const { userId, analysisId } = generation;
    const analysis = await Analysis.getItem(analysisId, userId);
    const [person, responses] = await Promise.all([User.person(userId), reduce(analysis)]);
    return { person, language: analysis.language, ...responses };
  },
);
