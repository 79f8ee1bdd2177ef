/**
 * Every code that a problem of the API may have, with its status and an example of its text. What a route may answer
 * beyond what holds for all (`common`) is declared with the route, by these names.
 */
import { type ErrorKind, PROBLEMS, type ProblemCode } from "@persona-ai/core/error.ts";

export const STATUS = {
  input: 400,
  too_large: 413,
  auth: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  unsupported: 415,
  limit: 429,
  upstream: 503,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;

export const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** What each status of a problem means, as the document says it. */
export const MEANINGS = {
  400: "The request is not valid; `invalid_request` names every wrong field.",
  401: "Nobody is signed in by what was sent.",
  404: "There is no such thing, or it is somebody else's.",
  409: "It conflicts with how things stand.",
  412: "It has changed since it had the ETag that `If-Match` names.",
  413: "The body is over 256 KiB.",
  415: "The body is not JSON, not in UTF-8, or encoded.",
  429: "Too much: `Retry-After` says when more is possible.",
  503: "Something that this needs cannot be reached; try again after `Retry-After`.",
} as const;
export type ProblemStatus = keyof typeof MEANINGS;

export const PROBLEM_CODES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([code, { kind, message }]) => [code, [STATUS[kind], message]]),
) as Record<ProblemCode, [status: number, example: string]>;

/** What every request may meet, by what it has. */
export const common = {
  any: ["invalid_request"],
  table: ["table_unavailable", "table_busy"],
  signedIn: ["authentication_required", "invalid_token", "account_gone", "changed_meanwhile"],
  body: ["body_too_large", "unsupported_media_type"],
  idempotent: ["idempotency_key_reused", "idempotency_key_in_use", "too_many_requests"],
} as const satisfies Record<string, readonly ProblemCode[]>;

/** What talking to the model may come to. */
export const MODEL_CODES = [
  "model_throttled",
  "model_unavailable",
  "model_timeout",
  "model_access_denied",
  "model_not_offered",
  "model_empty",
  "model_rejected",
  "model_refused",
] as const satisfies readonly ProblemCode[];
