import { describe, expect, test } from "vitest";
import { apiError, functionArn, functions, hang } from "./support/functions.ts";
import { outline, run, stepFunctions } from "./support/step-functions.ts";

const INVOKE = "arn:aws:states:::lambda:invoke";
const end = { Type: "Pass", End: true };
const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const task = (name: string, fields: object = {}) => ({
  Type: "Task",
  Resource: functionArn(name),
  End: true,
  ...fields,
});
const invoke = (name: string, fields: object = {}) => {
  const { Arguments = {}, ...others } = fields as { Arguments?: object };
  return {
    Type: "Task",
    Resource: INVOKE,
    Arguments: { FunctionName: name, ...Arguments },
    End: true,
    ...others,
  };
};

const handlers = {
  echo: (payload: unknown) => payload,
  hang,
  large: () => "x".repeat(262_144),
  refuse: () => {
    throw apiError("Refused", "not today");
  },
};

async function execute(states: object, input: unknown = {}, more: typeof handlers | object = {}) {
  const lambda = functions({ ...handlers, ...more });
  const { client } = await stepFunctions({ timeScale: 0.001, invoker: lambda.invoker });
  return { ...(await run(client, machine(states), input)), calls: lambda.calls };
}

describe("Tasks", () => {
  test("lambda:invoke passes the payload and returns Invoke's answer with the SDK's metadata", async () => {
    const Output = "{% $states.result %}";
    const { output, calls } = await execute({
      T: invoke("echo", { Arguments: { Payload: { a: 1 } }, Output }),
    });
    expect(calls).toEqual([{ name: "echo", payload: { a: 1 } }]);
    expect(output).toMatchObject({
      ExecutedVersion: "$LATEST",
      Payload: { a: 1 },
      SdkHttpMetadata: { HttpHeaders: { "Content-Length": "7" }, HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: "8a1c" },
      StatusCode: 200,
    });
  });

  test.each([
    ['{"a": [1]}', { a: [1] }],
    ["null", null],
    ["a text", "a text"],
    [null, {}],
  ])("lambda:invoke passes the payload %j as %j", async (given, received) => {
    const { calls } = await execute({ T: invoke("echo", { Arguments: { Payload: given } }) });
    expect(calls).toEqual([{ name: "echo", payload: received }]);
  });

  test("A function's ARN as the resource passes the state's input and returns the function's answer", async () => {
    const { output, calls } = await execute({ T: task("echo") }, { a: [1] });
    expect(calls).toEqual([{ name: "echo", payload: { a: [1] } }]);
    expect(output).toEqual({ a: [1] });
  });

  test("A Qualifier is part of the function's name", async () => {
    const { calls } = await execute({ T: invoke("echo", { Arguments: { Qualifier: "live" } }) });
    expect(calls).toEqual([{ name: "echo:live", payload: {} }]);
  });

  test("Arguments that Invoke does not have end the execution", async () => {
    const { execution } = await execute({
      T: { ...invoke("echo", {}), Arguments: "{% {'FunctionName': 'echo', 'Payloads': 1} %}" },
    });
    expect(execution.error).toBe("States.Runtime");
    expect(execution.cause).toMatch(
      /entered at the event id #2\).*"Payloads" is not supported by Step Functions/,
    );
  });

  test("A function's error is named by its type, and its whole payload is the cause", async () => {
    const { execution, events } = await execute({ T: task("refuse") });
    const cause = '{"errorType":"Refused","errorMessage":"not today","trace":[]}';
    expect(execution).toMatchObject({ status: "FAILED", error: "Refused", cause });
    expect(events.at(-2)).toMatchObject({
      type: "LambdaFunctionFailed",
      lambdaFunctionFailedEventDetails: { error: "Refused", cause },
    });
  });

  test("An error without a type is Lambda.Unknown", async () => {
    const silent = {
      invoke: async () => ({ ...answer, payload: null, functionError: "Unhandled" as const }),
    };
    const answer = { statusCode: 200, executedVersion: "1", requestId: "1" };
    const { client } = await stepFunctions({ invoker: silent });
    const { execution } = await run(client, machine({ T: task("any") }));
    expect(execution.error).toBe("Lambda.Unknown");
    expect(execution.cause).toContain("Lambda did not return an error type. Returned payload: null");
  });

  test("A refusal of Lambda's API carries its name, and can be caught by it", async () => {
    const caught = { ErrorEquals: ["Lambda.ResourceNotFoundException"], Next: "Handled" };
    const { output, events } = await execute({ T: invoke("nobody", { Catch: [caught] }), Handled: end });
    expect(output).toMatchObject({
      Cause: expect.stringContaining("Error Code: ResourceNotFoundException") as string,
    });
    expect(events.find(({ type }) => type === "TaskFailed")?.taskFailedEventDetails).toMatchObject({
      resourceType: "lambda",
      resource: "invoke",
      error: "Lambda.ResourceNotFoundException",
    });
  });
});

