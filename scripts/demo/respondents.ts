/** Real people's answers (the file names their source); who is whose peer is invented, by nearness of answers. */
import { PeerRelation } from "@persona-ai/core/response";
import { z } from "zod";
import data from "./respondents.data.json" with { type: "json" };

const Answers = z.record(z.string(), z.int());

const Respondent = z.object({
  name: z.string(),
  self: z.object({ respondent: z.int(), sex: z.enum(["male", "female"]), age: z.int(), answers: Answers }),
  peers: z.array(z.object({ relation: PeerRelation, respondent: z.int(), answers: Answers })),
});
export type Respondent = z.infer<typeof Respondent>;

export const respondents = z.array(Respondent).parse(data.people);
export const source = data.source;
