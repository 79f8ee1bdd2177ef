import { Agent } from "node:http";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidArn,
  InvalidDefinition,
  InvalidName,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
  TestStateCommand,
  UpdateStateMachineCommand,
  ValidationException,
} from "@aws-sdk/client-sfn";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { startStepFunctions } from "step-functions-local/index.ts";
import { describe, expect, test } from "vitest";
import { create, finished, ROLE_ARN, start, stepFunctions } from "./support/step-functions.ts";

const pass = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
const wait = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 3600, End: true } } };
const ARN = "arn:aws:states:us-east-1:000000000000";

const text = (definition: object) => JSON.stringify({ QueryLanguage: "JSONata", ...definition });
const createAs = (client: SFNClient, definition: string, fields: object = {}) =>
  client.send(new CreateStateMachineCommand({ name: "machine", roleArn: ROLE_ARN, definition, ...fields }));

describe("State machines", () => {
  test("Creating the same again leads to the same machine; another definition under its name is refused", async () => {
    const { client } = await stepFunctions();
    const first = await createAs(client, text(pass));
    const again = await createAs(client, text(pass), { roleArn: "arn:aws:iam::000000000000:role/other" });
    expect(again).toMatchObject({ stateMachineArn: first.stateMachineArn, creationDate: first.creationDate });
    const refusal = await createAs(client, text(wait)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StateMachineAlreadyExists);
    expect(refusal).toMatchObject({ message: `State Machine Already Exists: '${first.stateMachineArn}'` });
  });

  test("What cannot run is refused when it is created", async () => {
    const { client } = await stepFunctions();
    await expect(createAs(client, "{")).rejects.toBeInstanceOf(InvalidDefinition);
    await expect(createAs(client, JSON.stringify(pass))).rejects.toThrow(/JSONata only/);
    await expect(createAs(client, text(pass), { name: "a b" })).rejects.toBeInstanceOf(InvalidName);
    await expect(createAs(client, text(pass), { roleArn: "me" })).rejects.toBeInstanceOf(InvalidArn);
    const callback = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken", End: true };
    const waiting = { StartAt: "T", States: { T: { ...callback, Arguments: { FunctionName: "f" } } } };
    await expect(createAs(client, text(waiting), { type: "EXPRESS" })).rejects.toThrow(
      /Express state machine does not support '.waitForTaskToken'/,
    );
  });

  test("An update holds for new executions; those before it keep their definition", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, wait);
    const executionArn = await start(client, stateMachineArn);
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text(pass) }));
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(machine).toMatchObject({
      name: "machine",
      status: "ACTIVE",
      type: "STANDARD",
      definition: text(pass),
    });
    const started = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(started.definition).toBe(text(wait));
    expect((await finished(client, await start(client, stateMachineArn))).status).toBe("SUCCEEDED");
  });

  test("Machines are listed in pages", async () => {
    const { client } = await stepFunctions();
    for (const name of ["one", "two", "three"]) await create(client, pass, name);
    const first = await client.send(new ListStateMachinesCommand({ maxResults: 2 }));
    expect(first.stateMachines?.map(({ name }) => name)).toEqual(["one", "two"]);
    const { nextToken = "" } = first;
    const second = await client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken }));
    expect(second.stateMachines?.map(({ name }) => name)).toEqual(["three"]);
    expect(second.nextToken).toBeUndefined();
  });
});

