import { Fidelity } from "@persona-ai/core/fidelity";
import { Model } from "@persona-ai/core/model";
import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { Profile } from "@persona-ai/core/profile";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("the failure of a generation", () => {
  test.each([
    ["ModelThrottled", "model_throttled", true],
    ["ModelUnavailable", "model_unavailable", true],
    ["ModelTimeout", "model_timeout", true],
    ["ModelAccessDenied", "model_access_denied", false],
    ["ModelRejected", "model_rejected", false],
    ["ModelRefused", "model_refused", false],
    ["ProfileMalformed", "profile_malformed", true],
    ["InterviewMalformed", "interview_malformed", true],
    ["NotEnoughResponses", "not_enough_responses", false],
    ["AnalysisNotFound", "analysis_not_found", false],
    ["AnswersWithdrawn", "answers_withdrawn", true],
    ["TableUnavailable", "table_unavailable", true],
    ["TableBusy", "table_busy", true],
    ["States.Timeout", "generation_timed_out", true],
    ["Sandbox.Timedout", "generation_timed_out", true],
    ["States.TaskFailed", "internal_error", true],
    ["States.Runtime", "internal_error", false],
    ["States.DataLimitExceeded", "internal_error", false],
    ["Lambda.TooManyRequestsException", "compute_unavailable", true],
    ["Lambda.SomethingNew", "compute_unavailable", true],
    ["TypeError", "internal_error", true],
    ["toString", "internal_error", true],
  ])("by %s is %s, retryable: %s", (name, code, retryable) => {
    expect(failureOf(name)).toMatchObject({ code, retryable });
  });

  test("is a code word and a sentence for any name at all", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { code, message } = failureOf(name);
        expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(message).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  test.each([
    new Model.ModelThrottled(),
    new Model.ModelUnavailable(),
    new Model.ModelTimeout(),
    new Model.ModelAccessDenied(),
    new Model.ModelRejected(),
    new Model.ModelRefused(),
    new Profile.ProfileMalformed([]),
    new Fidelity.InterviewMalformed([]),
  ])("has the code that $name has", (error) => {
    expect(failureOf(error.name).code).toBe(error.code);
    expect(error.kind).toBe("upstream");
    expect(error.constructor.name).toBe(error.name);
  });
});
