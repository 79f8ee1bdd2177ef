/**
 * What of a persona's answers their reader has not seen. No server can know whether somebody was still there when an
 * answer came: it counts as unread until they do something in the conversation, or say how far they have read. The
 * count is on the conversation's head, written with the answers.
 */
import { Actor } from "../actor.ts";
import { entities, optimistic } from "../table/index.ts";
import { MessageNotFound } from "./errors.ts";
import type { Unread } from "./info.ts";
import { find } from "./turn.ts";
import { isShown } from "./window.ts";

/** Of all conversations. */
export async function unread(): Promise<number> {
  const { data } = await entities()
    .conversation.query.primary({ userId: Actor.userId() })
    .go({ pages: "all", attributes: ["unread", "deletedAt"] });
  return data.reduce((sum, { unread = 0, deletedAt }) => sum + (deletedAt === undefined ? unread : 0), 0);
}

/**
 * All up to this message is read. A mark that comes late, or twice, makes nothing unread again: the count only ever
 * falls by it, and holds only while nothing was said since it was made.
 */
export async function read(personaId: string, messageId: string): Promise<Unread> {
  const key = { userId: Actor.userId(), personaId };
  await find(personaId, messageId);
  const count = await optimistic(async () => {
    const { data: head } = await entities().conversation.get(key).go({ consistent: true });
    if (!head || head.deletedAt !== undefined) throw new MessageNotFound();
    const { unread: before = 0, newest = "" } = head;
    if (before === 0) return 0;
    const later = newest <= messageId ? [] : await answersAfter(key, messageId);
    const left = later.filter((item) => isShown(head, item)).length;
    if (left >= before) return before;
    const { rejected } = await entities()
      .conversation.patch(key)
      .set({ unread: left })
      .where((a, o) =>
        [o.eq(a.unread, before), o.eq(a.newest, newest), o.notExists(a.deletedAt)].join(" AND "),
      )
      .go({ returnOnConditionCheckFailure: true });
    return rejected ? undefined : left;
  });
  return { unread: count };
}

async function answersAfter(key: { userId: string; personaId: string }, messageId: string) {
  const { data } = await entities()
    .message.query.primary(key)
    .gt({ messageId })
    .where((a, o) => o.eq(a.role, "assistant"))
    .go({ pages: "all", consistent: true });
  return data;
}
