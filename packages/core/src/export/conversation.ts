/** A conversation in the export: what was said, what is sent of it, and what is remembered. */
import type { EntityItem } from "electrodb";
import { z } from "zod";
import type { ConversationEntity } from "../chat/chat.entity.ts";
import { fromItem, Message } from "../chat/info.ts";
import { isForgotten, isOnPath } from "../chat/window.ts";
import { Memory } from "../memory/index.ts";
import { db } from "../table/service.ts";

export const Conversation = z
  .object({
    personaId: z.string(),
    createdAt: z.iso.datetime(),
    title: z.string().optional(),
    /** How far the persona had come from its person, in T, when that was measured last. */
    drift: z
      .object({ meanAbsoluteDifference: z.number(), turns: z.int(), measuredAt: z.iso.datetime() })
      .optional(),
    /** What was said before the newest messages, as the model is told it, up to the message `summarizedTo`. */
    summary: z.string().optional(),
    summarizedTo: z.string().optional(),
    /** Oldest first. `forgotten`: not sent to the model any more. */
    messages: z.array(
      Message.extend({
        forgotten: z.literal(true).optional(),
        /** The message is of a thread that is not talked in, or an answer that another took the place of. */
        isAside: z.literal(true).optional(),
        thread: z.string().optional(),
        report: z
          .object({ reason: z.string(), text: z.string().optional(), reportedAt: z.iso.datetime() })
          .optional(),
      }),
    ),
    memories: z.array(Memory.Info),
  })
  .meta({
    id: "ConversationExport",
    example: {
      personaId: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      createdAt: "2026-11-22T09:00:00.000Z",
      messages: [Message.meta()?.example],
      memories: [Memory.Info.meta()?.example],
    },
  });

export async function exportConversation(
  head: EntityItem<typeof ConversationEntity>,
): Promise<z.infer<typeof Conversation>> {
  const { userId, personaId, createdAt, title, drift, summary, summarizedTo } = head;
  const { data } = await db()
    .collections.conversation({ userId, personaId })
    .go({ pages: "all", consistent: true });
  return {
    personaId,
    createdAt,
    title,
    drift,
    summary,
    summarizedTo,
    messages: data.message.map((item) => ({
      ...fromItem(item),
      ...(isForgotten(head, item.messageId) && { forgotten: true as const }),
      ...((item.isAside || !isOnPath(head, item)) && { isAside: true as const }),
      thread: item.thread,
      report: item.report,
    })),
    memories: data.memory.map(Memory.fromItem),
  };
}
