/**
 * Has the model write the profile: one forced tool call, checked by the schema and against the traits, malformed
 * answers asked for again once.
 *
 * Fails with what Model.ask fails with, or ProfileMalformed.
 */
import { ask } from "../model/ask.ts";
import { type Converse, converse as converseWithBedrock } from "../model/converse.ts";
import type { PaidUsage } from "../model/usage.ts";
import type { Info } from "./info.ts";
import { ProfileMalformed } from "./malformed.ts";
import { type Input, profileRequest, TOOL_NAME } from "./prompt.ts";
import { readReply } from "./reply.ts";

export type Written = { profile: Info; model: string; usage: PaidUsage };

export async function write(
  input: Input,
  { modelId, converse = converseWithBedrock }: { modelId: string; converse?: Converse },
): Promise<Written> {
  const { value, ...told } = await ask(
    {
      request: profileRequest(input, modelId),
      tool: TOOL_NAME,
      wanted: "profile",
      read: (answer) => readReply(answer, input.traits),
      malformed: (issues) => new ProfileMalformed(issues),
    },
    converse,
  );
  return { profile: value, ...told };
}
