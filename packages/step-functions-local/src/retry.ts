/**
 * The decisions of Retry and Catch as pure functions: does an error match, and if it is to be tried again, after
 * how many seconds. Semantics of the Amazon States Language with the exceptions that the developer guide makes:
 * States.ALL catches neither States.Runtime nor States.DataLimitExceeded, and States.TaskFailed is a wildcard for
 * everything but timeouts. States.Runtime cannot be named either: it always ends the execution.
 */
export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  BackoffRate?: number;
  MaxAttempts?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
};

/**
 * The guide says of it what it says of every States.DataLimitExceeded. AWS catches it as any error of a task: so two
 * executions went (GitHub localstack/localstack, test_states_errors, ..._catch_state_all_data_limit_exceeded_...).
 */
export const RESULT_TOO_LARGE = "States.DataLimitExceeded of a task's result";

export type RetryDecision = { delaySeconds: number; attempts: number[] };

export function matchesError(errorEquals: string[], error: string | undefined): boolean {
  if (error === "States.Runtime") return false;
  if (error !== undefined && errorEquals.includes(error)) return true;
  if (error === "States.DataLimitExceeded") return false;
  if (error === RESULT_TOO_LARGE && errorEquals.includes("States.DataLimitExceeded")) return true;
  if (error === "States.HeartbeatTimeout" && errorEquals.includes("States.Timeout")) return true;
  if (errorEquals.includes("States.ALL")) return true;
  const isTimeout = error === "States.Timeout" || error === "States.HeartbeatTimeout";
  return errorEquals.includes("States.TaskFailed") && !isTimeout;
}

/**
 * The first retrier that matches decides, even when its attempts are used up. `attempts` counts the retries made so
 * far, one count a retrier; `random` is in [0, 1) and spreads the delay under `JitterStrategy: FULL`.
 */
export function decideRetry(
  retriers: Retrier[],
  attempts: number[],
  error: string | undefined,
  random: () => number,
): RetryDecision | undefined {
  const index = retriers.findIndex((retrier) => matchesError(retrier.ErrorEquals, error));
  const retrier = retriers[index];
  if (retrier === undefined) return undefined;
  const made = attempts[index] ?? 0;
  if (made >= (retrier.MaxAttempts ?? 3)) return undefined;
  const counted = retriers.map((_, at) => (attempts[at] ?? 0) + (at === index ? 1 : 0));
  return { delaySeconds: backoff(retrier, made, random), attempts: counted };
}

function backoff(retrier: Retrier, made: number, random: () => number): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** made;
  const capped = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === "FULL" ? capped * random() : capped;
}
