/**
 * What a persona learns from a turn: facts that the user told about themselves, each with the message it is from, which
 * of those it knew are no longer so, and the summary of what leaves the verbatim window, by one call of the model. It
 * learns from what was said, whether or not that was answered.
 *
 * Never the turn's failure: whatever goes wrong is logged by its name, without a word of what was said, and the next
 * turn makes up for the summary. The model is not asked, and nothing is stored, for a conversation that is gone, or in
 * which something was forgotten since its context was read.
 *
 * Resolves with what was paid, also for answers of no use; undefined when nothing was.
 */
import type { Context, Conversation } from "../chat/prompt.ts";
import { DomainError, type Issue } from "../error.ts";
import { ask } from "../model/ask.ts";
import { type Answer, type Converse, converse as converseWithBedrock } from "../model/converse.ts";
import { cut } from "../model/mend.ts";
import { secretOf } from "../model/recital.ts";
import { shownOf } from "../model/reply.ts";
import { type PaidUsage, usageOf } from "../model/usage.ts";
import { once } from "../once.ts";
import { mayBeRemembered } from "../safety/special.ts";
import { log } from "../telemetry/log.ts";
import { asked, Remembered, SUMMARY_LENGTH, SYSTEM } from "./memory-prompt.ts";
import { isCurrent, store } from "./store.ts";

export type Lesson = {
  conversation: Conversation;
  context: Context;
  exchange: { message: { id: string; content: string }; answer?: { id: string; content: string } };
};
/** `otherwise`: the model that is asked when the first one cannot be had or gave nothing usable. */
type Options = { modelId: string; otherwise?: string; converse?: Converse; now?: Date };

/** What the keeper of memory is told for itself. */
const secret = once(() => secretOf([SYSTEM]));

class MemoryMalformed extends DomainError {
  constructor(issues: Issue[]) {
    super("upstream", "memory_malformed", "Not a usable memory.", { issues: shownOf(issues) });
  }
}

export async function learn(
  { conversation, context, exchange }: Lesson,
  { converse = converseWithBedrock, now = new Date(), ...models }: Options,
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
        ...asked({ message: message.content, ...(answer && { answer: answer.content }) }, context),
        schema: Remembered,
        wanted: "memory",
        malformed: (issues) => new MemoryMalformed(issues),
      },
      { ...models, converse: paid },
    );
    const last = context.leaving.at(-1);
    const summary = last &&
      value.summary &&
      !secret().isIn(value.summary) && { text: cut(value.summary, SUMMARY_LENGTH), to: last.id };
    const idOf = (n: number | undefined) => (n === undefined ? undefined : context.memories[n - 1]?.id);
    const learned = {
      facts: value.facts
        .filter(({ text }) => mayBeRemembered(text, message.content) && !secret().isIn(text))
        .map(({ text, kind, replaces }) => ({ text, kind, replaces: idOf(replaces) })),
      ended: (value.ended ?? []).flatMap((n) => idOf(n) ?? []),
      messageId: message.id,
      summary: summary || undefined,
    };
    await store(conversation, learned, now);
  } catch (error) {
    log.warn("nothing learned", { messageId: message.id }, error);
  }
  return answers.length === 0 ? undefined : usageOf(answers);
}
