/** From statistics to traits; the norm group is chosen by sex and age. */
import { ResponseStatistics } from "@persona-ai/core/response/reduce.ts";
import { Traits } from "@persona-ai/core/traits";
import { Person } from "@persona-ai/core/user";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({ generation: Generation, person: Person, statistics: ResponseStatistics });

export const handler = step("synthesizing_traits", Payload, async ({ person, statistics }) =>
  Traits.synthesize({ ...statistics, person, now: new Date() }),
);
