/** What a Map iterates over, what its items see, and how far numbers reach. */
import { describe, expect, test } from "vitest";
import { create, finished, run, start, stepFunctions } from "./support/step-functions.ts";

const DISTRIBUTED = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" } };
const each = (output: unknown, config: object = {}, fields: object = {}) => ({
  StartAt: "M",
  States: {
    M: {
      Type: "Map",
      Items: "{% $states.input %}",
      ...fields,
      ItemProcessor: { ...config, StartAt: "I", States: { I: { Type: "Pass", Output: output, End: true } } },
      End: true,
    },
  },
});
const runOf = async (definition: object, input: unknown) => {
  const { client } = await stepFunctions({ timeScale: 0.01 });
  return run(client, definition, input);
};

describe("A Map over an object", () => {
  const input = { b: 2, a: { x: 1 } };

  test("hands on its pairs, in their order", async () => {
    expect((await runOf(each("{% $states.input %}"), input)).output).toEqual([
      { Key: "b", Value: 2 },
      { Key: "a", Value: { x: 1 } },
    ]);
  });

  test("shows key, value and source in the context", async () => {
    const ItemSelector = { item: "{% $states.context.Map.Item %}" };
    expect((await runOf(each("{% $states.input.item %}", {}, { ItemSelector }), input)).output).toEqual([
      { Index: 0, Key: "b", Value: 2, Source: "STATE_DATA" },
      { Index: 1, Key: "a", Value: { x: 1 }, Source: "STATE_DATA" },
    ]);
  });

  test("needs no Items: the input itself will do", async () => {
    const machine = each("{% $states.input.Key %}", {}, { Items: undefined });
    expect((await runOf(machine, input)).output).toEqual(["b", "a"]);
  });
});

describe("An item of a distributed Map", () => {
  test("has an execution of its own", async () => {
    const { output } = await runOf(each("{% $states.context %}", DISTRIBUTED), ["x"]);
    expect(output).toMatchObject([
      {
        Execution: { Id: expect.stringMatching(/:execution:machine\/M:[\w-]+$/), Input: "x" },
        StateMachine: { Name: "machine/M" },
      },
    ]);
    expect((output as [object])[0]).not.toHaveProperty("Map");
  });

  test("does not see the variables around it", async () => {
    const machine = each("{% $outer %}", DISTRIBUTED);
    const States = { A: { Type: "Pass", Assign: { outer: 1 }, Next: "M" }, ...machine.States };
    const { execution } = await runOf({ StartAt: "A", States }, ["x"]);
    expect(execution).toMatchObject({ status: "FAILED", error: "States.ExceedToleratedFailureThreshold" });
    const inline = each("{% $outer %}");
    const { output } = await runOf({ StartAt: "A", States: { A: States.A, ...inline.States } }, ["x"]);
    expect(output).toEqual([1]);
  });
});

describe("A number that an expression gives out of AWS's bounds", () => {
  const caught = (state: object) => ({
    StartAt: "S",
    States: {
      S: {
        ...state,
        Next: "Done",
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "Caught" }],
      },
      Done: { Type: "Pass", Output: "done", End: true },
      Caught: { Type: "Pass", Output: "caught", End: true },
    },
  });
  const task = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:000000000000:function:f" };
  const map = { Type: "Map", Items: [], ItemProcessor: { StartAt: "I", States: { I: { Type: "Succeed" } } } };

  test.each([
    ["a timeout of nothing", { ...task, TimeoutSeconds: "{% 0 %}" }],
    ["a timeout of half seconds", { ...task, TimeoutSeconds: "{% 1.5 %}" }],
    ["a timeout of decades", { ...task, TimeoutSeconds: "{% 1000000000 %}" }],
    [
      "a heartbeat as long as the timeout",
      { ...task, TimeoutSeconds: "{% 5 %}", HeartbeatSeconds: "{% 5 %}" },
    ],
    ["half a concurrency", { ...map, MaxConcurrency: "{% 1.5 %}" }],
    ["a tolerance below nothing", { ...map, ToleratedFailureCount: "{% -1 %}" }],
  ])("is a QueryEvaluationError, which Catch takes: %s", async (_, state) => {
    expect((await runOf(caught(state), {})).output).toBe("caught");
  });

  test.each([1.5, 1e9, -1])("fails a Wait of %d seconds", async (seconds) => {
    const wait = { Type: "Wait", Seconds: `{% ${seconds} %}`, End: true };
    const { execution } = await runOf({ StartAt: "W", States: { W: wait } }, {});
    expect(execution).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});

describe("Variables of an execution", () => {
  /** A chain of states, of which each keeps 200 KiB: 51 of them are just less than 10 MiB. */
  const chain = (state: string, count: number, end: object = { End: true }, variable = state) => ({
    StartAt: `${state}1`,
    States: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `${state}${i + 1}`,
        {
          ...{ Type: "Pass", Output: {} },
          Assign: { [`${variable}${i + 1}`]: "{% $pad('', 200 * 1024, 'x') %}" },
          ...(i + 1 < count ? { Next: `${state}${i + 2}` } : end),
        },
      ]),
    ),
  });
  const endOf = async (definition: object) => {
    const { client } = await stepFunctions();
    const { status, error, cause, output } = await finished(
      client,
      await start(client, await create(client, definition)),
    );
    return { status, error, cause, output };
  };
  const exceeded = { status: "FAILED", error: "States.DataLimitExceeded" };

  test("are 10 MiB together at most", async () => {
    expect(await endOf(chain("S", 51))).toMatchObject({ status: "SUCCEEDED" });
    const cause = expect.stringContaining("'S52'");
    expect(await endOf(chain("S", 52))).toMatchObject({ ...exceeded, cause });
  });

  test("count once where they are assigned again", async () => {
    const once = chain("S", 30, { Next: "T1" });
    const again = chain("T", 30, undefined, "S");
    const States = { ...once.States, ...again.States };
    expect(await endOf({ ...once, States })).toMatchObject({ status: "SUCCEEDED" });
  });

  test("count in all branches, and no longer when these are over", async () => {
    const parallel = (one: number, other: number) => ({
      StartAt: "P",
      States: {
        P: {
          ...{ Type: "Parallel", Branches: [chain("A", one), chain("B", other)] },
          ...{ Output: {}, Next: "C1" },
        },
        ...chain("C", 30).States,
      },
    });
    expect(await endOf(parallel(25, 25))).toMatchObject({ status: "SUCCEEDED" });
    expect(await endOf(parallel(26, 26))).toMatchObject(exceeded);
  });

  test.each([
    ["States.DataLimitExceeded", { status: "SUCCEEDED", output: '"caught"' }],
    ["States.ALL", exceeded],
  ])("that are too much, where %s is caught", async (error, end) => {
    const Over = {
      ...{ Type: "Map", Items: [1], Assign: { last: "{% $pad('', 200 * 1024, 'x') %}" } },
      ItemProcessor: { StartAt: "I", States: { I: { Type: "Pass", End: true } } },
      ...{ Catch: [{ ErrorEquals: [error], Next: "Caught" }], End: true },
    };
    const Caught = { Type: "Pass", Output: "caught", End: true };
    const before = chain("S", 51, { Next: "Over" });
    const States = { ...before.States, Over, Caught };
    expect(await endOf({ ...before, States })).toMatchObject(end);
  });
});
