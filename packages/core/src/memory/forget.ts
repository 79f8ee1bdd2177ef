/**
 * Forgetting, so that what was deleted is never sent to the model again. Whatever was said from a memory's source on
 * may rest on it, in words that nobody can search for. So in one transaction with the change of the memory itself,
 * these messages leave the verbatim window, and the summary goes if it covers the source; it begins anew from what was
 * said before. Nothing is taken from the history that people read.
 *
 * It holds only while no turn begins or ends and nothing is said meanwhile: the answer of a turn that is under way has
 * its message marked, by which it is left out itself; one that begins afterwards reads what is left.
 */

import type { ConversationKey } from "../chat/chat.entity.ts";
import { MESSAGES_READ } from "../chat/context.ts";
import { entities, optimistic, type TransactTable, transact } from "../table/index.ts";

type Writes = (table: TransactTable) => ReturnType<Parameters<typeof transact>[0]>[number][];

/** A source that is further back than the window: the message and its first answers. */
const SOURCE_AND_ANSWERS = 4;

/**
 * Forgets what was said from the oldest of `sources` on, the messages of the memories that `writes` (50 at most) delete
 * or change. `false` when one of these was refused, and nothing was changed.
 */
export async function forget(
  key: ConversationKey,
  sources: readonly string[],
  writes: Writes,
): Promise<boolean> {
  return optimistic(async () => {
    const { data: head } = await entities().conversation.get(key).go({ consistent: true });
    const messageIds = await saidSince(key, sources);
    const { refused } = await transact((table) => [
      ...(head ? [forgetful(table, key, head, oldest(sources))] : []),
      ...writes(table),
      ...messageIds.map((messageId) =>
        table.message
          .patch({ ...key, messageId })
          .set({ forgotten: true, ...(sources.includes(messageId) && { withdrawn: true }) })
          .commit(),
      ),
    ]);
    if (!refused) return true;
    const own = refused.slice(head ? 1 : 0, refused.length - messageIds.length);
    return own.some((item) => item !== undefined) ? false : undefined;
  });
}

const oldest = (ids: readonly string[]): string => ids.reduce((a, b) => (b < a ? b : a));

/** What changes with every turn, every message and every summary. */
const STATE = ["turn", "newest", "summarizedTo"] as const;
type Head = { [field in (typeof STATE)[number]]?: string | undefined };

function forgetful(table: TransactTable, key: ConversationKey, head: Head, source: string) {
  const { summarizedTo } = head;
  const isCovered = summarizedTo !== undefined && summarizedTo >= source;
  return table.conversation
    .patch(key)
    .add({ forgets: 1 })
    .remove(isCovered ? ["summary", "summarizedTo"] : [])
    .where((a, o) =>
      STATE.map((field) => {
        const value = head[field];
        return value === undefined ? o.notExists(a[field]) : o.eq(a[field], value);
      }).join(" AND "),
    )
    .commit();
}

/** Of what may still be sent to the model, and the oldest source in any case: what is not marked yet. */
async function saidSince(key: ConversationKey, sources: readonly string[]): Promise<string[]> {
  const since = () =>
    entities()
      .message.query.primary(key)
      .gte({ messageId: oldest(sources) });
  const [newest, first] = await Promise.all([
    since().go({ order: "desc", count: MESSAGES_READ, consistent: true }),
    since().go({ count: SOURCE_AND_ANSWERS, consistent: true }),
  ]);
  const open = [...newest.data, ...first.data].filter(
    ({ messageId, forgotten, withdrawn }) => !forgotten || (sources.includes(messageId) && !withdrawn),
  );
  return [...new Set(open.map(({ messageId }) => messageId))];
}
