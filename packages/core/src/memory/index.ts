/**
 * What a persona remembers of the signed-in user: facts, each with the message from which it is known. They belong to
 * the user, who reads, corrects and deletes them; what they delete or correct is never sent to the model again.
 *
 *   await Memory.list(personaId);
 *   await Memory.remove(personaId, memoryId);
 */
import type { EntityItem } from "electrodb";
import { Actor } from "../actor.ts";
import type { ConversationKey } from "../chat/chat.entity.ts";
import { embed } from "../model/embed.ts";
import { hasTalkedTo } from "../persona/talked-to.ts";
import { beyond, entities, type Page, page, type TransactTable } from "../table/index.ts";
import { MemoryNotFound } from "./errors.ts";
import { forget, rearrange } from "./forget.ts";
import type { Change, Info, Selection } from "./info.ts";
import type { MemoryEntity } from "./memory.entity.ts";

export * as Memory from "./index.ts";
export { Change, Info, Selection } from "./info.ts";

export type Item = EntityItem<typeof MemoryEntity>;

/** Deleted in one transaction with what is forgotten for them. */
const BATCH = 45;

export function fromItem({ memoryId, text, kind, messageId, createdAt, updatedAt, endedAt }: Item): Info {
  return {
    ...{ id: memoryId, text, kind, createdAt, updatedAt },
    endedAt,
    messageId,
  };
}

/** Newest first, unless asked otherwise. Throws `PersonaNotFound` for one that the user does not know. */
export async function list(personaId: string, input: Selection = {}): Promise<Page<Info>> {
  const key = keyOf(personaId);
  const { order = "desc", kind, ended } = input;
  const hasTalked = await hasTalkedTo(key);
  const query = async (after: string | undefined, limit: number) => {
    if (!hasTalked) return [];
    const all = entities().memory.query.primary(key);
    const rest = after === undefined ? all : beyond(all, { memoryId: after }, order);
    const { data } = await rest
      .where((a, o) =>
        [
          o.exists(a.memoryId),
          ...(kind === undefined ? [] : [o.eq(a.kind, kind)]),
          ...(ended === undefined ? [] : [ended ? o.exists(a.endedAt) : o.notExists(a.endedAt)]),
        ].join(" AND "),
      )
      .go({ order, count: limit, consistent: true });
    return data.map(fromItem);
  };
  return page(`memories:${key.userId}:${personaId}`, input, query, ({ id }) => id);
}

/** Another text forgets the old one, wherever it was taken up; the rest only says how it is sent from now on. */
export async function change(
  personaId: string,
  memoryId: string,
  change: Change,
  now = new Date(),
): Promise<Info> {
  const key = keyOf(personaId);
  const memory = await get(key, memoryId);
  const { text = memory.text, kind = memory.kind, ended = memory.endedAt !== undefined } = change;
  const updatedAt = now.toISOString();
  const endedAt = ended ? (memory.endedAt ?? updatedAt) : undefined;
  if (memory.text === text && memory.kind === kind && memory.endedAt === endedAt) return fromItem(memory);
  const [embedding = undefined] =
    memory.text === text ? [memory.embedding] : ((await embed([text], "search_document")) ?? []);
  const write = (table: TransactTable) => [
    table.memory
      .patch({ ...key, memoryId })
      .set({
        text,
        kind,
        updatedAt,
        endedAt,
        ...(embedding && { embedding }),
      })
      .remove([
        ...(endedAt === undefined ? (["endedAt"] as const) : []),
        ...(embedding ? [] : (["embedding"] as const)),
      ])
      .commit(),
  ];
  const isDone =
    memory.text === text ? await rearrange(key, write) : await forget(key, [memory.messageId], write);
  if (!isDone) throw new MemoryNotFound();
  const { endedAt: _before, ...rest } = memory;
  return fromItem({ ...rest, text, kind, updatedAt, endedAt });
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
    const some = data.slice(i, i + BATCH);
    await forget(
      key,
      sources,
      (table) => some.map(({ memoryId }) => table.memory.delete({ ...key, memoryId }).commit()),
      some.map(({ messageId }) => messageId),
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
