/** What the API refuses with, and that it does not answer at all. */
export type ProblemBody = {
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
};

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: { path: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, detail, errors = [] }: ProblemBody, retryAfter?: string | null) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfterSeconds = retryAfter ? Number(retryAfter) || undefined : undefined;
  }
}

/** Nothing answers: the network, or the whole service. */
export class Unreachable extends Error {}
