/** What a turn writes: each in one transaction with the head, so that it holds only while the turn has it. */
import { optimistic, type TransactTable, transact } from "../table/index.ts";
import type { Head, Held } from "./conversation.ts";
import { ConversationLost } from "./errors.ts";
import type { Item } from "./info.ts";

/**
 * Holds only while nothing was forgotten since the head was read: otherwise it is read anew, so that the turn does not
 * go on with a summary that is gone.
 */
export async function storeMessage(held: Held, messageId: string, content: string, now: Date) {
  const { userId, personaId } = held.head;
  const item: Item = {
    ...{ userId, personaId, messageId, content },
    role: "user",
    status: "complete",
    createdAt: now.toISOString(),
  };
  return optimistic(async () => {
    const { forgets } = held.head;
    const { refused } = await transact((table) => [
      newest(table, held, messageId)
        .where((a, o) => (forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets)))
        .commit({ response: "all_old" }),
      table.message.create(item).commit(),
    ]);
    if (!refused) return item;
    const head = refused[0] as Head | null | undefined;
    if (head?.turn !== held.turn) throw new ConversationLost();
    held.head = head;
    return undefined;
  });
}

/** The answer, in place of `old` if there is one. */
export async function storeAnswer(
  held: Pick<Held, "head" | "turn">,
  answer: Item,
  old?: Item,
): Promise<void> {
  await write((table) => [
    newest(table, held, answer.messageId).commit(),
    table.message.create(answer).commit(),
    ...(old === undefined ? [] : [table.message.delete(old).commit()]),
  ]);
}

async function write(items: Parameters<typeof transact>[0]): Promise<void> {
  const { refused } = await transact(items);
  if (refused) throw new ConversationLost();
}

const newest = (table: TransactTable, { head, turn }: Pick<Held, "head" | "turn">, messageId: string) =>
  table.conversation
    .patch({ userId: head.userId, personaId: head.personaId })
    .set({ newest: messageId })
    .where((a, o) => o.eq(a.turn, turn));
