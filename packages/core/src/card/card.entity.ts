import { CustomAttributeType } from "electrodb";
import { Entity, indexKey, tableKey } from "../table/entity.ts";
import type { CardTraits } from "./info.ts";

/**
 * The public card of a persona. It is there exactly while the persona is public, has a handle and a ready version:
 * it is written and deleted in the transactions that change these.
 */
export const CardEntity = new Entity({
  model: { entity: "card", service: "persona", version: "1" },
  attributes: {
    handle: { type: "string", required: true, readOnly: true },
    userId: { type: "string", required: true, readOnly: true },
    personaId: { type: "string", required: true, readOnly: true },
    /** The persona's version that is shown. */
    version: { type: "number", required: true },
    /** The persona's, at the last change of the card: makes the ETag. */
    revision: { type: "number", required: true },
    name: { type: "string", required: true },
    tagline: { type: "string", required: true },
    summary: { type: "string", required: true },
    greeting: { type: "string", required: true },
    conversationStarters: { type: "list", items: { type: "string" }, required: true },
    traits: { type: CustomAttributeType<CardTraits>("any"), required: true },
    /** Since when there is a card of this persona, under whatever handles; the directory's order. */
    publishedAt: { type: "string", required: true },
    shard: { type: "string", required: true },
    /** When it came to say what it says. Cards of the release before this one lack it, and the scales. */
    changedAt: { type: "string" },
    /** What matches are found by (chemistry/match-scales.ts). */
    scales: { type: "string" },
  },
  indexes: {
    primary: { ...tableKey(["handle"], []) },
    directory: { projection: "keys_only", ...indexKey("gsi3", ["shard"], ["publishedAt", "personaId"]) },
    matches: { projection: "keys_only", ...indexKey("gsi4", [], ["changedAt", "scales", "handle"]) },
  },
});
