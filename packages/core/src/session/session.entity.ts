import { Entity, tableKey } from "../table/entity.ts";

/**
 * A signed-in device: one family of refresh tokens. Only hashes are stored. `familyHash` is of the part that all
 * tokens of the family share, `tokenHash` of the part that each refresh replaces.
 */
export const SessionEntity = new Entity({
  model: { entity: "session", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    sessionId: { type: "string", required: true, readOnly: true },
    familyHash: { type: "string", required: true, readOnly: true },
    tokenHash: { type: "string", required: true },
    /** The hash of the token that was spent for the present one; good for as long as `GRACE_MS` after `refreshedAt`. */
    previousHash: { type: "string" },
    createdAt: { type: "string", required: true, readOnly: true },
    refreshedAt: { type: "string", required: true },
    /** Seconds since 1970; also the table's time to live. */
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["sessionId"]) },
  },
});
