/**
 * What the API refuses, as an error: `code` says what it was, from a list that the API document fixes.
 *
 *   try { … } catch (error) {
 *     if (error instanceof ProblemError && error.code === "analysis_closed") …
 *   }
 */
import type { components } from "./schema.ts";

export type Problem = components["schemas"]["Problem"];
export type ProblemCode = Problem["code"];

export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  /** Seconds, where the API says how long to wait. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  /** What is wrong with each field, of a request that is not valid. */
  get errors(): { path: string; message: string }[] {
    return this.problem.errors ?? [];
  }
}

/** Something between us and the API answered in its place (a proxy, a gateway): there is no code to go by. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
  readonly status: number;

  constructor(status: number) {
    super(`The API answered ${status} without saying why.`);
    this.status = status;
  }
}

/** The error of an answer that is none of 2xx and 304. */
export async function errorOf(response: Response): Promise<ProblemError | UnexpectedAnswer> {
  const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  const problem = isProblem
    ? ((await response.json().catch(() => undefined)) as Problem | undefined)
    : undefined;
  if (problem === undefined) return new UnexpectedAnswer(response.status);
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new ProblemError(problem, Number.isFinite(seconds) ? seconds : undefined);
}
