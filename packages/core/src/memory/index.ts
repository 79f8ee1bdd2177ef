/**
 * What a persona remembers of the signed-in user: facts, each with the message from which it is known. They belong to
 * the user, who reads, corrects and deletes them; what they delete or correct is never sent to the model again.
 *
 *   await Memory.list(personaId);
 *   await Memory.remove(personaId, memoryId);
 */
import type { EntityItem } from "electrodb";
import { decodeTime } from "ulid";
import { Actor } from "../actor.ts";
import type { ConversationKey } from "../chat/chat.entity.ts";
import { hasTalkedTo } from "../chat/persona.ts";
import { entities, type ListInput, type Page, page } from "../table/index.ts";
import { MemoryNotFound } from "./errors.ts";
import { forget } from "./forget.ts";
import type { Change, Info } from "./info.ts";
import type { MemoryEntity } from "./memory.entity.ts";

export { MemoryNotFound } from "./errors.ts";
export * as Memory from "./index.ts";
export { Change, Info } from "./info.ts";
export { learn } from "./learn.ts";
export { CAPACITY } from "./store.ts";

export type Item = EntityItem<typeof MemoryEntity>;

/** Deleted in one transaction with what is forgotten for them. */
const BATCH = 50;

export function fromItem({ memoryId, text, messageId, createdAt, updatedAt }: Item): Info {
  const said = new Date(decodeTime(messageId.slice(messageId.indexOf("_") + 1)));
  return { id: memoryId, text, source: { messageId, createdAt: said.toISOString() }, createdAt, updatedAt };
}

/** Newest first. Throws `PersonaNotFound` for one that the user does not know. */
export async function list(personaId: string, input: ListInput = {}): Promise<Page<Info>> {
  const key = keyOf(personaId);
  if (!(await hasTalkedTo(key))) return { items: [] };
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().memory.query.primary(key);
    const rest = after === undefined ? all : all.lt({ memoryId: after });
    const { data } = await rest.go({ order: "desc", count: limit, consistent: true });
    return data.map(fromItem);
  };
  return page(`memories:${key.userId}:${personaId}`, input, query, ({ id }) => id);
}

export async function change(
  personaId: string,
  memoryId: string,
  { text }: Change,
  now = new Date(),
): Promise<Info> {
  const key = keyOf(personaId);
  const memory = await get(key, memoryId);
  if (memory.text === text) return fromItem(memory);
  const updatedAt = now.toISOString();
  const isDone = await forget(key, [memory.messageId], (table) => [
    table.memory
      .patch({ ...key, memoryId })
      .set({ text, updatedAt })
      .commit(),
  ]);
  if (!isDone) throw new MemoryNotFound();
  return fromItem({ ...memory, text, updatedAt });
}

export async function remove(personaId: string, memoryId: string): Promise<void> {
  const key = keyOf(personaId);
  const { messageId } = await get(key, memoryId);
  const isDone = await forget(key, [messageId], (table) => [
    table.memory
      .delete({ ...key, memoryId })
      .where((a, o) => o.exists(a.memoryId))
      .commit(),
  ]);
  if (!isDone) throw new MemoryNotFound();
}

/** Cut short, a second call finishes it: what is left still says from where on to forget. */
export async function removeAll(personaId: string): Promise<void> {
  const key = keyOf(personaId);
  await hasTalkedTo(key);
  const { data } = await entities().memory.query.primary(key).go({ pages: "all", consistent: true });
  const sources = [...new Set(data.map(({ messageId }) => messageId))];
  for (let i = 0; i < data.length; i += BATCH) {
    await forget(key, sources, (table) =>
      data.slice(i, i + BATCH).map(({ memoryId }) => table.memory.delete({ ...key, memoryId }).commit()),
    );
  }
}

async function get(key: ConversationKey, memoryId: string): Promise<Item> {
  const { data } = await entities()
    .memory.get({ ...key, memoryId })
    .go({ consistent: true });
  if (data) return data;
  await hasTalkedTo(key);
  throw new MemoryNotFound();
}

const keyOf = (personaId: string) => ({ userId: Actor.userId(), personaId });
