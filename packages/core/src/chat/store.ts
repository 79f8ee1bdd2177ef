/** Messages as they are stored while a conversation is held: the user's, and the answer to it; and their order. */
import { decodeTime } from "ulid";
import { Id } from "../id.ts";
import { optimistic, type TransactTable, transact } from "../table/index.ts";
import type { Head, Held, Item } from "./conversation.ts";
import { ConversationLost } from "./errors.ts";

type Writes = (table: TransactTable) => ReturnType<Parameters<typeof transact>[0]>[number][];
const NONE: Writes = () => [];

/**
 * The user's message. It is stored only while nothing was forgotten since the head was read: otherwise that is read
 * anew, and told by `onForgotten`, so that the turn does not go on with a summary that is gone. `more` are writes that
 * go with it; resolves with the item that kept one of them from being stored, when one did.
 */
export async function storeMessage(
  held: Held,
  messageId: string,
  content: string,
  now: Date,
  fields: Partial<Pick<Item, "thread" | "isCrisis">> = {},
  change: Partial<Pick<Head, "answering" | "thread" | "path" | "title" | "name">> & {
    dropSummary?: boolean;
    memoryChanges?: number;
  } = {},
  more: Writes = NONE,
): Promise<{ item: Item; inTheWay?: Record<string, unknown> }> {
  const { userId, personaId } = held.head;
  const item: Item = {
    ...{ userId, personaId, messageId, content, ...fields },
    role: "user",
    status: "complete",
    createdAt: now.toISOString(),
  };
  const { dropSummary = false, memoryChanges = 0, ...set } = change;
  return optimistic(async () => {
    const { forgets } = held.head;
    const { refused } = await transact((table) => [
      newest(table, held, messageId, { ...set, lastAt: item.createdAt }, { dropSummary, memoryChanges })
        .where((a, o) => (forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets)))
        .commit({ response: "all_old" }),
      table.message.create(item).commit(),
      ...more(table),
    ]);
    if (!refused) return { item };
    const other = refused.slice(2).find((one) => one);
    if (other) return { item, inTheWay: other };
    const head = refused[0] as Head | null | undefined;
    if (head?.turn !== held.turn) throw new ConversationLost();
    held.head = head;
    return undefined;
  });
}

/** The answer, as it is stored. `old` is kept beside it, as an alternative, when it was whole. */
export async function storeAnswer(
  held: Pick<Held, "head" | "turn">,
  answer: Item,
  old?: Item,
): Promise<Item> {
  const isKept = old !== undefined && old.status !== "interrupted" && old.content.trim() !== "";
  const others = old === undefined ? 0 : (old.alternatives ?? 0) + (isKept ? 1 : 0);
  const { userId, personaId } = answer;
  const stored = { ...answer, ...(others > 0 && { alternatives: others }) };
  const { refused } = await transact((table) => [
    newest(table, held, answer.messageId, { lastAt: answer.createdAt }, { turns: 1, unread: 1 }).commit(),
    table.message.create(stored).commit(),
    ...(old === undefined
      ? []
      : [
          isKept
            ? table.message
                .patch({ userId, personaId, messageId: old.messageId })
                .set({ isAside: true })
                .commit()
            : table.message.delete({ userId, personaId, messageId: old.messageId }).commit(),
        ]),
  ]);
  if (refused) throw new ConversationLost();
  return stored;
}

const newest = (
  table: TransactTable,
  { head, turn }: Pick<Held, "head" | "turn">,
  messageId: string,
  change: Partial<Head>,
  {
    dropSummary = false,
    turns = 0,
    unread = 0,
    memoryChanges = 0,
  }: {
    dropSummary?: boolean;
    turns?: number;
    unread?: number;
    memoryChanges?: number;
  },
) =>
  table.conversation
    .patch({ userId: head.userId, personaId: head.personaId })
    .set({ newest: messageId, ...change })
    .add({ turns, unread, memoryVersion: memoryChanges })
    .remove(dropSummary ? ["summary", "summarizedTo"] : [])
    .where((a, o) => o.eq(a.turn, turn));

/**
 * A message's id, greater than that of the conversation's newest so far, though it was made in the same millisecond or
 * by a machine whose clock is ahead.
 */
export function nextMessageId(newest: string | undefined, now: number): string {
  const after = newest === undefined ? 0 : timeOf(newest) + 1;
  return Id.create("message", Math.max(now, after));
}

const timeOf = (id: string): number => decodeTime(id.slice(id.indexOf("_") + 1));
