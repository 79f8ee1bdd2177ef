import { CustomAttributeType } from "electrodb";
import { InstrumentId } from "../instrument/definition.ts";
import { Entity, tableKey } from "../table/entity.ts";
import type { BatchNoise, ReleasedBatch } from "../traits/peer-batches.ts";

/**
 * One person's answers. `answers` holds a digit an item in the instrument's order: 120 answers are 120 bytes, so
 * that ten thousand responses are a few pages. Of a peer's the day is kept, and no time.
 */
export const ResponseEntity = new Entity({
  model: { entity: "response", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    responseId: { type: "string", required: true, readOnly: true },
    relation: {
      type: ["self", "friend", "family", "partner", "colleague", "other"] as const,
      required: true,
      readOnly: true,
    },
    answers: { type: "string", required: true },
    openAnswers: {
      type: "list",
      required: true,
      items: {
        type: "map",
        properties: {
          questionId: { type: "string", required: true },
          text: { type: "string", required: true },
        },
      },
    },
    durationSeconds: { type: "number" },
    flags: { type: "list", items: { type: "string" }, required: true },
    createdAt: { type: "string", required: true, readOnly: true },
    updatedAt: { type: "string", required: true },
    /** A peer's: with what it was released, or was before that was dissolved; without one it has only waited. */
    batchId: { type: "string" },
    receiptHash: { type: "string" },
    /** Keys of the submissions (below) that go when it goes. */
    submissions: { type: "list", items: { type: "string" } },
  },
  indexes: {
    primary: { collection: "responses", ...tableKey(["analysisId"], ["responseId"]) },
  },
});

/**
 * Peers' responses that are released together (batches.ts). While `released` it never changes; `dissolved`, it names
 * those that were in it and are left, which wait, and stay together.
 */
export const PeerBatchEntity = new Entity({
  model: { entity: "peerBatch", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    batchId: { type: "string", required: true, readOnly: true },
    status: { type: ["released", "dissolved"] as const, required: true },
    /** Response ids, of the excluded ones too. */
    members: { type: "list", items: { type: "string" }, required: true },
    /** Members that careless answers keep out of the figures. */
    excluded: { type: "number", required: true },
    figures: { type: CustomAttributeType<ReleasedBatch>("any") },
    noise: { type: CustomAttributeType<BatchNoise>("any"), required: true },
    /** The day. */
    releasedOn: { type: "string", required: true },
    revision: { type: "number", required: true },
  },
  indexes: {
    primary: { collection: "responses", ...tableKey(["analysisId"], ["batchId"]) },
  },
});

/**
 * What the responses answer, as its analysis stood when a persona was last asked for: so that whoever reads them finds
 * it by the same query, after the batches and before the first response (by the name of this entity).
 */
export const QuestionnaireEntity = new Entity({
  model: { entity: "questionnaire", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    instrument: { type: InstrumentId.options, required: true },
    language: { type: "string", required: true },
    questions: { type: CustomAttributeType<{ id: string; text: string }[]>("any"), required: true },
    withdrawals: { type: "number", required: true },
  },
  indexes: {
    primary: { collection: "responses", ...tableKey(["analysisId"], []) },
  },
});

/** The owner's answers as far as they have come. They count as no response. */
export const DraftEntity = new Entity({
  model: { entity: "draft", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    answers: { type: CustomAttributeType<Record<string, number>>("any"), required: true },
    openAnswers: { type: CustomAttributeType<Record<string, string>>("any"), required: true },
    updatedAt: { type: "string", required: true },
  },
  indexes: {
    primary: { collection: "responses", ...tableKey(["analysisId"], []) },
  },
});

/** What a peer's receipt leads to. The receipt itself is nowhere. */
export const ReceiptEntity = new Entity({
  model: { entity: "receipt", service: "persona", version: "1" },
  attributes: {
    receiptHash: { type: "string", required: true, readOnly: true },
    userId: { type: "string", required: true, readOnly: true },
    analysisId: { type: "string", required: true, readOnly: true },
    responseId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { ...tableKey(["receiptHash"], []) },
  },
});

/**
 * Makes a repeated submission answer as the first did: by its Idempotency-Key, where `bodyHash` tells a repeat from
 * another submission, or by its answers, which one analysis takes once.
 */
export const SubmissionEntity = new Entity({
  model: { entity: "submission", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    keyHash: { type: "string", required: true, readOnly: true },
    bodyHash: { type: "string", required: true },
    responseId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: { collection: "responses", ...tableKey(["analysisId"], ["keyHash"]) },
  },
});
