import { describe, expect, test } from "vitest";
import { run, stepFunctions } from "./support/step-functions.ts";

const end = { Type: "Pass", End: true };
const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });

async function execute(states: object, input: unknown = {}, timeScale = 0.001) {
  const { client } = await stepFunctions({ timeScale });
  return run(client, machine(states), input);
}

describe("Variables", () => {
  test("What a state assigns shows from the next state on, and in the event of its exit", async () => {
    const A = { Type: "Pass", Assign: { n: "{% $exists($n) ? $n + 1 : 1 %}", s: "text" }, Next: "B" };
    const B = { Type: "Pass", Assign: { n: "{% $n + 1 %}" }, Output: { before: "{% $n %}" }, Next: "C" };
    const C = { ...end, Output: { input: "{% $states.input %}", n: "{% $n %}", s: "{% $s %}" } };
    const { output, events } = await execute({ A, B, C });
    expect(output).toEqual({ input: { before: 1 }, n: 2, s: "text" });
    expect(events[2]?.stateExitedEventDetails?.assignedVariables).toEqual({ n: "1", s: '"text"' });
  });

  test("What one state assigns is at most 256 KiB together", async () => {
    const assign = (length: number) => ({
      A: { ...end, Assign: { v: `{% $pad('', ${length}, 'x') %}`, w: 1 }, Output: 1 },
    });
    expect((await execute(assign(260_000))).output).toBe(1);
    expect((await execute(assign(262_144))).execution).toMatchObject({
      status: "FAILED",
      error: "States.DataLimitExceeded",
    });
  });

  test("Iterations read the variables around them; what they assign stays theirs", async () => {
    const processor = machine({
      In: { Type: "Pass", Assign: { inner: "{% $outer + $states.input %}" }, Next: "Out" },
      Out: { ...end, Output: "{% $inner %}" },
    });
    const A = { Type: "Pass", Assign: { outer: 10 }, Next: "M" };
    const M = {
      Type: "Map",
      Items: [1, 2],
      ItemProcessor: processor,
      Assign: { all: "{% $states.result %}" },
      Next: "Z",
    };
    const Z = { ...end, Output: { all: "{% $all %}", leaked: "{% $exists($inner) %}" } };
    expect((await execute({ A, M, Z })).output).toEqual({ all: [11, 12], leaked: false });
  });
});

describe("The context object", () => {
  test("States see the execution, the machine and themselves", async () => {
    const { output, execution } = await execute({ P: { ...end, Output: "{% $states.context %}" } }, { a: 1 });
    expect(output).toEqual({
      Execution: {
        Id: execution.executionArn,
        Input: { a: 1 },
        Name: execution.name,
        RoleArn: "arn:aws:iam::000000000000:role/test",
        StartTime: execution.startDate?.toISOString(),
        RedriveCount: 0,
      },
      State: { Name: "P", EnteredTime: expect.stringMatching(/^\d{4}-.*T.*\.\d{3}Z$/) as string },
      StateMachine: { Id: execution.stateMachineArn, Name: "machine" },
    });
  });

  test("An iteration, and what is nested in it, sees its item; an ItemSelector sees the Map's input too", async () => {
    const item = "{% $states.context.Map.Item %}";
    const nested = { Type: "Parallel", Branches: [machine({ In: { ...end, Output: item } })], End: true };
    const M = {
      Type: "Map",
      Items: ["x"],
      ItemSelector: { item, key: "{% $states.input.key %}" },
      ItemProcessor: machine({
        Show: {
          Type: "Pass",
          Output: { input: "{% $states.input %}" },
          Assign: { i: "{% $states.input %}" },
          Next: "N",
        },
        N: { ...nested, Output: { input: "{% $i %}", nested: "{% $states.result[0] %}" } },
      }),
      End: true,
    };
    const at = { Index: 0, Value: "x" };
    expect((await execute({ M }, { key: "k" })).output).toEqual([
      { input: { item: at, key: "k" }, nested: at },
    ]);
  });
});

