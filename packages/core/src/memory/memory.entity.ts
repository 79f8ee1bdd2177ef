import { CustomAttributeType } from "electrodb";
import type { Embedding } from "../model/embed.ts";
import { Entity, tableKey } from "../table/entity.ts";

/**
 * What a persona remembers of the user it talked to, and the message from which it knows it. `core`: what is always
 * sent (a name, how to address them, what they must keep from, who is close to them).
 */
export const MemoryEntity = new Entity({
  model: { entity: "memory", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    memoryId: { type: "string", required: true, readOnly: true },
    text: { type: "string", required: true },
    kind: { type: ["core", "fact"] as const, required: true, default: "fact" },
    /** What it is found by beside its words, where the stage has a model for that. */
    embedding: { type: CustomAttributeType<Embedding>("any") },
    /** The user's message from which it was drawn. */
    messageId: { type: "string", required: true, readOnly: true },
    /** Since when it is no longer so: it is not sent any more. */
    endedAt: { type: "string" },
    createdAt: { type: "string", required: true, readOnly: true },
    updatedAt: { type: "string", required: true },
  },
  indexes: {
    primary: { collection: "conversation", ...tableKey(["userId", "personaId"], ["memoryId"]) },
  },
});
