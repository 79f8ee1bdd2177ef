import { Entity, indexKey, tableKey } from "../table/entity.ts";

/**
 * What a user wants to be written to about, and what is due. Nobody has one who never asked for anything. An execution's
 * end and the mornings make it due (`dueAt`); the job Notify sends, and is the only one that does.
 */
export const NotificationEntity = new Entity({
  model: { entity: "notification", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    personaReady: { type: "boolean", required: true },
    peerAnswered: { type: "boolean", required: true },
    language: { type: "string", required: true },
    /** The key by which the link in each e-mail ends them, without a sign-in. */
    unsubscribeKey: { type: "string", required: true },
    /** When to look at it next, and the partition of the index that finds those whose time has come. */
    dueAt: { type: "string" },
    dueShard: { type: "string" },
    /** Marks of versions (index.ts): of that which is to be told as ready, and of that which was told last. */
    readyOf: { type: "string" },
    toldOf: { type: "string" },
    /** On which day peers' answers were told of last, and how many had ever come by then. */
    toldOn: { type: "string" },
    toldResponses: { type: "number" },
    /** How often in a row nothing could be sent. */
    failures: { type: "number" },
    updatedAt: { type: "string", required: true },
    /** Grows with every write, so that a change of settings and a mail that goes out do not undo each other. */
    revision: { type: "number", required: true },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], []) },
    due: { projection: "keys_only", ...indexKey("gsi2", ["dueShard"], ["dueAt"]) },
  },
});
