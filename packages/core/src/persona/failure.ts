/**
 * Why a generation failed, in one table: the error's name (what Step Functions matches and hands to MarkFailed)
 * → the code, the sentence and the `retryable` that the persona shows.
 *
 *   failureOf("States.Timeout") // { code: "generation_timed_out", message: "…", retryable: true }
 */
import { INTERVIEW_MALFORMED } from "../fidelity/malformed.ts";
import { type Failure, MODEL_FAILURES } from "../model/errors.ts";
import { PROFILE_MALFORMED } from "../profile/malformed.ts";
import data from "./failures.data.json" with { type: "json" };

const others = data.failures.flatMap(({ names, ...failure }) =>
  names.map((name) => [name, failure] as const),
);

export const GENERATION_ERRORS: Readonly<Record<string, Failure>> = {
  ...MODEL_FAILURES,
  ProfileMalformed: PROFILE_MALFORMED,
  InterviewMalformed: INTERVIEW_MALFORMED,
  ...Object.fromEntries(others),
};

/** Any other `Lambda.` name is the service's; any name that is nobody's is an error of ours. */
export function failureOf(errorName: string): Failure {
  const known = Object.hasOwn(GENERATION_ERRORS, errorName) ? errorName : undefined;
  const like = errorName.startsWith("Lambda.") ? "Lambda.Unknown" : "internal_error";
  return GENERATION_ERRORS[known ?? like]!;
}
