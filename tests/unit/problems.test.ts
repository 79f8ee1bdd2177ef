import { type DomainError, PROBLEMS, type ProblemCode } from "@persona-ai/core/error.ts";
import { LimitReached } from "@persona-ai/core/limit/errors.ts";
import { TooManyRequests } from "@persona-ai/core/limit/writes.ts";
import { AnalysisNotReady } from "@persona-ai/core/persona/errors.ts";
import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { MIN_PEERS } from "@persona-ai/core/traits/constants.ts";
import { TooYoung } from "@persona-ai/core/user/index.ts";
import { PROBLEM_CODES, STATUS } from "@persona-ai/functions/api/problem-codes.ts";
import { expect, test } from "vitest";

test.each(Object.entries(PROBLEMS))("%s is of a kind, and says what it is in sentences", (code, problem) => {
  expect(Object.keys(STATUS)).toContain(problem.kind);
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  expect(problem.message).toMatch(/^[A-Z].*\.$/);
  expect(PROBLEM_CODES[code as ProblemCode]).toEqual([STATUS[problem.kind], problem.message]);
});

test("what is too little is told with the number that is enough", () => {
  expect(new AnalysisNotReady().message).toContain(`at least ${MIN_PEERS} peers`);
  expect(failureOf("NotEnoughResponses").message).toContain(`at least ${MIN_PEERS} people`);
});

test.each([
  new TooYoung(),
  ...(["messages", "tokens", "generations"] as const).map(
    (counter) => new LimitReached({ counter, limit: 1, remaining: 0, resetSeconds: 1 }),
  ),
  new TooManyRequests("user", 1),
] satisfies DomainError[])(
  "$code, which says more each time, is of its kind in the table",
  ({ kind, code }) => {
    expect(PROBLEMS[code as ProblemCode].kind).toBe(kind);
  },
);
