/**
 * The one error model. Core throws `DomainError`s (or subclasses beside their domain); a transport maps `kind`
 * to its own status exhaustively, and Step Functions matches on `name`: the code as one word, `TableBusy` of
 * "table_busy". It does not come from the class, because minifying renames classes.
 *
 * `message` and `details` are safe to show to the caller; `cause` is for the log only.
 *
 *   throw new DomainError("not_found", "analysis_not_found", "There is no such analysis.");
 */
import data from "./problems.data.json" with { type: "json" };

export type ErrorKind =
  | "input"
  | "too_large"
  | "auth"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition"
  | "unsupported"
  | "limit"
  | "upstream"
  | "internal";

/** One thing that is wrong with an input: `path` is dotted from the body's root (`answers.A1`). */
export type Issue = { path: string; message: string };

type ErrorDetails = { issues?: Issue[]; retryAfterSeconds?: number; cause?: unknown };

export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly issues: Issue[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = nameOf(code);
    this.kind = kind;
    this.code = code;
    this.issues = details.issues;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Every problem that a caller may meet, in one table: what kind it is, and what it says, or an example of that. */
export const PROBLEMS = data as Record<ProblemCode, { kind: ErrorKind; message: string } & ErrorDetails>;
export type ProblemCode = keyof typeof data;

/**
 * A class of errors that say the same each time; made with what is behind one of them, which is for the log.
 *
 *   export class AnalysisNotFound extends errorClass("analysis_not_found") {}
 */
export function errorClass(code: ProblemCode) {
  const { kind, message, ...details } = PROBLEMS[code];
  return class extends DomainError {
    constructor(cause?: unknown) {
      super(kind, code, message, { ...details, cause });
    }
  };
}

const CAUSES = 5;

/** An error and its causes, outermost first. */
export function causesOf(error: unknown): Error[] {
  const all: Error[] = [];
  for (let at = error; at instanceof Error && all.length < CAUSES; at = at.cause) all.push(at);
  return all;
}

const nameOf = (code: string): string =>
  code
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The caller's input does not have the form or the values asked for; every wrong field is named. */
export class InvalidRequest extends DomainError {
  constructor(issues: Issue[], message = PROBLEMS.invalid_request.message) {
    super("input", "invalid_request", message, { issues });
  }
}
