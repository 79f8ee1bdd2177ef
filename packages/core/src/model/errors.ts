/**
 * What can go wrong with a call to the model: the names that the workflow's Retry and Catch match on, whether
 * trying again can help, and what the person is told. `retryable` here and the Retry blocks of
 * persona-generation.asl.json say the same.
 */
import { causesOf, DomainError, PROBLEMS, type ProblemCode } from "../error.ts";
import type { Usage } from "./answer.ts";

/** A failed generation as the API shows it: `message` is for the person, never an exception's own text. */
export type Failure = { code: string; message: string; retryable: boolean };

const failure = <const C extends ProblemCode>(code: C, retryable: boolean) =>
  ({ code, message: PROBLEMS[code].message, retryable }) satisfies Failure;

export const MODEL_FAILURES = {
  ModelThrottled: failure("model_throttled", true),
  ModelUnavailable: failure("model_unavailable", true),
  ModelTimeout: failure("model_timeout", true),
  ModelAccessDenied: failure("model_access_denied", false),
  ModelNotOffered: failure("model_not_offered", false),
  ModelEmpty: failure("model_empty", true),
  ModelRejected: failure("model_rejected", false),
  ModelRefused: failure("model_refused", false),
};

class ModelError extends DomainError {
  /** What the call may have cost, where the service had begun to answer: it tells nothing of what broke off. */
  estimated: Usage | undefined;
}

const modelError = ({ code, message }: Failure) =>
  class extends ModelError {
    constructor(cause?: unknown) {
      super("upstream", code, message, { cause });
    }
  };

/** Notes what a call that failed may have cost, for whoever counts. */
export function setEstimate(error: unknown, estimated: Usage | undefined): void {
  if (error instanceof ModelError) error.estimated = estimated;
}

export const estimateIn = (error: unknown): Usage | undefined =>
  error instanceof ModelError ? error.estimated : undefined;

/** Too many requests or tokens for the account's quota. */
export class ModelThrottled extends modelError(MODEL_FAILURES.ModelThrottled) {}

/** The service or the model is down, or the connection was refused or broke. */
export class ModelUnavailable extends modelError(MODEL_FAILURES.ModelUnavailable) {}

/** No whole answer in time, by the model's clock or by ours. */
export class ModelTimeout extends modelError(MODEL_FAILURES.ModelTimeout) {}

/** The credentials or the account may not use this model. */
export class ModelAccessDenied extends modelError(MODEL_FAILURES.ModelAccessDenied) {}

/**
 * This model cannot be had here: it has reached its end of life, is Legacy for the account, or is not called like that
 * in this region. It is no fault of the request.
 */
export class ModelNotOffered extends modelError(MODEL_FAILURES.ModelNotOffered) {}

/** It ended without a word: it does that, or has spent all of its tokens on thinking. */
export class ModelEmpty extends modelError(MODEL_FAILURES.ModelEmpty) {}

/** The request itself is wrong: sent again, it would be refused again. */
export class ModelRejected extends modelError(MODEL_FAILURES.ModelRejected) {}

/** A guardrail, a content filter or the model itself declined. */
export class ModelRefused extends modelError(MODEL_FAILURES.ModelRefused) {}

/** What another model may do better: all that is this model's fault, of the moment or for good, and not the request's. */
const FAULTS_OF_ONE_MODEL: ReadonlySet<string> = new Set([
  "ModelThrottled",
  "ModelUnavailable",
  "ModelTimeout",
  "ModelAccessDenied",
  "ModelNotOffered",
  "ModelEmpty",
] satisfies (keyof typeof MODEL_FAILURES)[]);

export const otherMayHelp = (error: unknown): boolean =>
  error instanceof Error && FAULTS_OF_ONE_MODEL.has(error.name);

/** A fault of the moment, which may be over when the same model is asked again. */
export const isPassing = (error: unknown): boolean =>
  otherMayHelp(error) && MODEL_FAILURES[(error as Error).name as keyof typeof MODEL_FAILURES].retryable;

/** What Bedrock names when this model does not take a request's form, though it would take the question. */
const FORM =
  /tool_?choice|toolConfig|tool use|outputConfig|output_config|textFormat|structured output|\bstrict\b|schema|Extra inputs are not permitted/i;

export const isRefusedForm = (error: unknown): boolean =>
  error instanceof ModelRejected && causesOf(error).some(({ message }) => FORM.test(message));
