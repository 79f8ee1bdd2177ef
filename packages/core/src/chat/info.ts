/** Conversations as the API shows them, and what may be in the way of one. */
import { z } from "zod";
import { errorClass } from "../error.ts";
import { Id } from "../id.ts";
import { isSeen, NOT_SEEN } from "../label.ts";
import { flag, orderedInput } from "../table/page.ts";
import { type ConversationHead, type Item, REPORT_REASONS } from "./chat.entity.ts";

const Usage = z.object({ inputTokens: z.int(), outputTokens: z.int() });

/**
 * What was said. An answer says which message it answers, why it ended as the model named it, which model gave it and
 * what it used. It is `interrupted` when its reader went away, or the model broke off, before its end, and `stopped`
 * when they asked for that. What the persona says first answers nothing.
 */
export const Message = z
  .object({
    id: Id.schema("message"),
    role: z.enum(["user", "assistant"]),
    content: z.string(),
    createdAt: z.iso.datetime(),
    status: z.enum(["complete", "interrupted", "stopped"]),
    replyTo: Id.schema("message").optional(),
    stopReason: z.string().optional(),
    model: z.string().optional(),
    usage: Usage.optional(),
    /** How many other answers to the same message are kept. */
    alternatives: z.int().optional(),
    rating: z.enum(["up", "down"]).optional(),
    /** Whether its reader has reported it. */
    isReported: z.boolean().optional(),
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
  .strictObject({ content: z.string().trim().min(1).max(4_000).refine(isSeen, NOT_SEEN) })
  .meta({ id: "MessageInput", example: { content: "Hello! How was your day?" } });

export const Rating = z
  .strictObject({ rating: z.enum(["up", "down"]).nullable() })
  .meta({ id: "MessageRating", example: { rating: "up" } });
export const ReportInput = z
  .strictObject({ reason: z.enum(REPORT_REASONS), text: z.string().trim().min(1).max(1_000).optional() })
  .meta({ id: "MessageReport", example: { reason: "harmful", text: "It told me to stop my medicine." } });

/** A conversation with a persona, in the list of one's own. */
export const Conversation = z
  .object({
    personaId: Id.schema("persona"),
    /** The persona's name, as it was when something was said last. */
    name: z.string().optional(),
    title: z.string().optional(),
    /** How many of one's messages were answered. */
    turns: z.int(),
    /** How many answers came since one last said something or read (PUT …/messages/{messageId}/read). */
    unread: z.int().min(0),
    lastMessageAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    /** How far the persona has come from its person in this conversation, in T, measured now and then. */
    fidelity: z
      .object({
        drift: z.object({
          meanAbsoluteDifference: z.number(),
          turns: z.int(),
          measuredAt: z.iso.datetime(),
        }),
      })
      .optional(),
  })
  .meta({
    id: "Conversation",
    example: {
      personaId: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      name: "Ada",
      title: "Hello! How was your day?",
      turns: 12,
      unread: 1,
      lastMessageAt: "2026-11-22T09:00:02.000Z",
      createdAt: "2026-11-20T18:30:00.000Z",
    },
  });
export type Conversation = z.infer<typeof Conversation>;

/** Which messages, and which conversations, are listed, and which way. */
export const MessageSelection = orderedInput.extend({ role: Message.shape.role.optional() });
export const ConversationSelection = orderedInput.extend({
  unread: flag.optional().describe("`true`: those in which answers are unread."),
});
export type MessageSelection = Partial<z.output<typeof MessageSelection>>;
export type ConversationSelection = Partial<z.output<typeof ConversationSelection>>;

export const Unread = z
  .object({ unread: Conversation.shape.unread })
  .meta({ id: "Unread", example: { unread: 0 } });
export type Unread = z.infer<typeof Unread>;

/** Several lines of talk with one persona, one of which is talked in. What was said before an edit is one, too. */
export const Thread = z
  .object({
    id: z.string(),
    title: z.string().optional(),
    isCurrent: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: "Thread",
    example: { id: "main", title: "Hello!", isCurrent: true, createdAt: "2026-11-20T18:30:00.000Z" },
  });
export type Thread = z.infer<typeof Thread>;

/** A message that was searched for, with the thread that shows it; `isCurrent` where that is talked in. */
export const FoundMessage = z
  .object({
    personaId: z.string(),
    name: z.string().optional(),
    threadId: z.string(),
    isCurrent: z.boolean(),
    message: Message,
  })
  .meta({
    id: "FoundMessage",
    example: {
      personaId: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      name: "Ada",
      threadId: "main",
      isCurrent: true,
      message: Message.meta()?.example,
    },
  });
export type FoundMessage = z.infer<typeof FoundMessage>;

const Title = z.string().trim().min(1).max(120);
export const ThreadCreation = z
  .strictObject({ title: Title.optional() })
  .meta({ id: "ThreadCreation", example: { title: "About the move" } });
export const ThreadChange = z
  .strictObject({ title: Title.optional(), isCurrent: z.literal(true).optional() })
  .meta({ id: "ThreadChange", example: { isCurrent: true } });

/** What a turn tells as it goes. `queued` comes while others before it are answered, as often as it is looked. */
export type TurnEvent =
  | { type: "queued" }
  | { type: "start"; id: string; replyTo: string }
  | { type: "delta"; text: string }
  | { type: "end"; message: Message }
  | { type: "failed"; error: unknown };

export function fromItem(item: Item): Message {
  const { messageId: id, role, content, createdAt, status, replyTo, stopReason, model, usage } = item;
  const { alternatives, rating, report } = item;
  return {
    ...{ id, role, content, createdAt, status, replyTo, stopReason, model, alternatives, rating },
    usage: usage && Usage.parse(usage),
    isReported: report && true,
  };
}

type HeadShown = Pick<
  ConversationHead,
  "personaId" | "name" | "title" | "turns" | "unread" | "drift" | "lastAt" | "createdAt"
>;

export function conversationFromHead(head: HeadShown): Conversation {
  const { personaId, name, title, turns = 0, unread = 0, drift, createdAt, lastAt = createdAt } = head;
  return {
    ...{ personaId, name, title, turns, unread, createdAt },
    lastMessageAt: lastAt,
    ...(drift && { fidelity: { drift } }),
  };
}

/** Turns of one conversation are answered one after the other, and this one's did not come in time. */
export class ConversationBusy extends errorClass("conversation_busy") {}

export class MessageNotFound extends errorClass("message_not_found") {}

export class MessageNotLast extends errorClass("message_not_last") {}

/** Removed by its user, or with its persona, while it was being answered; or held too long by this turn. */
export class ConversationLost extends errorClass("conversation_lost") {}

/** Nobody waits for the answer any more, and the persona had not said anything that could be kept. */
export class ReaderGone extends errorClass("reader_gone") {}

/** The memory that was drawn from this message was deleted or changed. */
export class MessageForgotten extends errorClass("message_forgotten") {}

export class ThreadNotFound extends errorClass("thread_not_found") {}

export class TooManyThreads extends errorClass("too_many_threads") {}
