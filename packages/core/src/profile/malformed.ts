/** A model's answer that is not a usable profile: what is wrong with it, listed, and the error when it stays so. */
import { DomainError, type Issue } from "../error.ts";
import type { Failure } from "../model/errors.ts";

export const PROFILE_MALFORMED = {
  code: "profile_malformed",
  message: "The language model's answer was not a usable profile. Please try again.",
  retryable: true,
} as const satisfies Failure;

const ISSUES_SHOWN = 10;

/** The model answered twice, and neither answer was a profile that these traits bear out. */
export class ProfileMalformed extends DomainError {
  constructor(issues: Issue[]) {
    super("upstream", PROFILE_MALFORMED.code, `Not a usable profile. ${listIssues(issues)}`, {
      issues: issues.slice(0, ISSUES_SHOWN),
    });
  }
}

/** The issues as lines, at most ISSUES_SHOWN of them and 2,500 characters. */
export function listIssues(issues: Issue[]): string {
  const shown = issues.slice(0, ISSUES_SHOWN).map(({ path, message }) => `${path || "profile"}: ${message}`);
  const more = issues.length > shown.length ? [`and ${issues.length - shown.length} more`] : [];
  return [...shown.map((line) => line.slice(0, 240)), ...more].join("\n");
}
