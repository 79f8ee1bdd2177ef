/** How events point back to each other where threads part and meet, and what is aborted, as measured on AWS. */
import { describe, expect, test } from "vitest";
import { outline, run, stepFunctions } from "./support/step-functions.ts";

const end = { Type: "Pass", End: true };
const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const branch = (States: object) => machine(States);
const boom = { Type: "Fail", Error: "Boom", Cause: "my cause" };
const undefinedOutput = { ...end, Output: { v: "{% $states.input.missing %}" } };
const failing = {
  Type: "Task",
  Resource: "arn:aws:lambda:us-east-1:000000000000:function:failing",
  End: true,
};

const invoker = {
  invoke: async () => ({
    statusCode: 200,
    executedVersion: "$LATEST",
    requestId: "1",
    payload: { errorType: "Boom", errorMessage: "no" },
    functionError: "Unhandled" as const,
  }),
};

async function outlineOf(definition: object, input: unknown = {}): Promise<string[]> {
  const { client } = await stepFunctions({ timeScale: 0.001, invoker });
  const { events } = await run(client, definition, input);
  return outline(events);
}

describe("Parallel", () => {
  test("Branches begin at the start of the state, which goes on from their last event", async () => {
    const branches = [branch({ A1: { Type: "Pass", Next: "A2" }, A2: end }), branch({ B1: end })];
    const events = await outlineOf(
      machine({ P: { Type: "Parallel", Branches: branches, Next: "After" }, After: end }),
    );
    expect(events).toEqual([
      "1<-0 ExecutionStarted",
      "2<-0 ParallelStateEntered P",
      "3<-2 ParallelStateStarted",
      "4<-3 PassStateEntered A1",
      "5<-3 PassStateEntered B1",
      "6<-4 PassStateExited A1",
      "7<-5 PassStateExited B1",
      "8<-6 PassStateEntered A2",
      "9<-8 PassStateExited A2",
      "10<-9 ParallelStateSucceeded",
      "11<-9 ParallelStateExited P",
      "12<-11 PassStateEntered After",
      "13<-12 PassStateExited After",
      "14<-13 ExecutionSucceeded",
    ]);
  });

  test("A task that ends its branch is recorded as aborted, and so are the states beside it", async () => {
    const branches = [
      branch({ Failing: failing }),
      branch({ Waiting: { Type: "Wait", Seconds: 3600, End: true } }),
    ];
    const caught = [{ ErrorEquals: ["States.ALL"], Next: "Handled" }];
    const states = { P: { Type: "Parallel", Branches: branches, Catch: caught, End: true }, Handled: end };
    expect(await outlineOf(machine(states))).toEqual([
      "1<-0 ExecutionStarted",
      "2<-0 ParallelStateEntered P",
      "3<-2 ParallelStateStarted",
      "4<-3 TaskStateEntered Failing",
      "5<-3 WaitStateEntered Waiting",
      "6<-4 LambdaFunctionScheduled",
      "7<-6 LambdaFunctionStarted",
      "8<-7 LambdaFunctionFailed",
      "9<-8 TaskStateAborted",
      "10<-5 WaitStateAborted",
      "11<-8 ParallelStateFailed",
      "12<-11 ParallelStateExited P",
      "13<-12 PassStateEntered Handled",
      "14<-13 PassStateExited Handled",
      "15<-14 ExecutionSucceeded",
    ]);
  });

  test("A retry starts all branches again after what failed", async () => {
    const retry = [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }];
    const state = { Type: "Parallel", Branches: [branch({ B: boom })], Retry: retry, End: true };
    expect((await outlineOf(machine({ P: state }))).slice(2)).toEqual([
      "3<-2 ParallelStateStarted",
      "4<-3 FailStateEntered B",
      "5<-4 ParallelStateStarted",
      "6<-5 FailStateEntered B",
      "7<-6 ParallelStateFailed",
      "8<-7 ExecutionFailed",
    ]);
  });

  test("A catcher whose own Output fails makes the state fail a second time", async () => {
    const caught = [
      { ErrorEquals: ["States.ALL"], Output: { v: "{% $states.input.missing %}" }, Next: "Handled" },
    ];
    const state = { Type: "Parallel", Branches: [branch({ B: boom })], Catch: caught, End: true };
    expect((await outlineOf(machine({ P: state, Handled: end }))).slice(3)).toEqual([
      "4<-3 FailStateEntered B",
      "5<-4 ParallelStateFailed",
      "6<-4 EvaluationFailed",
      "7<-6 ParallelStateFailed",
      "8<-7 ExecutionFailed",
    ]);
  });

  test("States.Runtime in a branch ends the execution there and then", async () => {
    const stuck = { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "Never" }] };
    const caught = [{ ErrorEquals: ["States.ALL"], Next: "Handled" }];
    const state = {
      Type: "Parallel",
      Branches: [branch({ Stuck: stuck, Never: end })],
      Catch: caught,
      End: true,
    };
    expect((await outlineOf(machine({ P: state, Handled: end }))).slice(3)).toEqual([
      "4<-3 ChoiceStateEntered Stuck",
      "5<-4 ExecutionFailed",
    ]);
  });
});

