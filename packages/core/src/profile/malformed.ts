/** The error when the model's answers stay unusable as a profile. */
import { DomainError, type Issue } from "../error.ts";
import type { Failure } from "../model/errors.ts";
import { listIssues, shownOf } from "../model/reply.ts";

export const PROFILE_MALFORMED = {
  code: "profile_malformed",
  message: "The language model's answer was not a usable profile. Please try again.",
  retryable: true,
} as const satisfies Failure;

/** The model answered twice, and neither answer was a profile that these traits bear out. */
export class ProfileMalformed extends DomainError {
  constructor(issues: Issue[]) {
    super("upstream", PROFILE_MALFORMED.code, `Not a usable profile. ${listIssues(issues, "profile")}`, {
      issues: shownOf(issues),
    });
  }
}
