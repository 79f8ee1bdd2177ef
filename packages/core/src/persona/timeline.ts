/**
 * A run as a timeline, from the execution's history events (pure). One entry a time that a Task state was entered;
 * `attempts` counts how often its task was tried. States that only steer (Choice, Fail) are left out.
 */
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { z } from "zod";
import { failureOf } from "./failure.ts";
import { Failure } from "./info.ts";

export const RunState = z
  .object({
    state: z.string(),
    status: z.enum(["running", "succeeded", "failed", "aborted"]),
    attempts: z.int().min(0),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
    error: Failure.optional(),
  })
  .meta({
    id: "RunState",
    example: {
      state: "FetchResponses",
      status: "succeeded",
      attempts: 1,
      startedAt: "2026-11-22T09:00:00.000Z",
      endedAt: "2026-11-22T09:00:00.120Z",
    },
  });
export type RunState = z.infer<typeof RunState>;

const SCHEDULED = new Set(["TaskScheduled", "LambdaFunctionScheduled"]);
const ENDED: Record<string, "failed" | "aborted"> = {
  ExecutionFailed: "failed",
  ExecutionTimedOut: "failed",
  ExecutionAborted: "aborted",
};

/** The error that an event reports, whatever its kind. */
function errorOf(event: HistoryEvent): string | undefined {
  const details = [
    event.taskFailedEventDetails,
    event.taskTimedOutEventDetails,
    event.taskSubmitFailedEventDetails,
    event.taskStartFailedEventDetails,
    event.lambdaFunctionFailedEventDetails,
    event.lambdaFunctionTimedOutEventDetails,
    event.lambdaFunctionScheduleFailedEventDetails,
    event.evaluationFailedEventDetails,
    event.executionFailedEventDetails,
    event.executionTimedOutEventDetails,
  ];
  return details.find((detail) => detail?.error !== undefined)?.error;
}

export function timeline(events: readonly HistoryEvent[]): RunState[] {
  const states: RunState[] = [];
  let pendingError: string | undefined;
  for (const event of events) {
    const type = event.type ?? "";
    const at = (event.timestamp ?? new Date(0)).toISOString();
    const open = states.at(-1);
    const entered = event.stateEnteredEventDetails?.name;
    if (entered !== undefined) {
      if (type !== "TaskStateEntered") continue;
      states.push({ state: entered, status: "running", attempts: 0, startedAt: at });
      pendingError = undefined;
    } else if (open?.status === "running") {
      if (SCHEDULED.has(type)) open.attempts += 1;
      pendingError = errorOf(event) ?? pendingError;
      const ended =
        ENDED[type] ?? (event.stateExitedEventDetails ? caughtOr(pendingError, events, event) : undefined);
      if (ended !== undefined)
        Object.assign(open, { status: ended, endedAt: at }, failure(ended, pendingError));
    }
  }
  return states;
}

/** A state that is left right after its error was caught has failed; one that a retry mended has not. */
function caughtOr(error: string | undefined, events: readonly HistoryEvent[], exited: HistoryEvent) {
  const previous = events.find(({ id }) => id === exited.previousEventId);
  return error !== undefined && previous && errorOf(previous) !== undefined ? "failed" : "succeeded";
}

const failure = (status: string, error: string | undefined) =>
  status === "failed" ? { error: failureOf(error ?? "States.Runtime") } : {};
