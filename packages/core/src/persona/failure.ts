/**
 * Why a generation failed, in one table: the error's name (what Step Functions matches and hands to MarkFailed)
 * → the code, the sentence and the `retryable` that the persona shows.
 *
 *   failureOf("States.Timeout") // { code: "generation_timed_out", message: "…", retryable: true }
 */
import { INTERVIEW_MALFORMED } from "../fidelity/malformed.ts";
import { type Failure, MODEL_FAILURES } from "../model/errors.ts";
import { PROFILE_MALFORMED } from "../profile/malformed.ts";
import { MIN_PEERS } from "../traits/constants.ts";

const TIMED_OUT = {
  code: "generation_timed_out",
  message: "Making this persona took too long and was given up. Please try again.",
  retryable: true,
};
const INTERNAL = {
  code: "internal_error",
  message: "Something went wrong on our side. Please try again.",
  retryable: true,
};
/** A defect of the workflow itself, which would end the same way again. */
const DEFECT = {
  code: "internal_error",
  message: "Something is wrong on our side. We have to repair that.",
  retryable: false,
};
const COMPUTE = {
  code: "compute_unavailable",
  message: "A part of this service is overloaded or down. Please try again in a few minutes.",
  retryable: true,
};

export const GENERATION_ERRORS = {
  ...MODEL_FAILURES,
  ProfileMalformed: PROFILE_MALFORMED,
  InterviewMalformed: INTERVIEW_MALFORMED,
  NotEnoughResponses: {
    code: "not_enough_responses",
    message: `A persona needs your own response or those of at least ${MIN_PEERS} people who know you.`,
    retryable: false,
  },
  AnalysisNotFound: {
    code: "analysis_not_found",
    message: "The analysis that this persona was to be made from has been deleted.",
    retryable: false,
  },
  AnswersWithdrawn: {
    code: "answers_withdrawn",
    message: "Somebody took back their answers while this persona was being made of them. Please try again.",
    retryable: true,
  },
  ExecutionAborted: {
    code: "generation_stopped",
    message: "Making this persona was stopped. You can start it again.",
    retryable: true,
  },
  ExecutionNotStarted: {
    code: "generation_not_started",
    message: "Making this persona did not start. Please try again.",
    retryable: true,
  },
  TableUnavailable: {
    code: "table_unavailable",
    message: "Our database could not be reached. Please try again in a few minutes.",
    retryable: true,
  },
  TableBusy: {
    code: "table_busy",
    message: "Too much happened at once. Please try again in a moment.",
    retryable: true,
  },
  "States.Timeout": TIMED_OUT,
  "States.HeartbeatTimeout": TIMED_OUT,
  "Sandbox.Timedout": TIMED_OUT,
  "States.TaskFailed": INTERNAL,
  "States.Runtime": DEFECT,
  "States.QueryEvaluationError": DEFECT,
  "States.DataLimitExceeded": DEFECT,
  "States.Permissions": DEFECT,
  "Lambda.Unknown": COMPUTE,
  "Lambda.ServiceException": COMPUTE,
  "Lambda.AWSLambdaException": COMPUTE,
  "Lambda.SdkClientException": COMPUTE,
  "Lambda.TooManyRequestsException": COMPUTE,
  "Lambda.ClientExecutionTimeoutException": COMPUTE,
  "Runtime.ExitError": COMPUTE,
  "Runtime.OutOfMemory": COMPUTE,
  internal_error: INTERNAL,
} as const satisfies Record<string, Failure>;

/** Any other `Lambda.` name is the service's; any name that is nobody's is an error of ours. */
export function failureOf(errorName: string): Failure {
  if (Object.hasOwn(GENERATION_ERRORS, errorName)) {
    return GENERATION_ERRORS[errorName as keyof typeof GENERATION_ERRORS];
  }
  return errorName.startsWith("Lambda.") ? COMPUTE : GENERATION_ERRORS.internal_error;
}
