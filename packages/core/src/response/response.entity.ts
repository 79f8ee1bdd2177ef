import { Entity } from "../table/entity.ts";

/**
 * One person's answers. `answers` holds a digit an item in the instrument's order: 120 answers are 120 bytes, so
 * that ten thousand responses are a few pages.
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
  },
  indexes: {
    primary: {
      collection: "responses",
      pk: { field: "pk", composite: ["analysisId"], casing: "none" },
      sk: { field: "sk", composite: ["responseId"], casing: "none" },
    },
  },
});

/** Makes a repeated submission answer as the first did. `bodyHash` tells a repeat from another submission. */
export const SubmissionEntity = new Entity({
  model: { entity: "submission", service: "persona", version: "1" },
  attributes: {
    analysisId: { type: "string", required: true, readOnly: true },
    keyHash: { type: "string", required: true, readOnly: true },
    bodyHash: { type: "string", required: true, readOnly: true },
    responseId: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    primary: {
      collection: "responses",
      pk: { field: "pk", composite: ["analysisId"], casing: "none" },
      sk: { field: "sk", composite: ["keyHash"], casing: "none" },
    },
  },
});
