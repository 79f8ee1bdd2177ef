import { Entity } from "../table/entity.ts";

/**
 * The head of the conversation of a user with a persona, their own or a public one. `turn` is the turn that is being
 * answered and holds the conversation until `turnEndsAt`, so that turns neither interleave nor wait for ever for one
 * whose process died.
 */
export const ConversationEntity = new Entity({
  model: { entity: "conversation", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    turn: { type: "string" },
    /** Milliseconds since 1970. */
    turnEndsAt: { type: "number" },
    /** What was said before the messages that are sent verbatim, as the model summed it up. */
    summary: { type: "string" },
    /** The newest message of the user's that the summary covers, with the answer to it. */
    summarizedTo: { type: "string" },
    /** How often something was forgotten: what was learned from a context from before is not stored. */
    forgets: { type: "number" },
    /** The newest message's id: the next one's is greater, whatever the clock says. */
    newest: { type: "string" },
    /** Set while the conversation is being removed: nothing is written to it any more. */
    deletedAt: { type: "string" },
    createdAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: {
      collection: "owned",
      pk: { field: "pk", composite: ["userId"], casing: "none" },
      sk: { field: "sk", composite: ["personaId"], casing: "none" },
    },
    /** Everybody's conversations with a persona, for its removal. */
    byPersona: {
      index: "gsi1",
      projection: "keys_only",
      pk: { field: "gsi1pk", composite: ["personaId"], casing: "none" },
      sk: { field: "gsi1sk", composite: ["userId"], casing: "none" },
    },
  },
});

/** What was said. A user's message is stored before the model is called, the persona's when it has ended. */
export const MessageEntity = new Entity({
  model: { entity: "message", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    messageId: { type: "string", required: true, readOnly: true },
    role: { type: ["user", "assistant"] as const, required: true, readOnly: true },
    content: { type: "string", required: true },
    /** Of an answer: the user's message that it answers. */
    replyTo: { type: "string", readOnly: true },
    /** Of an answer: `interrupted` when its reader went away before its end. */
    status: { type: ["complete", "interrupted"] as const, required: true },
    stopReason: { type: "string" },
    model: { type: "string" },
    usage: { type: "map", properties: { inputTokens: { type: "number" }, outputTokens: { type: "number" } } },
    /** Not sent to the model any more, because it may rest on a memory that was deleted or changed. */
    forgotten: { type: "boolean" },
    /** A memory that was drawn from this very message was deleted or changed: nor is it answered anew. */
    withdrawn: { type: "boolean" },
    createdAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: {
      collection: "conversation",
      pk: { field: "pk", composite: ["userId", "personaId"], casing: "none" },
      sk: { field: "sk", composite: ["messageId"], casing: "none" },
    },
  },
});

export type ConversationKey = { userId: string; personaId: string };
