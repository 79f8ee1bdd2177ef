import {
  DescribeExecutionCommand,
  ExecutionNotRedrivable,
  RedriveExecutionCommand,
  type SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { apiError, functionArn, functions, type Handler, hang } from "./support/functions.ts";
import { create, finished, history, outline, start, stepFunctions } from "./support/step-functions.ts";

const end = { Type: "Pass", End: true };
const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const task = (name: string, fields: object = {}) => ({
  Type: "Task",
  Resource: functionArn(name),
  ...fields,
});

async function local(handlers: { [name: string]: Handler } = {}) {
  const { invoker, calls } = functions(handlers);
  const { client } = await stepFunctions({ timeScale: 0.001, invoker });
  return { client, calls: () => calls.map(({ name }) => name) };
}

const describeExecution = (client: SFNClient, executionArn: string) =>
  client.send(new DescribeExecutionCommand({ executionArn }));

describe("StopExecution", () => {
  test("A stopped execution is ABORTED with what the caller gave, and does nothing more", async () => {
    const { client, calls } = await local({ hang, next: () => 1 });
    const states = { T: task("hang", { Next: "N" }), N: task("next", { End: true }) };
    const executionArn = await start(client, await create(client, machine(states)));
    await eventually(async () => expect(calls()).toEqual(["hang"]));
    await client.send(new StopExecutionCommand({ executionArn, error: "Manual", cause: "probe" }));

    const stopped = await describeExecution(client, executionArn);
    expect(stopped).toMatchObject({ status: "ABORTED", error: "Manual", cause: "probe" });
    const events = await history(client, executionArn);
    expect(outline(events).at(-1)).toBe("5<-0 ExecutionAborted");
    expect(events.at(-1)?.executionAbortedEventDetails).toEqual({ error: "Manual", cause: "probe" });
    expect(calls()).toEqual(["hang"]);
  });

  test("Without a reason there is neither error nor cause, and the event's details are empty", async () => {
    const { client } = await local();
    const wait = machine({ W: { Type: "Wait", Seconds: 3_600_000, End: true } });
    const executionArn = await start(client, await create(client, wait));
    await client.send(new StopExecutionCommand({ executionArn }));
    const { error, cause } = await describeExecution(client, executionArn);
    expect([error, cause]).toEqual([undefined, undefined]);
    const events = await history(client, executionArn);
    expect(outline(events).slice(1)).toEqual(["2<-0 WaitStateEntered W", "3<-0 ExecutionAborted"]);
    expect(events[2]?.executionAbortedEventDetails).toEqual({});
  });

  test("Stopping what is over changes nothing", async () => {
    const { client } = await local();
    const executionArn = await start(client, await create(client, machine({ P: end })));
    const { stopDate } = await finished(client, executionArn);
    expect((await client.send(new StopExecutionCommand({ executionArn }))).stopDate).toEqual(stopDate);
    expect((await describeExecution(client, executionArn)).status).toBe("SUCCEEDED");
  });
});

test("A machine's TimeoutSeconds ends the execution at that instant, without error, cause or other events", async () => {
  const { client } = await local();
  const wait = machine({ W: { Type: "Wait", Seconds: 3_600_000, End: true } });
  const executionArn = await start(client, await create(client, { ...wait, TimeoutSeconds: 1 }));
  const execution = await finished(client, executionArn);
  expect(execution).toMatchObject({ status: "TIMED_OUT", redriveStatus: "REDRIVABLE" });
  expect([execution.error, execution.cause]).toEqual([undefined, undefined]);
  expect((execution.stopDate?.getTime() ?? 0) - (execution.startDate?.getTime() ?? 0)).toBe(1000);
  const events = await history(client, executionArn);
  expect(outline(events).slice(1)).toEqual(["2<-0 WaitStateEntered W", "3<-0 ExecutionTimedOut"]);
  expect(events[2]?.executionTimedOutEventDetails).toEqual({ error: "States.Timeout" });
});

describe("RedriveExecution", () => {
  test("A redrive that is sent again with its token is the same one", async () => {
    const { handler, mend } = unreliable();
    const { client } = await local({ step: handler });
    const executionArn = await start(
      client,
      await create(client, machine({ T: task("step", { End: true }) })),
    );
    await finished(client, executionArn);
    mend();
    const redrive = () => client.send(new RedriveExecutionCommand({ executionArn, clientToken: "token-1" }));
    const { redriveDate } = await redrive();
    expect(await redrive()).toMatchObject({ redriveDate });
    expect(await finished(client, executionArn)).toMatchObject({ status: "SUCCEEDED", redriveCount: 1 });
    expect(await redrive()).toMatchObject({ redriveDate });
    const another = new RedriveExecutionCommand({ executionArn, clientToken: "token-2" });
    await expect(client.send(another)).rejects.toThrow(ExecutionNotRedrivable);
  });

  /** Fails until it is told not to. */
  function unreliable() {
    const state = { broken: true };
    const handler = (payload: unknown) => {
      if (state.broken) throw apiError("Broken", "not yet");
      return payload;
    };
    return { handler, mend: () => (state.broken = false) };
  }

  test("A failed execution goes on from the failed task, without what had succeeded", async () => {
    const { handler, mend } = unreliable();
    const { client, calls } = await local({ first: () => ({ from: "first" }), second: handler });
    const Retry = [{ ErrorEquals: ["Broken"], MaxAttempts: 1 }];
    const states = { A: task("first", { Next: "B" }), B: task("second", { Retry, End: true }) };
    const executionArn = await start(client, await create(client, machine(states)));
    expect(await finished(client, executionArn)).toMatchObject({
      status: "FAILED",
      redriveStatus: "REDRIVABLE",
    });

    mend();
    const { redriveDate } = await client.send(new RedriveExecutionCommand({ executionArn }));
    const redriven = await finished(client, executionArn);
    expect(redriven).toMatchObject({
      status: "SUCCEEDED",
      redriveCount: 1,
      redriveDate,
      output: '{"from":"first"}',
    });
    expect(redriven.error).toBeUndefined();
    expect(calls()).toEqual(["first", "second", "second", "second"]);
    const events = await history(client, executionArn);
    expect(events[14]?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 });
    expect(outline(events).slice(13)).toEqual([
      "14<-13 ExecutionFailed",
      "15<-14 ExecutionRedriven",
      "16<-15 LambdaFunctionScheduled",
      "17<-16 LambdaFunctionStarted",
      "18<-17 LambdaFunctionSucceeded",
      "19<-18 TaskStateExited B",
      "20<-19 ExecutionSucceeded",
    ]);
  });

  test("In a Parallel, only the branches that failed or were aborted run again", async () => {
    const { handler, mend } = unreliable();
    const { client, calls } = await local({ fine: () => "fine", second: handler });
    const pause = (seconds: number, next: string) => ({ Type: "Wait", Seconds: seconds, Next: next });
    const branches = [
      machine({ F: task("fine", { End: true }) }),
      machine({ Before: pause(50, "S"), S: task("second", { End: true }) }),
      machine({ Long: pause(300, "After"), After: end }),
    ];
    const state = { Type: "Parallel", Branches: branches, End: true };
    const executionArn = await start(client, await create(client, machine({ P: state })), "in");
    await finished(client, executionArn);
    mend();
    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect((await finished(client, executionArn)).output).toBe('["fine","in","in"]');
    expect(calls()).toEqual(["fine", "second", "second"]);
  });

  test("An aborted and a timed-out execution go on as well, their timeout afresh; the count grows", async () => {
    const { client } = await local({ hang });
    const definition = { ...machine({ T: task("hang", { End: true }) }), TimeoutSeconds: 1 };
    const executionArn = await start(client, await create(client, definition));
    await client.send(new StopExecutionCommand({ executionArn }));
    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(await finished(client, executionArn)).toMatchObject({ status: "TIMED_OUT", redriveCount: 1 });
    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(await finished(client, executionArn)).toMatchObject({ status: "TIMED_OUT", redriveCount: 2 });
  });

  test("A Fail state is entered again and fails again", async () => {
    const { client } = await local();
    const executionArn = await start(
      client,
      await create(client, machine({ F: { Type: "Fail", Error: "E" } })),
    );
    await finished(client, executionArn);
    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(await finished(client, executionArn)).toMatchObject({
      status: "FAILED",
      error: "E",
      redriveCount: 1,
    });
    expect(outline(await history(client, executionArn)).slice(3)).toEqual([
      "4<-3 ExecutionRedriven",
      "5<-4 FailStateEntered F",
      "6<-5 ExecutionFailed",
    ]);
  });

  test("What runs or has succeeded cannot be redriven, and says so", async () => {
    const { client } = await local({ hang });
    const running = await start(client, await create(client, machine({ T: task("hang", { End: true }) })));
    const over = await start(client, await create(client, machine({ P: end }), "other"));
    await finished(client, over);
    const cases = [
      [running, "RUNNING"],
      [over, "SUCCEEDED"],
    ] as const;
    for (const [executionArn, status] of cases) {
      const reason = `Execution is ${status} and cannot be redriven`;
      const refusal = await client
        .send(new RedriveExecutionCommand({ executionArn }))
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ExecutionNotRedrivable);
      expect(refusal).toMatchObject({ message: reason });
      expect(await describeExecution(client, executionArn)).toMatchObject({
        redriveStatus: "NOT_REDRIVABLE",
        redriveStatusReason: reason,
      });
    }
  });
});