describe("Map", () => {
  test("Iterations run at once begin at the start of the state, which goes on from the last to succeed", async () => {
    const state = { Type: "Map", MaxConcurrency: 2, ItemProcessor: branch({ I: end }), End: true };
    expect((await outlineOf(machine({ M: state }), [1, 2, 3])).slice(2)).toEqual([
      "3<-2 MapStateStarted",
      "4<-3 MapIterationStarted",
      "5<-3 MapIterationStarted",
      "6<-4 PassStateEntered I",
      "7<-5 PassStateEntered I",
      "8<-6 PassStateExited I",
      "9<-7 PassStateExited I",
      "10<-8 MapIterationSucceeded",
      "11<-9 MapIterationSucceeded",
      "12<-8 MapIterationStarted",
      "13<-12 PassStateEntered I",
      "14<-13 PassStateExited I",
      "15<-14 MapIterationSucceeded",
      "16<-15 MapStateSucceeded",
      "17<-15 MapStateExited M",
      "18<-17 ExecutionSucceeded",
    ]);
  });

  test("An iteration that fails is passed by: the state fails from its last event, the others are aborted", async () => {
    const choose = {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input = 1 %}", Next: "Failing" }],
      Default: "W",
    };
    const waiting = { Type: "Wait", Seconds: 3600, End: true };
    const state = {
      Type: "Map",
      ItemProcessor: branch({ C: choose, Failing: failing, W: waiting }),
      End: true,
    };
    expect((await outlineOf(machine({ M: state }), [0, 1])).slice(9)).toEqual([
      "10<-8 WaitStateEntered W",
      "11<-9 TaskStateEntered Failing",
      "12<-11 LambdaFunctionScheduled",
      "13<-12 LambdaFunctionStarted",
      "14<-13 LambdaFunctionFailed",
      "15<-14 TaskStateAborted",
      "16<-14 MapIterationFailed",
      "17<-10 WaitStateAborted",
      "18<-10 MapIterationAborted",
      "19<-14 MapStateFailed",
      "20<-19 ExecutionFailed",
    ]);
  });

  test("An expression that fails in an iteration is recorded in it", async () => {
    const state = {
      Type: "Map",
      MaxConcurrency: 1,
      ItemProcessor: branch({ U: undefinedOutput }),
      End: true,
    };
    expect((await outlineOf(machine({ M: state }), [1, 2])).slice(3)).toEqual([
      "4<-3 MapIterationStarted",
      "5<-4 PassStateEntered U",
      "6<-4 EvaluationFailed",
      "7<-6 MapIterationFailed",
      "8<-6 MapStateFailed",
      "9<-8 ExecutionFailed",
    ]);
  });

  test("A distributed Map keeps its items' events out of the history, and fails past its tolerance", async () => {
    const processor = {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      ...branch({ B: boom }),
    };
    const state = { Type: "Map", ToleratedFailureCount: 1, ItemProcessor: processor, End: true };
    expect((await outlineOf(machine({ M: state }), [1, 2])).slice(2)).toEqual([
      "3<-2 MapStateStarted",
      "4<-3 MapRunStarted",
      "5<-4 MapRunFailed",
      "6<-5 MapStateFailed",
      "7<-6 ExecutionFailed",
    ]);
    expect((await outlineOf(machine({ M: state }), [1])).at(-1)).toBe("8<-7 ExecutionSucceeded");
  });
});

test("An expression that fails is recorded once an attempt", async () => {
  const retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }];
  const state = { ...failing, Arguments: { a: "{% $states.input.missing %}" }, Retry: retry };
  expect((await outlineOf(machine({ S: state }))).slice(1)).toEqual([
    "2<-0 TaskStateEntered S",
    "3<-0 EvaluationFailed",
    "4<-3 EvaluationFailed",
    "5<-4 ExecutionFailed",
  ]);
});

test("An execution ends with its 25,000th event", async () => {
  const again = { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "A" }], Default: "E" };
  const { client } = await stepFunctions();
  const states = { A: { Type: "Pass", Next: "C" }, C: again, E: end };
  const { execution, events } = await run(client, machine(states));
  expect(outline(events).slice(-2)).toEqual([
    "24999<-24998 PassStateExited A",
    "25000<-24999 ExecutionFailed",
  ]);
  expect(execution).toMatchObject({
    status: "FAILED",
    error: "States.Runtime",
    cause: "The execution reached the maximum number of history events (25000).",
    redriveStatus: "NOT_REDRIVABLE",
  });
});
