import type { EntityItem } from "electrodb";
import { z } from "zod";
import { Id } from "../id.ts";
import type { MessageEntity } from "./chat.entity.ts";

export type Item = EntityItem<typeof MessageEntity>;

const Usage = z.object({ inputTokens: z.int(), outputTokens: z.int() });

/**
 * What was said. An answer says which message it answers, why it ended as the model named it, which model gave it and
 * what it used. It is `interrupted` when its reader went away, or the model broke off, before its end.
 */
export const Message = z
  .object({
    id: Id.schema("message"),
    role: z.enum(["user", "assistant"]),
    content: z.string(),
    createdAt: z.iso.datetime(),
    status: z.enum(["complete", "interrupted"]),
    replyTo: Id.schema("message").optional(),
    stopReason: z.string().optional(),
    model: z.string().optional(),
    usage: Usage.optional(),
  })
  .meta({
    id: "Message",
    example: {
      id: "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
      role: "assistant",
      content: "Hello! I'm glad you're here. What's on your mind?",
      createdAt: "2026-11-22T09:00:02.000Z",
      status: "complete",
      replyTo: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      stopReason: "end_turn",
      model: "global.anthropic.claude-sonnet-5-5",
      usage: { inputTokens: 1310, outputTokens: 14 },
    },
  });
export type Message = z.infer<typeof Message>;

export const Input = z
  .strictObject({ content: z.string().trim().min(1).max(4_000) })
  .meta({ id: "MessageInput", example: { content: "Hello! How was your day?" } });

/** What a turn tells as it goes. */
export type TurnEvent =
  | { type: "start"; id: string; replyTo: string }
  | { type: "delta"; text: string }
  | { type: "end"; message: Message };

export function fromItem(item: Item): Message {
  const { messageId: id, role, content, createdAt, status, replyTo, stopReason, model, usage } = item;
  return {
    ...{ id, role, content, createdAt, status },
    ...(replyTo !== undefined && { replyTo }),
    ...(stopReason !== undefined && { stopReason }),
    ...(model !== undefined && { model }),
    ...(usage !== undefined && { usage: Usage.parse(usage) }),
  };
}
