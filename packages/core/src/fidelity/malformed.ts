/** The error when the model's answers to an interview stay unusable. */
import { DomainError, type Issue } from "../error.ts";
import type { Failure } from "../model/errors.ts";
import { listIssues, shownOf } from "../model/reply.ts";

export const INTERVIEW_MALFORMED = {
  code: "interview_malformed",
  message: "The language model did not answer the interview in a usable form.",
  retryable: true,
} as const satisfies Failure;

/** The model answered twice, and neither answer had a value of the scale for each item. */
export class InterviewMalformed extends DomainError {
  constructor(issues: Issue[]) {
    super("upstream", INTERVIEW_MALFORMED.code, `Not a usable interview. ${listIssues(issues, "answer")}`, {
      issues: shownOf(issues),
    });
  }
}
