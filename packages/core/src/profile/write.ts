/**
 * Has the model write the profile: one forced tool call, checked by the schema and against the traits. A
 * malformed answer is asked for again once, in the same conversation and with what was wrong; so at most two
 * calls are paid for, and `usage` sums them.
 *
 * Fails with what Model.converse fails with, ModelRefused, ModelRejected or ProfileMalformed.
 */
import {
  type Answer,
  type Converse,
  converse as converseWithBedrock,
  type Usage,
} from "../model/converse.ts";
import { ModelRefused, ModelRejected } from "../model/errors.ts";
import type { Info } from "./info.ts";
import { ProfileMalformed } from "./malformed.ts";
import { type Input, profileRequest } from "./prompt.ts";
import { askAgain, readReply } from "./reply.ts";

const CALLS = 2;

export type Written = { profile: Info; model: string; usage: Usage & { calls: number } };

export async function write(
  input: Input,
  { modelId, converse = converseWithBedrock }: { modelId: string; converse?: Converse },
): Promise<Written> {
  let request = profileRequest(input, modelId);
  const answers: Answer[] = [];
  for (;;) {
    const answer = await converse(request);
    answers.push(answer);
    const reply = readReply(answer, input.traits);
    switch (reply.kind) {
      case "profile":
        return { profile: reply.profile, model: answer.modelId, usage: sum(answers) };
      case "refused":
        throw new ModelRefused();
      case "rejected":
        throw new ModelRejected();
      case "malformed":
        if (answers.length === CALLS) throw new ProfileMalformed(reply.issues);
        request = { ...request, messages: askAgain(request.messages ?? [], answer.content, reply.issues) };
    }
  }
}

const sum = (answers: Answer[]) => ({
  calls: answers.length,
  inputTokens: answers.reduce((total, { usage }) => total + usage.inputTokens, 0),
  outputTokens: answers.reduce((total, { usage }) => total + usage.outputTokens, 0),
});
