import { CustomAttributeType, type EntityItem } from "electrodb";
import { Entity, indexKey, tableKey } from "../table/entity.ts";

/** Messages from the first to the last id, both included. */
export type Span = [from: string, to: string];

/** The parts that a thread of a conversation is made of, oldest first: of each thread the messages up to `upTo`. */
export type Path = { thread: string; upTo?: string }[];

/** How far a persona has come from its person in a conversation, in T, as it was measured last. */
export type Drift = { meanAbsoluteDifference: number; turns: number; measuredAt: string };

/** The thread that a conversation begins with. */
export const MAIN = "main";

/**
 * The head of the conversation of a user with a persona, their own or a public one. `turn` is the turn that is being
 * answered and holds the conversation until `turnEndsAt`, so that turns neither interleave nor wait for ever for one
 * whose process died. Turns are numbered as they arrive: that of number `done` + 1 is the one whose time has come.
 */
export const ConversationEntity = new Entity({
  model: { entity: "conversation", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    /** How many turns have come so far, how many of them are over, and how many are not. */
    arrived: { type: "number" },
    done: { type: "number" },
    pending: { type: "number" },
    turn: { type: "string" },
    /** Milliseconds since 1970. */
    turnEndsAt: { type: "number" },
    /** What was said before the messages that are sent verbatim, as the model summed it up. */
    summary: { type: "string" },
    /** The newest message of the user's that the summary covers, with the answer to it. */
    summarizedTo: { type: "string" },
    /** How often something was forgotten: what was learned from a context from before is not stored. */
    forgets: { type: "number" },
    /** What was said in these spans is not sent to the model any more: it may rest on what was forgotten. */
    forgotten: { type: CustomAttributeType<Span[]>("any") },
    /** Grows with every change of the memories: what is kept of them in a process holds for one version alone. */
    memoryVersion: { type: "number" },
    /** The answer that is being made, and the one that its reader wants stopped. */
    answering: { type: "string" },
    stopped: { type: "string" },
    /** The thread that is talked in, and what it is made of; none for the first of a conversation. */
    thread: { type: "string" },
    path: { type: CustomAttributeType<Path>("any") },
    title: { type: "string" },
    /** The persona's name, and when something was said last, for the list of conversations. */
    name: { type: "string" },
    lastAt: { type: "string" },
    /** The month in which a turn was last answered, by which its user is counted once a month: "2026-11". */
    talkedIn: { type: "string" },
    /** Since when they have been talking without a longer pause. */
    sittingSince: { type: "string" },
    /** How many turns were answered. */
    turns: { type: "number" },
    /** How many answers came since the user last did something in it, or said that they had read. */
    unread: { type: "number" },
    drift: { type: CustomAttributeType<Drift>("any") },
    /** The newest message's id: the next one's is greater, whatever the clock says. */
    newest: { type: "string" },
    /** Set while the conversation is being removed: nothing is written to it any more. */
    deletedAt: { type: "string" },
    createdAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["personaId"]) },
    /** Everybody's conversations with a persona, for its removal. */
    byPersona: { projection: "keys_only", ...indexKey("gsi1", ["personaId"], ["userId"]) },
  },
});

export const REPORT_REASONS = [
  "harmful",
  "sexual",
  "hateful",
  "impersonation",
  "private",
  "wrong",
  "other",
] as const;
export type Report = { reason: (typeof REPORT_REASONS)[number]; text?: string; reportedAt: string };

/** What was said. A user's message is stored before the model is called, the persona's when it has ended. */
export const MessageEntity = new Entity({
  model: { entity: "message", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    messageId: { type: "string", required: true, readOnly: true },
    role: { type: ["user", "assistant"] as const, required: true, readOnly: true },
    content: { type: "string", required: true },
    /** The user's message that this answers. */
    replyTo: { type: "string", readOnly: true },
    /** An answer is `interrupted` when its reader went away before its end, `stopped` when they asked for that. */
    status: { type: ["complete", "interrupted", "stopped"] as const, required: true },
    stopReason: { type: "string" },
    model: { type: "string" },
    usage: { type: "map", properties: { inputTokens: { type: "number" }, outputTokens: { type: "number" } } },
    /** A memory that was drawn from this very message was deleted or changed: it is not answered anew. */
    withdrawn: { type: "boolean" },
    /** The thread that it belongs to; none for the first of a conversation. */
    thread: { type: "string" },
    /** Another answer stands in its place, which this is an alternative to. */
    isAside: { type: "boolean" },
    /** How many other answers there are to the same message. */
    alternatives: { type: "number" },
    /** Words of self-harm or of danger to others, and the answer to them: nothing is remembered or summed up of them. */
    isCrisis: { type: "boolean" },
    rating: { type: ["up", "down"] as const },
    report: { type: CustomAttributeType<Report>("any") },
    createdAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { collection: "conversation", ...tableKey(["userId", "personaId"], ["messageId"]) },
  },
});

/** A thread of a conversation, once it has more than one: the first too, by the name MAIN. */
export const ThreadEntity = new Entity({
  model: { entity: "thread", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    threadId: { type: "string", required: true, readOnly: true },
    path: { type: CustomAttributeType<Path>("any"), required: true },
    title: { type: "string" },
    createdAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { collection: "conversation", ...tableKey(["userId", "personaId"], ["threadId"]) },
  },
});

/** The message by which a request was answered: the same request again is not said again. Time to live removes it. */
export const SayingEntity = new Entity({
  model: { entity: "saying", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    /** Hashes of the request's key, and of what it asked for. */
    keyHash: { type: "string", required: true, readOnly: true },
    bodyHash: { type: "string", required: true, readOnly: true },
    messageId: { type: "string", required: true, readOnly: true },
    /** Which answer it was, where one was asked for anew. */
    answerId: { type: "string", readOnly: true },
    /** Seconds since 1970. */
    expiresAt: { type: "number", required: true, readOnly: true },
  },
  indexes: {
    primary: { collection: "conversation", ...tableKey(["userId", "personaId"], ["keyHash"]) },
  },
});

export type ConversationKey = { userId: string; personaId: string };
export type ConversationHead = EntityItem<typeof ConversationEntity>;
export type Item = EntityItem<typeof MessageEntity>;
