import { Entity } from "../table/entity.ts";

/** What a user has used up on one day (UTC). Counted by conditional writes; time to live removes it. */
export const DailyUseEntity = new Entity({
  model: { entity: "dailyUse", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    /** "2026-11-22" */
    day: { type: "string", required: true, readOnly: true },
    messages: { type: "number" },
    tokens: { type: "number" },
    generations: { type: "number" },
    /** Seconds since 1970. */
    expiresAt: { type: "number" },
  },
  indexes: {
    primary: {
      collection: "owned",
      pk: { field: "pk", composite: ["userId"], casing: "none" },
      sk: { field: "sk", composite: ["day"], casing: "none" },
    },
  },
});
