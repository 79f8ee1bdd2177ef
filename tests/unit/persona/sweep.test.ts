import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { reasonToFail } from "@persona-ai/core/persona/sweep.ts";
import { expect, test } from "vitest";

test("a generation whose execution runs is left alone", () => {
  expect(reasonToFail({ status: "RUNNING" })).toBeUndefined();
  expect(reasonToFail({ status: "PENDING_REDRIVE" })).toBeUndefined();
});

test.each([
  ["TIMED_OUT", "generation_timed_out"],
  ["ABORTED", "generation_stopped"],
  ["FAILED", "internal_error"],
  ["SUCCEEDED", "internal_error"],
] as const)("with an execution that is %s it fails as %s, and may be asked for again", (status, code) => {
  expect(failureOf(reasonToFail({ status }) ?? "")).toMatchObject({ code, retryable: true });
});

test("without an execution it was not started, and may be asked for again", () => {
  expect(failureOf(reasonToFail(undefined) ?? "")).toMatchObject({
    code: "generation_not_started",
    retryable: true,
  });
});

test("what a failed execution says of itself is why it fails", () => {
  expect(reasonToFail({ status: "FAILED", error: "ModelRefused" })).toBe("ModelRefused");
});