describe("Choice", () => {
  const rules = [
    { Condition: "{% $states.input.n > 10 %}", Output: "large", Assign: { size: "L" }, Next: "End" },
    { Condition: true, Output: "any", Next: "End" },
  ];
  const End = {
    ...end,
    Output: { was: "{% $states.input %}", size: "{% $exists($size) ? $size : 'none' %}" },
  };

  test("The first rule that holds decides, with its own Output and Assign", async () => {
    const C = { Type: "Choice", Choices: rules, Default: "End", Output: "default" };
    expect((await execute({ C, End }, { n: 11 })).output).toEqual({ was: "large", size: "L" });
    expect((await execute({ C, End }, { n: 1 })).output).toEqual({ was: "any", size: "none" });
  });

  test("A condition that is not a boolean fails the state, and names the rule", async () => {
    const C = {
      Type: "Choice",
      Choices: [
        { Condition: "{% false %}", Next: "End" },
        { Condition: "{% 1 %}", Next: "End" },
      ],
    };
    const { execution, events } = await execute({ C, End });
    expect(execution.cause).toBe(
      "An error occurred while executing the state 'C' (entered at the event id #2). The JSONata expression '1' " +
        "specified for the field 'Choices[1]/Condition' returned an unexpected result type. " +
        "Expected 'boolean', but was 'number' for value: 1",
    );
    const details = { state: "C", location: "Choices[1]/Condition", error: "States.QueryEvaluationError" };
    expect(events[2]?.evaluationFailedEventDetails).toMatchObject(details);
  });
});

describe("Wait", () => {
  const took = async (state: object, input: unknown = {}, timeScale = 1) => {
    const begun = performance.now();
    const { execution } = await execute({ W: { Type: "Wait", ...state, End: true } }, input, timeScale);
    expect(execution.status).toBe("SUCCEEDED");
    return performance.now() - begun;
  };

  test("Seconds and timestamps, literal or evaluated, are waited for, multiplied by the time scale", async () => {
    expect(await took({ Seconds: "{% $states.input.s %}" }, { s: 1 })).toBeGreaterThan(1000);
    const soon = "{% $fromMillis($millis() + 1000) %}";
    expect(await took({ Timestamp: soon })).toBeGreaterThan(1000);
    // An hour, and a thousand years, end within the time of a test.
    expect(await took({ Seconds: 3600 }, {}, 0.0001)).toBeGreaterThan(359);
    await took({ Timestamp: "{% '2999-12-31T23:59:59Z' %}" }, {}, 0);
  });

  const invalid = ["2016-02-30T00:00:00Z", "2016-12-05T24:00:00Z", "2016-12-05", "noon"];
  for (const timestamp of invalid) {
    test(`${timestamp} is no time`, async () => {
      const W = { Type: "Wait", Timestamp: "{% $states.input %}", End: true };
      const { execution } = await execute({ W }, timestamp);
      expect(execution.cause).toMatch(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
      );
    });
  }
});

describe("Fail", () => {
  test("Error and Cause may be expressions", async () => {
    const F = {
      Type: "Fail",
      Error: "{% $states.input.name %}",
      Cause: "{% 'because of ' & $states.input.why %}",
    };
    expect((await execute({ F }, { name: "E", why: "it" })).execution).toMatchObject({
      status: "FAILED",
      error: "E",
      cause: "because of it",
    });
  });

  test("An error that is not a text fails the state instead", async () => {
    const { execution } = await execute({ F: { Type: "Fail", Error: "{% 1 %}" } });
    expect(execution.error).toBe("States.QueryEvaluationError");
    expect(execution.cause).toContain("Expected 'string', but was 'number' for value: 1");
  });
});

describe("Map", () => {
  test("Results keep the order of the items, whichever iteration ends first", async () => {
    const processor = machine({ W: { Type: "Wait", Seconds: "{% 60 - 10 * $states.input %}", End: true } });
    const { output } = await execute(
      { M: { Type: "Map", ItemProcessor: processor, End: true } },
      [1, 2, 3, 4, 5],
    );
    expect(output).toEqual([1, 2, 3, 4, 5]);
  });

  test("No more iterations than MaxConcurrency are open at once", async () => {
    const processor = machine({ W: { Type: "Wait", Seconds: 5, End: true } });
    const M = { Type: "Map", MaxConcurrency: "{% 3 %}", ItemProcessor: processor, End: true };
    const { events } = await execute(
      { M },
      Array.from({ length: 10 }, (_, index) => index),
    );
    let open = 0;
    let most = 0;
    for (const { type } of events) {
      if (type === "MapIterationStarted") open += 1;
      if (type === "MapIterationSucceeded") open -= 1;
      most = Math.max(most, open);
    }
    expect([open, most]).toEqual([0, 3]);
  });

  test("An ItemSelector that fails is a failure of its iteration", async () => {
    const M = {
      Type: "Map",
      Items: [1],
      ItemSelector: { v: "{% $nothing %}" },
      ItemProcessor: machine({ I: end }),
      End: true,
    };
    const { execution, events } = await execute({ M });
    expect(execution.cause).toContain(
      "specified for the field 'ItemSelector/v' returned nothing (undefined).",
    );
    expect(events.slice(3).map(({ type }) => type)).toEqual([
      "MapIterationStarted",
      "EvaluationFailed",
      "MapIterationFailed",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
  });
});
