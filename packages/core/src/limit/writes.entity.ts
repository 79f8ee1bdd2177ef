import { Entity, tableKey } from "../table/entity.ts";

/** How often one address, link or user has written in one hour. Of whom it is, a keyed hash tells; time to live removes it. */
export const HourlyWritesEntity = new Entity({
  model: { entity: "hourlyWrites", service: "persona", version: "1" },
  attributes: {
    subjectHash: { type: "string", required: true, readOnly: true },
    /** "2026-11-22T09" */
    hour: { type: "string", required: true, readOnly: true },
    count: { type: "number" },
    /** Seconds since 1970. */
    expiresAt: { type: "number" },
  },
  indexes: {
    primary: { ...tableKey(["subjectHash"], ["hour"]) },
  },
});

/** What an account had used up on the day it was deleted: whoever signs up anew with it goes on from there. */
export const FormerUseEntity = new Entity({
  model: { entity: "formerUse", service: "persona", version: "1" },
  attributes: {
    accountHash: { type: "string", required: true, readOnly: true },
    /** "2026-11-22" */
    day: { type: "string", required: true, readOnly: true },
    messages: { type: "number" },
    tokens: { type: "number" },
    generations: { type: "number" },
    /** Seconds since 1970. */
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    primary: { ...tableKey(["accountHash"], ["day"]) },
  },
});
