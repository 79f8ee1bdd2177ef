import { Entity, tableKey } from "../table/entity.ts";

/**
 * What was answered to a request that named itself by an Idempotency-Key, for a day. Until it has been answered, the
 * item holds the place for as long as `leaseUntil`: whoever held it and crashed does not hold it for ever.
 */
export const IdempotencyEntity = new Entity({
  model: { entity: "idempotency", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    /** The hash of the key and the route. */
    keyHash: { type: "string", required: true, readOnly: true },
    bodyHash: { type: "string", required: true },
    leaseUntil: { type: "number", required: true },
    /** What the request has made: noted in the transaction that made it, before the answer is kept. */
    made: { type: "string" },
    status: { type: "number" },
    headers: { type: "string" },
    body: { type: "string" },
    /** Seconds since 1970; also the table's time to live. */
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["keyHash"]) },
  },
});
