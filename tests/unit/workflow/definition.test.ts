import { readFileSync } from "node:fs";
import { GENERATION_ERRORS } from "@persona-ai/core/persona/failure.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import validate from "asl-validator";
import { describe, expect, test } from "vitest";

const text = readFileSync(
  new URL("../../../packages/workflows/persona-generation.asl.json", import.meta.url),
  "utf8",
);

type Retrier = {
  ErrorEquals: string[];
  JitterStrategy?: string;
  MaxDelaySeconds?: number;
  BackoffRate?: number;
};
type Catcher = { ErrorEquals: string[]; Next: string };
type Task = {
  Type: string;
  Arguments: { FunctionName: string };
  TimeoutSeconds: number;
  Retry: Retrier[];
  Catch: Catcher[];
};
const definition = JSON.parse(text) as { TimeoutSeconds: number; States: Record<string, Task> };
const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === "Task");
const nameOf = (task: Task) => task.Arguments.FunctionName.slice("${".length, -1) as keyof typeof functions;

test("the definition is valid Amazon States Language", () => {
  expect(validate(JSON.parse(text))).toMatchObject({ isValid: true, errors: [] });
});

test("it uses each of the functions and one setting, and nothing else", () => {
  const used = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual([...Object.keys(functions), "PlainProfileAllowed"].sort());
});

/** From here on there is a profile, which no failure of the model may cost. */
const HAS_PROFILE = new Set(["InterviewPersona", "RewriteProfile", "InterviewRewrittenPersona"]);

describe.each(tasks)("%s", (name, task) => {
  test("ends in time: its function's timeout is below its own, and its own below the machine's", () => {
    const seconds = Number.parseInt(functions[nameOf(task)].timeout, 10);
    expect(seconds).toBeLessThan(task.TimeoutSeconds);
    expect(task.TimeoutSeconds).toBeLessThan(definition.TimeoutSeconds);
  });

  test("retries with backoff, full jitter and a cap", () => {
    expect(task.Retry.length).toBeGreaterThan(0);
    for (const retrier of task.Retry) {
      expect(retrier).toMatchObject({
        JitterStrategy: "FULL",
        BackoffRate: 2,
        MaxDelaySeconds: expect.any(Number),
      });
    }
  });

  test("leaves no error uncaught", () => {
    const last = task.Catch.at(-1);
    expect(last?.ErrorEquals).toEqual(["States.ALL"]);
    const next = HAS_PROFILE.has(name) ? ["PersistPersona"] : ["MarkFailed", "GenerationFailed"];
    expect(next).toContain(last?.Next);
  });
});

test.each(["GenerateProfile", "GenerateProfileWithFallback", ...HAS_PROFILE])(
  "of the model's errors, %s retries those that trying again can help, and no others",
  (name) => {
    const retried = definition.States[name]?.Retry.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    const ofModel = Object.entries(GENERATION_ERRORS).filter(([name]) => name.startsWith("Model"));
    const worthIt = ofModel.filter(([, { retryable }]) => retryable).map(([name]) => name);
    expect(retried.filter((name) => name.startsWith("Model")).sort()).toEqual(worthIt.sort());
  },
);
