import { CustomAttributeType } from "electrodb";
import { Entity } from "../table/entity.ts";
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
    /** Of the persona, as it is shown. */
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
    /** Where the traits lie among all people's, and where exactly (chemistry/match-key.ts). */
    cell: { type: "string", required: true },
    vector: { type: "string", required: true },
  },
  indexes: {
    primary: {
      pk: { field: "pk", composite: ["handle"], casing: "none" },
      sk: { field: "sk", composite: [], casing: "none" },
    },
    directory: {
      index: "gsi3",
      projection: "keys_only",
      pk: { field: "gsi3pk", composite: ["shard"], casing: "none" },
      sk: { field: "gsi3sk", composite: ["publishedAt", "personaId"], casing: "none" },
    },
    matches: {
      index: "gsi4",
      projection: "keys_only",
      pk: { field: "gsi4pk", composite: ["cell"], casing: "none" },
      sk: { field: "gsi4sk", composite: ["vector", "handle"], casing: "none" },
    },
  },
});
