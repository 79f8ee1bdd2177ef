/** What tests/figures/costs/measure.ts measured and wrote down, and what of it the costs page is computed from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const DOCS = join(import.meta.dirname, "../../../docs");
export const MEASURED = join(DOCS, "costs.measured.json");

/** Requests to the API and what they cost in the table; `ms` and `bytes` are of all of them together. */
export type Requests = { count: number; ms: number; bytes: number; readUnits: number; writeUnits: number };

export type ModelUse = { fallback: boolean; inputTokens: number; outputTokens: number; maxTokens: number };

export type Measured = {
  date: string;
  peers: number;
  /** The API's `Retry-After` to who waits for a persona. */
  pollSeconds: number;
  /** Opening an analysis, the owner's answers, and each peer's: reading the survey, answering it. */
  survey: Requests;
  /** Asking for the persona; its units are with the workflow's. */
  generate: Requests;
  /** A poll that finds nothing new. */
  poll: Requests;
  /** Reading the finished persona. */
  read: Requests;
  workflow: {
    transitions: number;
    readUnits: number;
    writeUnits: number;
    steps: { step: string; memoryMb: number; ms: number }[];
    calls: ModelUse[];
  };
  /** A conversation with the persona: all its turns together. */
  chat: { turns: number; requests: Requests; calls: ModelUse[] };
};

export const readMeasured = (): Measured => JSON.parse(readFileSync(MEASURED, "utf8"));
