import type { HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import { timeline } from "@persona-ai/core/persona/timeline.ts";
import { expect, test } from "vitest";

/** A history of events a second apart, each caused by the one before. */
const history = (...events: [HistoryEventType, Partial<HistoryEvent>?][]): HistoryEvent[] =>
  events.map(([type, details], i) => ({
    type,
    id: i + 1,
    previousEventId: i,
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, i)),
    ...details,
  }));

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const entered = (name: string) => ["TaskStateEntered", { stateEnteredEventDetails: { name } }] as const;
const exited = (name: string) => ["TaskStateExited", { stateExitedEventDetails: { name } }] as const;
const failed = (error: string) =>
  ["TaskFailed", { taskFailedEventDetails: { resourceType: "lambda", resource: "invoke", error } }] as const;

test("a state that is under way is running and has no end", () => {
  expect(timeline(history(["ExecutionStarted"], [...entered("FetchResponses")], ["TaskScheduled"]))).toEqual([
    { state: "FetchResponses", status: "running", attempts: 1, startedAt: at(1) },
  ]);
});

test("a state that a retry mended has succeeded, and counts its attempts", () => {
  const events = history(
    ["ExecutionStarted"],
    [...entered("GenerateProfile")],
    ["TaskScheduled"],
    [...failed("ModelThrottled")],
    ["TaskScheduled"],
    ["TaskSucceeded"],
    [...exited("GenerateProfile")],
    ["ExecutionSucceeded"],
  );
  expect(timeline(events)).toEqual([
    { state: "GenerateProfile", status: "succeeded", attempts: 2, startedAt: at(1), endedAt: at(6) },
  ]);
});

test("a state whose error was caught has failed, with the error in words for its owner", () => {
  const events = history(
    ["ExecutionStarted"],
    [...entered("GenerateProfile")],
    ["TaskScheduled"],
    [...failed("ModelRefused")],
    [...exited("GenerateProfile")],
    [...entered("MarkFailed")],
    ["TaskScheduled"],
    ["TaskSucceeded"],
    [...exited("MarkFailed")],
    ["FailStateEntered", { stateEnteredEventDetails: { name: "GenerationFailed" } }],
    ["ExecutionFailed", { executionFailedEventDetails: { error: "ModelRefused" } }],
  );
  expect(timeline(events)).toMatchObject([
    {
      state: "GenerateProfile",
      status: "failed",
      attempts: 1,
      error: { code: "model_refused", retryable: false },
    },
    { state: "MarkFailed", status: "succeeded", attempts: 1 },
  ]);
});

test("a state that only steers is no entry, and leaves the one before as it was", () => {
  const events = history(
    ["ExecutionStarted"],
    [...entered("InterviewPersona")],
    ["TaskScheduled"],
    ["TaskSucceeded"],
    [...exited("InterviewPersona")],
    ["ChoiceStateEntered", { stateEnteredEventDetails: { name: "IsFaithful" } }],
    ["ChoiceStateExited", { stateExitedEventDetails: { name: "IsFaithful" } }],
    [...entered("PersistPersona")],
  );
  expect(timeline(events)).toEqual([
    { state: "InterviewPersona", status: "succeeded", attempts: 1, startedAt: at(1), endedAt: at(4) },
    { state: "PersistPersona", status: "running", attempts: 0, startedAt: at(7) },
  ]);
});

test("an execution that was stopped or ran out of time ends the state that was under way", () => {
  const begun = [["ExecutionStarted"], [...entered("FetchResponses")], ["TaskScheduled"]] as const;
  const stopped = history(...(begun as never as [HistoryEventType][]), ["ExecutionAborted"]);
  const late = history(...(begun as never as [HistoryEventType][]), [
    "ExecutionTimedOut",
    { executionTimedOutEventDetails: { error: "States.Timeout" } },
  ]);
  expect(timeline(stopped)).toMatchObject([{ state: "FetchResponses", status: "aborted", endedAt: at(3) }]);
  expect(timeline(late)).toMatchObject([{ status: "failed", error: { code: "generation_timed_out" } }]);
});