describe("StartExecution", () => {
  const startAs = (client: SFNClient, stateMachineArn: string, name: string, input = "{}") =>
    client.send(new StartExecutionCommand({ stateMachineArn, name, input }));

  test("The same name and input lead to the execution that runs; another input is refused", async () => {
    const { client } = await stepFunctions();
    const arn = await create(client, wait);
    const first = await startAs(client, arn, "one", '{"a":1}');
    expect(await startAs(client, arn, "one", '{"a":1}')).toMatchObject({
      executionArn: first.executionArn,
      startDate: first.startDate,
    });
    const refusal = await startAs(client, arn, "one", '{"a":2}').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExecutionAlreadyExists);
    expect(refusal).toMatchObject({ message: `Execution Already Exists: '${first.executionArn}'` });
  });

  test("One hundred starts of one name at once make one execution", async () => {
    const { client } = await stepFunctions();
    const arn = await create(client, wait);
    const answers = await Promise.all(Array.from({ length: 100 }, () => startAs(client, arn, "one")));
    expect(new Set(answers.map(({ executionArn }) => executionArn)).size).toBe(1);
    expect(new Set(answers.map(({ startDate }) => startDate?.getTime())).size).toBe(1);
  });

  test("A name is not used again when its execution is over", async () => {
    const { client } = await stepFunctions();
    const arn = await create(client, pass);
    const { executionArn } = await startAs(client, arn, "one");
    await finished(client, executionArn as string);
    await expect(startAs(client, arn, "one")).rejects.toBeInstanceOf(ExecutionAlreadyExists);
  });

  test("Names, inputs and ARNs that cannot be are refused by their exceptions", async () => {
    const { client } = await stepFunctions();
    const arn = await create(client, pass);
    for (const name of ["a b", "a/b", "a:b", "tab\t", "\uFFFE"]) {
      await expect(startAs(client, arn, name)).rejects.toBeInstanceOf(InvalidName);
    }
    // As GitHub getmoto/moto#6438 has it from AWS.
    const long = "x".repeat(81);
    await expect(startAs(client, arn, long)).rejects.toThrow(
      `1 validation error detected: Value '${long}' at 'name' failed to satisfy constraint: ` +
        "Member must have length less than or equal to 80",
    );
    await expect(startAs(client, arn, "")).rejects.toThrow("length greater than or equal to 1");
    for (const [input, why] of [
      ["", "Invalid execution input."],
      ["not JSON", "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token"],
    ] as const) {
      await expect(startAs(client, arn, "n", input)).rejects.toThrow(
        `Invalid State Machine Execution Input: '${why}`,
      );
    }
    for (const large of ["x".repeat(262_143), "ä".repeat(131_072)])
      await expect(startAs(client, arn, "n", JSON.stringify(large))).rejects.toThrow(
        "Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
      );
    await expect(startAs(client, `${arn}/label`, "n")).rejects.toThrow("Distributed Map state");
    await expect(startAs(client, "machine", "n")).rejects.toBeInstanceOf(InvalidArn);
    await expect(startAs(client, `${ARN}:execution:machine:x`, "n")).rejects.toBeInstanceOf(InvalidArn);
    const missing = `${ARN}:stateMachine:missing`;
    await expect(startAs(client, missing, "n")).rejects.toBeInstanceOf(StateMachineDoesNotExist);
  });

  test("The answer of an execution that is not there is ExecutionDoesNotExist", async () => {
    const { client } = await stepFunctions();
    const describe = new DescribeExecutionCommand({ executionArn: `${ARN}:execution:machine:none` });
    await expect(client.send(describe)).rejects.toBeInstanceOf(ExecutionDoesNotExist);
  });
});

describe("The endpoint", () => {
  const post = async (url: string, target: string, body: string) => {
    const response = await fetch(url, { method: "POST", headers: { "x-amz-target": target }, body });
    return { status: response.status, body: (await response.json()) as { __type: string; message: string } };
  };

  test("An operation that it does not have is refused by name", async () => {
    const { url } = await stepFunctions();
    const answer = await post(url, "AWSStepFunctions.CreateActivity", "{}");
    expect(answer).toMatchObject({ status: 400, body: { __type: "UnknownOperationException" } });
    expect(answer.body.message).toContain("'CreateActivity'");
  });

  test("A body that is not JSON, or not the operation's input, is refused", async () => {
    const { url, client } = await stepFunctions();
    expect(await post(url, "AWSStepFunctions.StartExecution", "{")).toMatchObject({
      status: 400,
      body: { __type: "SerializationException" },
    });
    const list = new ListStateMachinesCommand({ maxResults: 1001 });
    await expect(client.send(list)).rejects.toBeInstanceOf(ValidationException);
  });

  test("A client that puts sync- before the host is answered, where that name leads here", async () => {
    const { url } = await stepFunctions();
    const asked: string[] = [];
    const agent = new Agent({
      lookup(host, _options, found) {
        asked.push(host);
        found(null, [{ address: "127.0.0.1", family: 4 }]);
      },
    });
    const client = new SFNClient({
      endpoint: url.replace("127.0.0.1", "localhost"),
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      requestHandler: new NodeHttpHandler({ httpAgent: agent }),
    });
    const definition = JSON.stringify({ QueryLanguage: "JSONata", Type: "Succeed" });
    expect(await client.send(new TestStateCommand({ definition }))).toMatchObject({ status: "SUCCEEDED" });
    expect(asked).toEqual(["sync-localhost"]);
    client.destroy();
    agent.destroy();
  });

  test("A port that is taken rejects the start with EADDRINUSE", async () => {
    const { url } = await stepFunctions();
    const invoker = { invoke: () => Promise.reject(new Error("none")) };
    const port = Number(new URL(url).port);
    const second = startStepFunctions({ host: "127.0.0.1", port, database: ":memory:", invoker });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
