/**
 * Forgetting, so that what was deleted is never sent to the model again. Whatever was said from a memory's source on
 * may rest on it, in words that nobody can search for. So in one transaction with the change of the memory itself, the
 * head is told from which message to which nothing is sent any more, in whatever thread and with all alternatives, and
 * the summary goes if it covers the source; it begins anew from what was said before. Nothing is taken from the history
 * that people read.
 *
 * It holds only while no turn begins or ends and nothing is said meanwhile: the answer of a turn that is under way has
 * its message among what is forgotten, by which it is left out itself; one that begins afterwards reads what is left.
 */
import type { ConversationKey, Span } from "../chat/chat.entity.ts";
import { withSpan } from "../chat/window.ts";
import { batchGet, entities, optimistic, type TransactTable, transact } from "../table/index.ts";

type Writes = (table: TransactTable) => ReturnType<Parameters<typeof transact>[0]>[number][];

/**
 * Forgets what was said from the oldest of `sources` on. `writes` (45 at most) delete or change the memories that were
 * drawn from `withdrawn`. `false` when one of these was refused, and nothing was changed.
 */
export async function forget(
  key: ConversationKey,
  sources: readonly string[],
  writes: Writes,
  withdrawn: readonly string[] = sources,
): Promise<boolean> {
  const marked = await existing(key, withdrawn);
  return optimistic(async () => {
    const [{ data: head }, { data: last }] = await Promise.all([
      entities().conversation.get(key).go({ consistent: true }),
      entities()
        .message.query.primary(key)
        .go({ order: "desc", count: 1, consistent: true, attributes: ["messageId"] }),
    ]);
    const from = oldest(sources);
    const to =
      [from, head?.newest, last[0]?.messageId].reduce((a, b) => ((b ?? "") > (a ?? "") ? b : a)) ?? from;
    const { refused } = await transact((table) => [
      ...(head ? [forgetful(table, key, head, [from, to])] : []),
      ...writes(table),
      ...marked.map((messageId) =>
        table.message
          .patch({ ...key, messageId })
          .set({ withdrawn: true })
          .commit(),
      ),
    ]);
    if (!refused) return true;
    const own = refused.slice(head ? 1 : 0, refused.length - marked.length);
    return own.some((item) => item !== undefined) ? false : undefined;
  });
}

/** Changes memories in a way by which nothing is forgotten. `false` when that was refused. */
export async function rearrange(key: ConversationKey, writes: Writes): Promise<boolean> {
  const { refused } = await transact((table) => [
    table.conversation.patch(key).add({ memoryVersion: 1 }).commit(),
    ...writes(table),
  ]);
  return refused === undefined;
}

async function existing(key: ConversationKey, messageIds: readonly string[]): Promise<string[]> {
  const keys = [...new Set(messageIds)].map((messageId) => ({ ...key, messageId }));
  const found = await batchGet(
    (some) =>
      entities()
        .message.get(some)
        .go({ consistent: true, attributes: ["messageId"] }),
    keys,
  );
  return found.map(({ messageId }) => messageId);
}

const oldest = (ids: readonly string[]): string => ids.reduce((a, b) => (b < a ? b : a));

/** What changes with every turn, every message and every summary. */
const STATE = ["turn", "newest", "summarizedTo"] as const;
type Head = { [field in (typeof STATE)[number]]?: string | undefined } & {
  forgets?: number | undefined;
  forgotten?: Span[] | undefined;
};

function forgetful(table: TransactTable, key: ConversationKey, head: Head, span: Span) {
  const { summarizedTo, forgets } = head;
  const isCovered = summarizedTo !== undefined && summarizedTo >= span[0];
  return table.conversation
    .patch(key)
    .add({ forgets: 1, memoryVersion: 1 })
    .set({ forgotten: withSpan(head.forgotten ?? [], span) })
    .remove(isCovered ? ["summary", "summarizedTo"] : [])
    .where((a, o) => (forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets)))
    .where((a, o) =>
      STATE.map((field) => {
        const value = head[field];
        return value === undefined ? o.notExists(a[field]) : o.eq(a[field], value);
      }).join(" AND "),
    )
    .commit();
}
