import { Entity, tableKey } from "../table/entity.ts";

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
    primary: { collection: "owned", ...tableKey(["userId"], ["day"]) },
  },
});

/** What others' talk with a persona has come to in one month (UTC): counts alone, of nobody in particular. */
export const PersonaUseEntity = new Entity({
  model: { entity: "personaUse", service: "persona", version: "1" },
  attributes: {
    /** The persona's owner. */
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    /** "2026-11" */
    month: { type: "string", required: true, readOnly: true },
    /** Who talked to it in this month, and who of them for the first time. */
    people: { type: "number" },
    newPeople: { type: "number" },
    messages: { type: "number" },
    tokens: { type: "number" },
    /** The cost of what has a price. */
    costUsd: { type: "number" },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["personaId", "month"]) },
  },
});
