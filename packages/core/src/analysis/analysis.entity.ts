import { InstrumentId } from "../instrument/definition.ts";
import { Entity, indexKey, tableKey } from "../table/entity.ts";

/**
 * A survey about its owner. The counts are written in the transactions that write the responses, and
 * `selfResponseId` names the one response that the owner may have.
 */
export const AnalysisEntity = new Entity({
  model: { entity: "analysis", service: "persona", version: "1" },
  attributes: {
    userId: { type: "string", required: true, readOnly: true },
    analysisId: { type: "string", required: true, readOnly: true },
    title: { type: "string", required: true },
    instrument: { type: InstrumentId.options, required: true, readOnly: true },
    language: { type: "string", required: true, readOnly: true },
    questions: {
      type: "list",
      required: true,
      readOnly: true,
      items: {
        type: "map",
        properties: {
          id: { type: "string", required: true },
          text: { type: "string", required: true },
        },
      },
    },
    status: { type: ["open", "closed"] as const, required: true },
    shareToken: { type: "string", required: true },
    selfResponseId: { type: "string" },
    peerCount: { type: "number", required: true, default: 0 },
    /** How many of `peerCount` their quality flags keep out of the statistics; told to nobody before their release. */
    excludedCount: { type: "number", required: true, default: 0 },
    /** How many of `peerCount` were released, and how many of these were kept out. */
    releasedCount: { type: "number", required: true, default: 0 },
    releasedExcludedCount: { type: "number", required: true, default: 0 },
    /** How many peers' responses ever came, and how many of these its owner has seen; none before any was counted. */
    receivedCount: { type: "number" },
    seenCount: { type: "number" },
    /** How many responses were withdrawn or deleted: what was being made when it grew is not finished. */
    withdrawals: { type: "number" },
    createdAt: { type: "string", required: true, readOnly: true },
    updatedAt: { type: "string", required: true },
    /** When it was closed, while it has answers of peers that are kept for a time after that (response/retention.ts). */
    closedAt: { type: "string" },
    /** "closed", beside `closedAt`: the partition of the index that finds those whose time is up. */
    closedShard: { type: "string" },
    /** Set while the analysis is being removed: no response is taken any more. */
    deletedAt: { type: "string" },
  },
  indexes: {
    primary: { collection: "owned", ...tableKey(["userId"], ["analysisId"]) },
    closed: { projection: "keys_only", ...indexKey("gsi2", ["closedShard"], ["closedAt"]) },
  },
});

/** What a share link leads to. An item, not an index: the link works in the moment it is handed out. */
export const ShareEntity = new Entity({
  model: { entity: "share", service: "persona", version: "1" },
  attributes: {
    shareToken: { type: "string", required: true, readOnly: true },
    userId: { type: "string", required: true, readOnly: true },
    analysisId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { ...tableKey(["shareToken"], []) },
  },
});
