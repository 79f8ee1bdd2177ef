/**
 * What a persona learns from a turn: facts that the user told about themselves, each with the message it is from, and
 * the summary of what leaves the verbatim window, by one call of the model.
 *
 * Never the turn's failure: whatever goes wrong is logged by its name, without a word of what was said, and the next
 * turn makes up for the summary. The model is not asked, and nothing is stored, for a conversation that is gone, or in
 * which something was forgotten since its context was read.
 *
 * Resolves with what was paid, also for answers of no use; undefined when nothing was.
 */
import type { Context, Conversation } from "../chat/context.ts";
import { DomainError, type Issue } from "../error.ts";
import { ask } from "../model/ask.ts";
import { type Answer, type Converse, converse as converseWithBedrock } from "../model/converse.ts";
import { type PaidUsage, usageOf } from "../model/usage.ts";
import { log } from "../telemetry/log.ts";
import { asked, cut, Remembered } from "./memory-prompt.ts";
import { isCurrent, store } from "./store.ts";

export type Lesson = {
  conversation: Conversation;
  context: Context;
  exchange: { message: { id: string; content: string }; answer: { id: string; content: string } };
};
type Options = { modelId: string; converse?: Converse; now?: Date };

class MemoryMalformed extends DomainError {
  constructor(_issues: Issue[]) {
    super("upstream", "memory_malformed", "Not a usable memory.");
  }
}

export async function learn(
  { conversation, context, exchange }: Lesson,
  { modelId, converse = converseWithBedrock, now = new Date() }: Options,
): Promise<PaidUsage | undefined> {
  const answers: Answer[] = [];
  const paid: Converse = async (request) => {
    const answer = await converse(request);
    answers.push(answer);
    return answer;
  };
  const { message, answer } = exchange;
  try {
    if (!(await isCurrent(conversation))) return undefined;
    const { value } = await ask(
      {
        ...asked({ message: message.content, answer: answer.content }, context),
        schema: Remembered,
        wanted: "memory",
        malformed: (issues) => new MemoryMalformed(issues),
      },
      { modelId, converse: paid },
    );
    const last = context.leaving.at(-1);
    const summary = last && value.summary && { text: cut(value.summary), to: last.id };
    await store(
      conversation,
      { facts: value.facts, messageId: message.id, summary: summary || undefined },
      now,
    );
  } catch (error) {
    log.warn("nothing learned", { messageId: message.id }, error);
  }
  return answers.length === 0 ? undefined : usageOf(answers);
}
