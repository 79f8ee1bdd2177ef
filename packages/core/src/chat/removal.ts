/**
 * Removing conversations: messages, summary and what was remembered. The head is marked first, which ends the turn
 * that is under way, because its writes hold only while the head is not marked; then the content goes, then the head.
 * Cut short anywhere, a second call finishes it: the marked head is still found, by its user and by its persona.
 *
 * The content goes in transactions that hold only while the head is marked, so that a late call cannot touch a
 * conversation which was begun anew meanwhile.
 */
import { Idempotency } from "../idempotency/index.ts";
import { db, entities } from "../table/service.ts";
import { type TransactTable, transact } from "../table/transact.ts";
import type { ConversationKey } from "./chat.entity.ts";

/** A batch with the check of the head is well below what a transaction takes (100 items, 4 MB). */
const BATCH = 50;
/** Conversations that are removed at the same time. */
const AT_ONCE = 8;

/** How a thread that a request began is noted (idempotency), so that what was answered goes with its conversation. */
export const noteOf = ({ personaId }: ConversationKey, threadId = ""): string =>
  `of ${personaId}: ${threadId}`;

/** `false` when there was none. */
export async function removeConversation(
  { userId, personaId }: ConversationKey,
  now = new Date(),
): Promise<boolean> {
  const key = { userId, personaId };
  const { refused } = await transact((table) => [
    table.conversation
      .patch(key)
      .set({ deletedAt: now.toISOString() })
      .remove(["turn", "turnEndsAt", "answering"])
      .commit(),
  ]);
  if (refused) return false;
  await finishRemoval(key);
  return true;
}

/** Removes what is left of a conversation whose head is marked; one that was begun anew meanwhile stays. */
export async function finishRemoval(key: ConversationKey): Promise<void> {
  await removeContent(key);
  await Idempotency.removeNaming(key.userId, noteOf(key));
  await transact((table) => [
    table.conversation
      .delete(key)
      .where((a, o) => o.exists(a.deletedAt))
      .commit(),
  ]);
}

/**
 * Everybody's conversations with a persona, which must be gone by then, so that no new one is begun. They are read
 * from the index until a pass removes none.
 */
export async function removeConversationsWithPersona(personaId: string): Promise<void> {
  const find = () =>
    entities().conversation.query.byPersona({ personaId }).go({ pages: "all", hydrate: true });
  while (await removeEach((await find()).data));
}

/** All conversations of a user, who must be marked as removed by then, so that no new one is begun. */
export async function removeConversationsOfUser(userId: string): Promise<void> {
  const { data } = await entities()
    .conversation.query.primary({ userId })
    .go({ pages: "all", consistent: true, attributes: ["userId", "personaId"] });
  await removeEach(data);
}

/** Whether any of them was still there. */
async function removeEach(conversations: ConversationKey[]): Promise<boolean> {
  let removed = false;
  for (let i = 0; i < conversations.length; i += AT_ONCE) {
    const some = await Promise.all(
      conversations.slice(i, i + AT_ONCE).map((conversation) => removeConversation(conversation)),
    );
    removed ||= some.includes(true);
  }
  return removed;
}

/** What a batch left is met by the next pass; nothing can be added meanwhile. */
async function removeContent(key: ConversationKey): Promise<void> {
  for (;;) {
    const { data } = await db().collections.conversation(key).go({ consistent: true });
    const items = [
      ...data.message.map(({ messageId }) => ({ messageId })),
      ...data.memory.map(({ memoryId }) => ({ memoryId })),
      ...data.thread.map(({ threadId }) => ({ threadId })),
      ...data.saying.map(({ keyHash }) => ({ keyHash })),
    ];
    if (items.length === 0) return;
    for (let i = 0; i < items.length; i += BATCH) {
      if (!(await removeItems(key, items.slice(i, i + BATCH)))) return;
    }
  }
}

/** `false` when the head is not marked any more: another call has finished. */
async function removeItems(key: ConversationKey, items: Content[]): Promise<boolean> {
  const { refused } = await transact((table) => [
    table.conversation
      .check(key)
      .where((a, o) => o.exists(a.deletedAt))
      .commit(),
    ...items.map((item) => deletion(table, key, item)),
  ]);
  return refused === undefined;
}

type Content = { messageId: string } | { memoryId: string } | { threadId: string } | { keyHash: string };

function deletion(table: TransactTable, key: ConversationKey, item: Content) {
  if ("messageId" in item) return table.message.delete({ ...key, ...item }).commit();
  if ("memoryId" in item) return table.memory.delete({ ...key, ...item }).commit();
  if ("threadId" in item) return table.thread.delete({ ...key, ...item }).commit();
  return table.saying.delete({ ...key, ...item }).commit();
}
