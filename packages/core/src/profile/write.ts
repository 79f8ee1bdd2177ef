/**
 * Has the model write the profile: checked by the schema, against the traits and by what a profile may not say;
 * malformed answers are asked for again once.
 *
 * Fails with what Model.ask fails with, or ProfileMalformed.
 */
import type { Answer, Converse } from "../model/answer.ts";
import { ask } from "../model/ask.ts";
import { type Reply, readData, type Wanted } from "../model/reply.ts";
import type { PaidUsage } from "../model/usage.ts";
import { mendEvidence, unsupported } from "./evidence.ts";
import { Info } from "./info.ts";
import { ProfileMalformed } from "./malformed.ts";
import { asked, type Input, TOOL_NAME } from "./prompt.ts";

export type Written = { profile: Info; model: string; usage: PaidUsage };

export async function write(
  input: Input,
  { modelId, converse }: { modelId: string; converse?: Converse },
): Promise<Written> {
  const { value, ...told } = await ask(
    {
      ...asked(input),
      ...wantedOf(input),
      wanted: "profile",
      malformed: (issues) => new ProfileMalformed(issues),
    },
    { modelId, ...(converse && { converse }) },
  );
  return { profile: value, ...told };
}

/** What an answer amounts to: a profile that the schema and what is known of the person bear out, or none. Pure. */
export const readReply = (answer: Pick<Answer, "content" | "stopReason">, input: Input): Reply<Info> =>
  readData(answer, wantedOf(input));

const wantedOf = (input: Input): Wanted<Info> => ({
  name: TOOL_NAME,
  schema: Info,
  mend: (profile) => mendEvidence(profile, input.traits),
  check: (profile) => unsupported(profile, input.traits),
});