describe("Timeouts of a task", () => {
  test("A task that takes longer than its TimeoutSeconds fails without a cause, and its function is aborted", async () => {
    let aborted = false;
    const slow = async (_: unknown, signal: AbortSignal) => {
      await hang(_, signal);
      aborted = true;
    };
    const { execution, events } = await execute({ T: invoke("slow", { TimeoutSeconds: 1 }) }, {}, { slow });
    expect(execution).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect(execution.cause).toBeUndefined();
    expect(aborted).toBe(true);
    expect(events.slice(2).map(({ type }) => type)).toEqual([
      "TaskScheduled",
      "TaskStarted",
      "TaskTimedOut",
      "ExecutionFailed",
    ]);
    expect(events[2]?.taskScheduledEventDetails).toMatchObject({ timeoutInSeconds: 1 });
    expect(events[4]?.taskTimedOutEventDetails).toEqual({
      resourceType: "lambda",
      resource: "invoke",
      error: "States.Timeout",
    });
  });

  test("A timeout is caught by its name, not as a failed task", async () => {
    const Catch = [
      { ErrorEquals: ["States.TaskFailed"], Next: "Wrong" },
      { ErrorEquals: ["States.Timeout"], Next: "Handled" },
    ];
    const { output } = await execute({
      T: task("hang", { TimeoutSeconds: 1, Catch }),
      Wrong: end,
      Handled: end,
    });
    expect(output).toEqual({ Error: "States.Timeout", Cause: "" });
  });
});

describe("Retry and Catch", () => {
  test("A task is tried again until it succeeds, and sees how often", async () => {
    let attempts = 0;
    const flaky = (payload: unknown) => {
      attempts += 1;
      if (attempts < 3) throw apiError("Throttled", "later");
      return payload;
    };
    const Retry = [{ ErrorEquals: ["Throttled"], IntervalSeconds: 1 }];
    const Arguments = { count: "{% $states.context.State.RetryCount %}" };
    const { output, events } = await execute({ T: task("flaky", { Retry, Arguments }) }, {}, { flaky });
    expect(output).toEqual({ count: 2 });
    expect(outline(events).slice(2)).toEqual([
      "3<-2 LambdaFunctionScheduled",
      "4<-3 LambdaFunctionStarted",
      "5<-4 LambdaFunctionFailed",
      "6<-5 LambdaFunctionScheduled",
      "7<-6 LambdaFunctionStarted",
      "8<-7 LambdaFunctionFailed",
      "9<-8 LambdaFunctionScheduled",
      "10<-9 LambdaFunctionStarted",
      "11<-10 LambdaFunctionSucceeded",
      "12<-11 TaskStateExited T",
      "13<-12 ExecutionSucceeded",
    ]);
  });

  test("A catcher assigns and puts out with the error at hand", async () => {
    const caught = {
      ErrorEquals: ["States.ALL"],
      Assign: { name: "{% $states.errorOutput.Error %}" },
      Output: { was: "{% $states.input %}", cause: "{% $parse($states.errorOutput.Cause).errorMessage %}" },
      Next: "Handled",
    };
    const Handled = { ...end, Output: { name: "{% $name %}", input: "{% $states.input %}" } };
    const { output } = await execute({ T: task("refuse", { Catch: [caught] }), Handled }, { a: 1 });
    expect(output).toEqual({ name: "Refused", input: { was: { a: 1 }, cause: "not today" } });
  });
});

describe("The size of what states hand on", () => {
  const message = (what: string) =>
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;

  test.each([
    ["States.ALL", task("large"), functionArn("large")],
    ["States.DataLimitExceeded", invoke("large"), "lambda"],
  ])("A result over 256 KiB fails the task, and %s catches that", async (name, state, what) => {
    const Catch = [{ ErrorEquals: [name], Next: "Handled" }];
    const { output } = await execute({ T: { ...state, Catch }, Handled: end });
    expect(output).toEqual({ Error: "States.DataLimitExceeded", Cause: message(what) });
  });

  test("An output over 256 KiB is caught by its name alone", async () => {
    const Output = "{% $pad('', 262144) %}";
    const caught = (name: string) => [{ ErrorEquals: [name], Next: "Handled" }];
    const all = await execute({ T: task("echo", { Output, Catch: caught("States.ALL") }), Handled: end });
    expect(all.execution).toMatchObject({ error: "States.DataLimitExceeded", cause: message("T") });
    const named = task("echo", { Output, Catch: caught("States.DataLimitExceeded") });
    expect((await execute({ T: named, Handled: end })).output).toMatchObject({ Cause: message("T") });
  });

  test("An output of exactly 256 KiB is handed on, one byte more is not", async () => {
    const padded = (length: number) => ({ P: { ...end, Output: `{% $pad('', ${length}, 'x') %}` } });
    expect((await execute(padded(262_142))).execution.status).toBe("SUCCEEDED");
    const { execution, events } = await execute(padded(262_143));
    expect(execution).toMatchObject({ error: "States.DataLimitExceeded", cause: message("P") });
    expect(outline(events).at(-1)).toBe("3<-2 ExecutionFailed");
  });
});
