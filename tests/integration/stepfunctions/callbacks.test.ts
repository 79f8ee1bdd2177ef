/** Tasks that others end by their token, functions that are not waited for, and Express executions. */
import {
  CreateStateMachineCommand,
  type HistoryEvent,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartSyncExecutionCommand,
  StateMachineTypeNotSupported,
  StopExecutionCommand,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { functions } from "./support/functions.ts";
import {
  create,
  finished,
  history,
  outline,
  ROLE_ARN,
  run,
  start,
  stepFunctions,
} from "./support/step-functions.ts";

const CALLBACK = "arn:aws:states:::lambda:invoke.waitForTaskToken";
const waiting = (fields: object = {}) => ({
  StartAt: "T",
  States: {
    T: {
      Type: "Task",
      Resource: CALLBACK,
      Arguments: { FunctionName: "ask", Payload: { token: "{% $states.context.Task.Token %}" } },
      End: true,
      ...fields,
    },
  },
});

/** An execution whose function has been handed the token. */
async function handedOver(
  fields: object = {},
  handler: () => unknown = () => "asked",
  ofMachine: object = {},
) {
  const token = Promise.withResolvers<string>();
  const { invoker } = functions({
    ask(payload) {
      token.resolve((payload as { token: string }).token);
      return handler();
    },
  });
  const { client } = await stepFunctions({ invoker });
  const executionArn = await start(client, await create(client, { ...waiting(fields), ...ofMachine }));
  return { client, executionArn, taskToken: await token.promise };
}

const event = (events: HistoryEvent[], type: string) => events.find((one) => one.type === type);

describe("A task that waits for its token", () => {
  test("ends with what SendTaskSuccess brings", async () => {
    const { client, executionArn, taskToken } = await handedOver();
    const send = () => client.send(new SendTaskSuccessCommand({ taskToken, output: '{"answer":42}' }));
    await send();
    expect(await finished(client, executionArn)).toMatchObject({
      status: "SUCCEEDED",
      output: '{"answer":42}',
    });
    const events = await history(client, executionArn);
    const path = outline(events).map((line) => line.split(" ")[1]);
    expect(path.filter((type) => type?.startsWith("Task"))).toEqual(
      expect.arrayContaining(["TaskScheduled", "TaskStarted", "TaskSucceeded"]),
    );
    expect(event(events, "TaskScheduled")?.taskScheduledEventDetails).toMatchObject({
      resourceType: "lambda",
      resource: "invoke.waitForTaskToken",
    });
    await expect(send()).rejects.toBeInstanceOf(TaskTimedOut);
  });

  test("fails with what SendTaskFailure says", async () => {
    const { client, executionArn, taskToken } = await handedOver();
    await client.send(new SendTaskFailureCommand({ taskToken, error: "Refused", cause: "not today" }));
    expect(await finished(client, executionArn)).toMatchObject({
      status: "FAILED",
      error: "Refused",
      cause: "not today",
    });
  });

  test("fails when the function that takes the token does", async () => {
    const { client, executionArn } = await handedOver({}, () => {
      throw Object.assign(new Error("no"), { name: "Busy" });
    });
    expect(await finished(client, executionArn)).toMatchObject({ status: "FAILED", error: "Busy" });
  });

  test("fails for want of heartbeats, which Retry and Catch know by their own name", async () => {
    const Catch = [{ ErrorEquals: ["States.HeartbeatTimeout"], Next: "Late" }];
    const late = { Late: { Type: "Pass", Output: "late", End: true } };
    const alive = await handedOver({ HeartbeatSeconds: 3600 });
    await alive.client.send(new SendTaskHeartbeatCommand({ taskToken: alive.taskToken }));
    const { client, executionArn } = await handedOver({ HeartbeatSeconds: 1 });
    expect(await finished(client, executionArn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    const { invoker } = functions({ ask: () => null });
    const other = await stepFunctions({ invoker });
    const machine = waiting({ HeartbeatSeconds: 1, Catch });
    const states = { ...machine.States, ...late };
    expect((await run(other.client, { ...machine, States: states })).output).toBe("late");
  });

  test("is ended by no token once its execution was stopped, or timed out", async () => {
    const stopped = await handedOver();
    const late = ({ client, taskToken }: typeof stopped) =>
      client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
    await stopped.client.send(new StopExecutionCommand({ executionArn: stopped.executionArn }));
    await expect(late(stopped)).rejects.toBeInstanceOf(TaskTimedOut);
    const timedOut = await handedOver({}, undefined, { TimeoutSeconds: 1 });
    await finished(timedOut.client, timedOut.executionArn);
    await expect(late(timedOut)).rejects.toBeInstanceOf(TaskTimedOut);
  });

  test("is ended by no token once another branch has failed", async () => {
    const asked = Promise.withResolvers<string>();
    const { invoker } = functions({
      ask: (payload) => asked.resolve((payload as { token: string }).token),
      fail: () => asked.promise.then(() => Promise.reject(new Error("Other"))),
    });
    const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
    const fails = { StartAt: "F", States: { F: { ...task, Arguments: { FunctionName: "fail" } } } };
    const branches = { Type: "Parallel", Branches: [waiting(), fails], End: true };
    const { client } = await stepFunctions({ invoker });
    const machine = { StartAt: "P", States: { P: branches } };
    const executionArn = await start(client, await create(client, machine));
    await finished(client, executionArn);
    const send = new SendTaskSuccessCommand({ taskToken: await asked.promise, output: "{}" });
    await expect(client.send(send)).rejects.toBeInstanceOf(TaskTimedOut);
  });

  test("is not ended by a token that is none", async () => {
    const { client } = await stepFunctions();
    const made = client.send(new SendTaskSuccessCommand({ taskToken: "x", output: "1" }));
    await expect(made).rejects.toBeInstanceOf(InvalidToken);
  });
});

describe("A function that is invoked as an event", () => {
  test("is not waited for, and its failure is its own", async () => {
    const { invoker, calls } = functions({
      ask() {
        throw new Error("nobody hears");
      },
    });
    const { client } = await stepFunctions({ invoker });
    const Arguments = { FunctionName: "ask", InvocationType: "Event", Payload: { a: 1 } };
    const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments, End: true };
    const { output } = await run(client, { StartAt: "T", States: { T: task } });
    expect(output).toMatchObject({ StatusCode: 202 });
    expect(calls).toEqual([{ name: "ask", payload: { a: 1 } }]);
  });
});

describe("An Express execution", () => {
  const express = async (client: SFNClient, states: object) => {
    const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "A", States: states });
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({ name: "e", roleArn: ROLE_ARN, type: "EXPRESS", definition }),
    );
    return stateMachineArn as string;
  };

  test("is answered when it is over, with what it came to", async () => {
    const { client } = await stepFunctions();
    const output = { n: "{% $states.context.Execution.Name %}", a: "{% $states.input.a %}" };
    const stateMachineArn = await express(client, { A: { Type: "Pass", Output: output, End: true } });
    const one = await client.send(
      new StartSyncExecutionCommand({ stateMachineArn, name: "n", input: '{"a":1}' }),
    );
    expect(one).toMatchObject({ status: "SUCCEEDED", output: '{"n":"n","a":1}', name: "n" });
    expect(one.executionArn).toContain(":express:e:n:");
    const two = await client.send(new StartSyncExecutionCommand({ stateMachineArn, name: "n", input: "{}" }));
    expect(two).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });

  test("is not what a Standard machine has", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, { StartAt: "A", States: { A: { Type: "Succeed" } } });
    const sync = client.send(new StartSyncExecutionCommand({ stateMachineArn }));
    await expect(sync).rejects.toBeInstanceOf(StateMachineTypeNotSupported);
  });
});
