/**
 * What a persona learns from a turn: facts that the user told about themselves, each with the message it is from, which
 * of those it knew are no longer so, and the summary of what leaves the verbatim window, by one call of the model. It
 * learns from what was said, whether or not that was answered.
 *
 * Never the turn's failure: whatever goes wrong is logged by its name, without a word of what was said, and the next
 * turn makes up for the summary. The model is not asked, and nothing is stored, for a conversation that is gone, or in
 * which something was forgotten since its context was read.
 *
 * It is stored in one transaction with the head of the conversation: a summary only on the one that it continues; without
 * that, the rest all the same. What is replaced or no longer so is kept as ended. Beyond CAPACITY the oldest memories
 * go, the ended ones first and those of the core block last.
 *
 * Resolves with what was paid, also for answers of no use; undefined when nothing was.
 */
import type { Context, Conversation } from "../chat/prompt.ts";
import { DomainError, type Issue } from "../error.ts";
import { Id } from "../id.ts";
import { ask } from "../model/ask.ts";
import { type Answer, type Converse, converse as converseWithBedrock } from "../model/converse.ts";
import { embed } from "../model/embed.ts";
import { cut } from "../model/mend.ts";
import { secretOf } from "../model/recital.ts";
import { shownOf } from "../model/reply.ts";
import { type PaidUsage, usageOf } from "../model/usage.ts";
import { once } from "../once.ts";
import { mayBeRemembered } from "../safety/special.ts";
import { entities, type TransactTable, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { asked, Remembered, SUMMARY_LENGTH, SYSTEM } from "./memory-prompt.ts";
import { meaningOf } from "./recall.ts";

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

/** How many memories a conversation holds: what one Query reads in a page. */
export const CAPACITY = 2_000;

type Fact = { text: string; kind?: "core" | "fact" | undefined; replaces?: string | undefined };
type Learned = {
  facts: Fact[];
  /** Ids of memories that are no longer so. */
  ended?: string[];
  /** The user's message that they are from. */
  messageId: string;
  summary?: { text: string; to: string } | undefined;
};

async function store(conversation: Conversation, learned: Learned, now = new Date()): Promise<void> {
  const { userId, personaId } = conversation;
  const { facts, ended, surplus } = await news(conversation, learned);
  const isChanged = facts.length + ended.length > 0;
  if (!isChanged && !learned.summary) return;
  const at = now.toISOString();
  const embeddings = await embed(
    facts.map(({ text }) => text),
    "search_document",
  );
  const write = (table: TransactTable, summary: Learned["summary"]) => [
    guard(table, conversation, summary, isChanged),
    ...facts.map(({ text, kind }, i) =>
      table.memory
        .create({
          ...{ userId, personaId, text, kind },
          ...(embeddings && { embedding: embeddings[i] }),
          memoryId: Id.create("memory", now.getTime()),
          messageId: learned.messageId,
          createdAt: at,
          updatedAt: at,
        })
        .commit(),
    ),
    ...ended.map((memoryId) =>
      table.memory.patch({ userId, personaId, memoryId }).set({ endedAt: at, updatedAt: at }).commit(),
    ),
    ...surplus.map((memoryId) => table.memory.delete({ userId, personaId, memoryId }).commit()),
  ];
  const { refused } = await transact((table) => write(table, learned.summary));
  if (refused && learned.summary && isChanged) await transact((table) => write(table, undefined));
}

/** Whether the context that was read from this head may still be used. */
async function isCurrent({ userId, personaId, createdAt, forgets }: Conversation): Promise<boolean> {
  const { data: head } = await entities().conversation.get({ userId, personaId }).go({ consistent: true });
  if (!head || head.deletedAt !== undefined || head.forgets !== forgets) return false;
  return createdAt === undefined || head.createdAt === createdAt;
}

/** The head as the context was read from it: not removed, not begun anew, and nothing forgotten since. */
function guard(
  table: TransactTable,
  conversation: Conversation,
  summary: Learned["summary"],
  isChanged: boolean,
) {
  const { userId, personaId, createdAt, forgets, summarizedTo } = conversation;
  const head = { userId, personaId };
  type Where = Parameters<ReturnType<typeof table.conversation.check>["where"]>[0];
  const same: Where = (a, o) =>
    [
      createdAt === undefined ? o.exists(a.createdAt) : o.eq(a.createdAt, createdAt),
      o.notExists(a.deletedAt),
      forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets),
    ].join(" AND ");
  const patched = table.conversation.patch(head).add({ memoryVersion: isChanged ? 1 : 0 });
  if (!summary) return patched.where(same).commit();
  return patched
    .set({ summary: summary.text, summarizedTo: summary.to })
    .where(same)
    .where((a, o) =>
      summarizedTo === undefined ? o.notExists(a.summarizedTo) : o.eq(a.summarizedTo, summarizedTo),
    )
    .commit();
}

/** What is not known in whatever words, what ends by it, and which memories have to go for it. */
async function news({ userId, personaId }: Conversation, { facts: told, ended: over = [] }: Learned) {
  if (told.length + over.length === 0) return { facts: [], ended: [], surplus: [] };
  const { data: known } = await entities()
    .memory.query.primary({ userId, personaId })
    .go({ pages: "all", consistent: true, attributes: ["memoryId", "text", "kind", "endedAt"] });
  const current = new Map(
    known.filter(({ endedAt }) => endedAt === undefined).map((one) => [one.memoryId, one]),
  );
  const meanings = new Set([...current.values()].map(({ text }) => meaningOf(text)));
  const facts: { text: string; kind: "core" | "fact" }[] = [];
  const ended = new Set(over.filter((id) => current.has(id)));
  for (const { text, kind, replaces } of told) {
    const meaning = meaningOf(text);
    if (meanings.has(meaning)) continue;
    meanings.add(meaning);
    const old = replaces === undefined ? undefined : current.get(replaces);
    if (old) ended.add(old.memoryId);
    facts.push({ text, kind: kind ?? old?.kind ?? "fact" });
  }
  const count = Math.max(0, known.length + facts.length - CAPACITY);
  return { facts, ended: [...ended], surplus: facts.length === 0 ? [] : leastOf(known, count, ended) };
}

type Known = { memoryId: string; kind: "core" | "fact"; endedAt?: string | undefined };

function leastOf(known: readonly Known[], count: number, kept: ReadonlySet<string>): string[] {
  const rankOf = ({ kind, endedAt }: Known) => (endedAt !== undefined ? 0 : kind === "fact" ? 1 : 2);
  return known
    .filter(({ memoryId }) => !kept.has(memoryId))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.memoryId < b.memoryId ? -1 : 1))
    .slice(0, count)
    .map(({ memoryId }) => memoryId);
}
