import { Entity } from "../table/entity.ts";

/** A fact that a persona remembers of the user it talked to, and the message from which it knows it. */
export const MemoryEntity = new Entity({
  model: { entity: "memory", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    memoryId: { type: "string", required: true, readOnly: true },
    text: { type: "string", required: true },
    /** The user's message from which it was drawn. */
    messageId: { type: "string", required: true, readOnly: true },
    createdAt: { type: "string", required: true, readOnly: true },
    updatedAt: { type: "string", required: true },
  },
  indexes: {
    primary: {
      collection: "conversation",
      pk: { field: "pk", composite: ["userId", "personaId"], casing: "none" },
      sk: { field: "sk", composite: ["memoryId"], casing: "none" },
    },
  },
});
