/** What a turn writes: each in one transaction with the head, so that it holds only while the turn has it. */
import { type TransactTable, transact } from "../table/index.ts";
import type { Held } from "./conversation.ts";
import { ConversationLost } from "./errors.ts";
import type { Item } from "./info.ts";

export async function storeMessage({ head, turn }: Held, messageId: string, content: string, now: Date) {
  const { userId, personaId } = head;
  const item: Item = {
    ...{ userId, personaId, messageId, content },
    role: "user",
    status: "complete",
    createdAt: now.toISOString(),
  };
  await write((table) => [newest(table, { head, turn }, messageId), table.message.create(item).commit()]);
  return item;
}

/** The answer, in place of `old` if there is one. */
export async function storeAnswer(
  held: Pick<Held, "head" | "turn">,
  answer: Item,
  old?: Item,
): Promise<void> {
  await write((table) => [
    newest(table, held, answer.messageId),
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
    .where((a, o) => o.eq(a.turn, turn))
    .commit();
