/**
 * Storing what was learned, in one transaction with the head of the conversation: while that is there, and nothing was
 * forgotten since. A summary is stored only on the one that it continues; without that, the facts are stored all the
 * same. Beyond CAPACITY the oldest memories go.
 */
import type { Conversation } from "../chat/context.ts";
import { Id } from "../id.ts";
import { entities, type TransactTable, transact } from "../table/index.ts";

/** Of one conversation. */
export const CAPACITY = 200;

type Learned = {
  facts: string[];
  /** The user's message that they are from. */
  messageId: string;
  summary?: { text: string; to: string } | undefined;
};

export async function store(conversation: Conversation, learned: Learned, now = new Date()): Promise<void> {
  const { userId, personaId } = conversation;
  const { facts, surplus } = await newFacts(conversation, learned.facts);
  if (facts.length === 0 && !learned.summary) return;
  const at = now.toISOString();
  const write = (table: TransactTable, summary: Learned["summary"]) => [
    guard(table, conversation, summary),
    ...facts.map((text) =>
      table.memory
        .create({
          userId,
          personaId,
          memoryId: Id.create("memory", now.getTime()),
          text,
          messageId: learned.messageId,
          createdAt: at,
          updatedAt: at,
        })
        .commit(),
    ),
    ...surplus.map((memoryId) => table.memory.delete({ userId, personaId, memoryId }).commit()),
  ];
  const { refused } = await transact((table) => write(table, learned.summary));
  if (refused && learned.summary && facts.length > 0) await transact((table) => write(table, undefined));
}

/** Whether the context that was read from this head may still be used. */
export async function isCurrent({ userId, personaId, createdAt, forgets }: Conversation): Promise<boolean> {
  const { data: head } = await entities().conversation.get({ userId, personaId }).go({ consistent: true });
  if (!head || head.deletedAt !== undefined || head.forgets !== forgets) return false;
  return createdAt === undefined || head.createdAt === createdAt;
}

/** The head as the context was read from it: not removed, not begun anew, and nothing forgotten since. */
function guard(table: TransactTable, conversation: Conversation, summary: Learned["summary"]) {
  const { userId, personaId, createdAt, forgets, summarizedTo } = conversation;
  const head = { userId, personaId };
  type Where = Parameters<ReturnType<typeof table.conversation.check>["where"]>[0];
  const same: Where = (a, o) =>
    [
      createdAt === undefined ? o.exists(a.createdAt) : o.eq(a.createdAt, createdAt),
      o.notExists(a.deletedAt),
      forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets),
    ].join(" AND ");
  if (!summary) return table.conversation.check(head).where(same).commit();
  return table.conversation
    .patch(head)
    .set({ summary: summary.text, summarizedTo: summary.to })
    .where(same)
    .where((a, o) =>
      summarizedTo === undefined ? o.notExists(a.summarizedTo) : o.eq(a.summarizedTo, summarizedTo),
    )
    .commit();
}

/** Those that are not known word for word, and which memories have to go for them. */
async function newFacts({ userId, personaId }: Conversation, told: string[]) {
  if (told.length === 0) return { facts: [], surplus: [] };
  const { data: known } = await entities()
    .memory.query.primary({ userId, personaId })
    .go({ pages: "all", consistent: true, attributes: ["memoryId", "text"] });
  const texts = new Set(known.map(({ text }) => plain(text)));
  const facts = [...new Map(told.map((text) => [plain(text), text]))].flatMap(([key, text]) =>
    texts.has(key) ? [] : [text],
  );
  const over = Math.max(0, known.length + facts.length - CAPACITY);
  return { facts, surplus: facts.length === 0 ? [] : known.slice(0, over).map(({ memoryId }) => memoryId) };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.!]+/g, " ")
    .trim();
