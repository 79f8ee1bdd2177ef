/** What the data of a chat's events holds: `message.start`, `message.delta`, `message.end`, and `error` (a problem). */
import { z } from "@hono/zod-openapi";
import { Chat } from "@persona-ai/core/chat";
import { Problem } from "./problem.ts";

const { id, usage, stopReason, model } = Chat.Message.shape;

export const MessageQueued = z.object({ position: z.literal("waiting") }).meta({
  id: "MessageQueued",
  description: "Data of `message.queued`: others are answered before it.",
  example: { position: "waiting" },
});

export const MessageStart = z
  .object({ id: id.describe("The answer's."), replyTo: id.describe("The message that it answers.") })
  .meta({
    id: "MessageStart",
    description: "Data of `message.start`.",
    example: { id: "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C", replyTo: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C" },
  });

export const MessageDelta = z.object({ text: z.string() }).meta({
  id: "MessageDelta",
  description: "Data of `message.delta`.",
  example: { text: "Hello! I'm glad " },
});

export const MessageEnd = z.object({ id, usage, stopReason, model }).meta({
  id: "MessageEnd",
  description: "Data of `message.end`.",
  example: {
    id: "msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C",
    usage: { inputTokens: 1310, outputTokens: 14 },
    stopReason: "end_turn",
    model: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  },
});

/** The data of each event in a stream is one of these; which one, its name says. */
export const ChatEvent = z.union([MessageQueued, MessageStart, MessageDelta, MessageEnd, Problem]).meta({
  id: "ChatEvent",
  description:
    "Data of a chat's events, by their names: `message.queued`, `message.start`, `message.delta`, `message.end`, `error` (a problem).",
  example: MessageStart.meta()?.example,
});
