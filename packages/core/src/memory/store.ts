/**
 * Storing what was learned, in one transaction with the head of the conversation: while that is there, and nothing was
 * forgotten since. A summary is stored only on the one that it continues; without that, the rest is stored all the
 * same. What is replaced or no longer so is kept as ended. Beyond CAPACITY the oldest memories go, the ended ones first
 * and those of the core block last.
 */
import type { Conversation } from "../chat/prompt.ts";
import { Id } from "../id.ts";
import { embed } from "../model/embed.ts";
import { entities, type TransactTable, transact } from "../table/index.ts";
import { meaningOf } from "./recall.ts";

/** Of one conversation: what one Query reads in a page. */
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

export async function store(conversation: Conversation, learned: Learned, now = new Date()): Promise<void> {
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
export async function isCurrent({ userId, personaId, createdAt, forgets }: Conversation): Promise<boolean> {
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
