/**
 * Every code that a problem of the API may have, with its status and an example of its text. What a route may answer
 * beyond what holds for all (`common`) is declared with the route, by these names.
 */
import type { ErrorKind } from "@persona-ai/core/error.ts";

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

export const PROBLEM_CODES = {
  invalid_request: [400, "The request is not valid; see errors for each field."],
  invalid_redirect_uri: [400, "The redirect_uri is not on the list of allowed addresses."],
  invalid_state: [400, "This sign-in was not begun in this browser, was finished before, or took too long."],
  invalid_code: [400, "The provider did not accept the authorization code."],
  too_young: [400, "Whoever uses this must be 16 or older."],
  authentication_required: [401, "This needs a signed-in user: send an access token as a Bearer token."],
  invalid_token: [401, "The access token has expired."],
  account_gone: [401, "This account no longer exists."],
  sign_in_denied: [401, "The provider did not sign you in."],
  invalid_id_token: [401, "The provider's answer could not be verified."],
  invalid_refresh_token: [401, "The refresh token is not valid, or its session has ended."],
  refresh_token_reused: [401, "This refresh token was used before; its session has been ended."],
  analysis_not_found: [404, "There is no such analysis."],
  response_not_found: [404, "There is no such response."],
  survey_not_found: [404, "There is no such survey."],
  receipt_not_found: [404, "There is no such receipt."],
  instrument_not_found: [404, "There is no such instrument; GET /instruments lists them."],
  persona_not_found: [404, "There is no such persona."],
  version_not_found: [404, "There is no such version."],
  run_not_found: [404, "This generation has not begun to run, or its history is no longer kept."],
  message_not_found: [404, "There is no such message."],
  thread_not_found: [404, "There is no such thread."],
  memory_not_found: [404, "There is no such memory."],
  card_not_found: [404, "There is no such card."],
  analysis_closed: [409, "This analysis is closed: it takes no more responses."],
  analysis_full: [409, "This analysis has as many responses as it takes."],
  analysis_not_ready: [409, "A persona needs the owner's response, or those of at least 3 peers."],
  duplicate_response: [409, "These answers were given before."],
  handle_taken: [409, "Another persona has this handle."],
  persona_not_ready: [409, "No version of this persona has been ready yet."],
  persona_not_talking: [409, "This persona does not talk to others at the moment."],
  not_retryable: [409, "Only a generation that failed for a passing reason can be tried again."],
  generation_superseded: [409, "This generation is no longer current."],
  card_not_published: [
    409,
    "This needs a card of your own: a ready persona that is public and has a handle.",
  ],
  same_person: [409, "Chemistry is between two people; these two cards are one person's."],
  notifications_unavailable: [409, "No e-mails can be sent to this account."],
  message_forgotten: [409, "What is remembered of this message was deleted, so it is not sent again."],
  message_not_last: [409, "Only the last message of a conversation can be answered anew."],
  too_many_threads: [409, "This conversation has as many threads as one can have."],
  conversation_busy: [409, "Another message of this conversation is still being answered."],
  conversation_lost: [409, "The conversation was deleted meanwhile; this answer is not kept."],
  reader_gone: [409, "The request was given up before the answer began."],
  idempotency_key_reused: [409, "This Idempotency-Key was used with another content before."],
  idempotency_key_in_use: [409, "The first request with this Idempotency-Key is still being answered."],
  changed_meanwhile: [412, "It is not what If-Match says any more: read it anew."],
  body_too_large: [413, "The body is over 256 KiB."],
  unsupported_media_type: [415, "Send the body as application/json."],
  daily_messages_reached: [429, "That is all for today: 200 messages a day (UTC)."],
  daily_tokens_reached: [429, "That is all for today: 1,000,000 tokens of the language model a day (UTC)."],
  daily_generations_reached: [429, "That is all for today: 20 personas made a day (UTC)."],
  persona_budget_reached: [429, "This persona has talked to others enough for this month."],
  too_many_requests: [429, "Too many at once from here; try again later."],
  table_unavailable: [503, "The database cannot be reached; try again in a moment."],
  table_busy: [503, "Too many changes at once; try again in a moment."],
  provider_unavailable: [503, "The sign-in provider cannot be reached; try again in a moment."],
  workflow_unavailable: [503, "The generation could not be started; try again in a moment."],
  model_throttled: [503, "The language model is busy at the moment. Please try again in a few minutes."],
  model_unavailable: [503, "The language model could not be reached. Please try again in a few minutes."],
  model_timeout: [503, "The language model took too long to answer. Please try again."],
  model_access_denied: [503, "This service is not allowed to use its language model."],
  model_rejected: [503, "The language model did not accept the request."],
  model_refused: [503, "The language model declined."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

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
  "model_rejected",
  "model_refused",
] as const satisfies readonly ProblemCode[];
