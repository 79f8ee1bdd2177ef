/**
 * What TestState refuses, in the words that AWS recorded: GitHub localstack/localstack, the snapshots of
 * tests/aws/services/stepfunctions/v2/test_state; where they name no source, by the API reference.
 */
import { runTest } from "step-functions-local/test-state/index.ts";
import { describe, expect, test } from "vitest";
import { end, type Fields, FUNCTION, machine, processor } from "./machines.ts";

const bench = {
  invoker: { invoke: () => Promise.reject(new Error("There are no functions.")) },
  home: { region: "us-east-1", accountId: "000000000000" },
  timeScale: 1,
  now: Date.now,
};
const refusal = async (state: Fields, request: Omit<Parameters<typeof runTest>[1], "definition">) => {
  const definition = JSON.stringify({ QueryLanguage: "JSONata", ...state });
  const thrown = await runTest(bench, { definition, ...request }).catch((error: Error) => error);
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : thrown;
};

const task = { Type: "Task", Resource: FUNCTION, End: true };
const map = { Type: "Map", ItemProcessor: processor, End: true };
const parallel = { Type: "Parallel", Branches: [processor, { StartAt: "B", States: { B: end } }], End: true };
const writing = { ...map, ResultWriter: { Resource: "arn:aws:states:::s3:putObject" } };
const mock = { result: "{}" };
const error = { errorOutput: { error: "E" } };
const invalid = (message: string) => `ValidationException: ${message}`;
const context = (value: object) => ({ mock, context: JSON.stringify(value) });
const inContext = (message: string) => invalid(`Invalid Context object provided: ${message}`);

describe("A mock", () => {
  test.each<[string, Fields, Parameters<typeof refusal>[1], string]>([
    [
      "of both kinds",
      task,
      { mock: { ...mock, ...error } },
      "A test mock should have only one of the following fields: [result, errorOutput].",
    ],
    ["that is not JSON", task, { mock: { result: "{" } }, "Mocked result must be valid JSON"],
    ["of a Pass", end, { mock }, "State type 'Pass' is not supported when a mock is specified"],
    ["of a Map, no list", map, { mock, input: "[]" }, "Mocked result must be an array."],
    [
      "of a Map with a ResultWriter, no object",
      writing,
      { mock: { result: "[]" } },
      "Mocked result must be a JSON object.",
    ],
    [
      "of a Parallel, for another number of branches",
      parallel,
      { mock: { result: "[1]" } },
      "Mocked result must contain the same number of items as number of Parallel branches.",
    ],
    [
      "with secrets",
      task,
      { mock, revealSecrets: true },
      "TestState does not support RevealSecrets when a mock is specified.",
    ],
    [
      "of more failures than iterations",
      map,
      { mock: { result: "[1]" }, input: "[1]", stateConfiguration: { mapIterationFailureCount: 2 } },
      "Map iteration failure count must be less than or equal to the number of Map iterations",
    ],
    [
      "of an error without a name",
      task,
      { mock: { errorOutput: {} } },
      "An error was not specified in the mocked error output.",
    ],
  ])("%s", async (_what, state, request, message) => {
    expect(await refusal(state, request)).toBe(invalid(message));
  });

  const invoke = { ...task, Resource: "arn:aws:states:::lambda:invoke", Arguments: { FunctionName: "f" } };
  test.each<[string, object, string, string | undefined]>([
    ["lambda:invoke", { StatusCode: "200" }, "PRESENT", "Field 'StatusCode' must be a number"],
    ["states:startExecution", {}, "STRICT", "Required field 'ExecutionArn' is missing"],
    ["states:startExecution", {}, "PRESENT", undefined],
    ["states:startExecution", { ExecutionArn: 1 }, "PRESENT", "Field 'ExecutionArn' must be a string"],
    ["aws-sdk:kms:encrypt", { CiphertextBlob: 1 }, "STRICT", "Field 'CiphertextBlob' must be a string"],
    [
      "aws-sdk:kms:encrypt",
      { CiphertextBlob: "" },
      "PRESENT",
      "Field 'CiphertextBlob' is smaller than the minimum length",
    ],
    ["aws-sdk:kms:encrypt", { CiphertextBlob: "" }, "NONE", undefined],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: { MemorySize: 127 } },
      "STRICT",
      "Field 'MemorySize' is less than the minimum value",
    ],
    [
      "aws-sdk:lambda:getFunction",
      { Configuration: { MemorySize: 32_769 } },
      "STRICT",
      "Field 'MemorySize' exceeds the maximum value",
    ],
    ["events:putEvents", { Entries: {} }, "PRESENT", "Field 'Entries' must be an array"],
    ["events:putEvents", { Entries: [{ EventId: 1 }] }, "PRESENT", "Field 'EventId' must be a string"],
  ])("of %s, %j, is checked %s", async (action, result, fieldValidationMode, fault) => {
    const state = { ...invoke, Resource: `arn:aws:states:::${action}` };
    const request = {
      mock: { result: JSON.stringify(result), fieldValidationMode: fieldValidationMode as "STRICT" },
    };
    const answer = await refusal(state, request);
    const wanted =
      fault === undefined ? '{"status":"SUCCEEDED"' : `Mock result schema validation error: ${fault}`;
    expect(JSON.stringify(answer)).toContain(wanted);
  });
});

describe("Without a mock", () => {
  const SUPPORTED = "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]";
  test.each<[string, Fields, Parameters<typeof refusal>[1], string]>([
    [
      "a Map",
      map,
      {},
      `InvalidDefinition: TestState API does not support Map or Parallel states. ${SUPPORTED}`,
    ],
    ["a Task without a role", task, {}, invalid("RoleArn must be specified when testing a Task state")],
    [
      "a count of failures",
      map,
      { stateConfiguration: { mapIterationFailureCount: 1 } },
      invalid("TestState does not support MapIterationFailureCount when a mock is not specified."),
    ],
    [
      "a token",
      { ...task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" },
      { roleArn: "arn:aws:iam::000000000000:role/test" },
      "InvalidDefinition: TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.",
    ],
  ])("%s", async (_what, state, request, message) => {
    expect(await refusal(state, request)).toBe(message);
  });
});

describe("A context", () => {
  test.each<[object, string]>([
    [{ Pokedex: {} }, "Field 'Pokedex' is not allowed"],
    [{ Execution: { pokemon: 1 } }, "Field 'pokemon' is not allowed"],
    [{ Execution: { Id: 1 } }, "Execution.Id must be a string"],
    [{ Map: {} }, "'Map' field is not supported when mocking a Context object"],
    [
      { Task: { Token: "t" } },
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
  ])("of %j", async (value, message) => {
    expect(await refusal(task, context(value))).toBe(inContext(message));
  });

  test("that is not given calls the state StateName, whatever its name, and has no role where none is given", async () => {
    const Output = "{% [$states.context.State.Name, $states.context.Execution.RoleArn] %}";
    const definition = JSON.stringify(machine({ P: { ...end, Output } }));
    const role = "arn:aws:iam::000000000000:role/test";
    expect(await runTest(bench, { definition, stateName: "P" })).toMatchObject({
      output: '["StateName",null]',
    });
    expect(await runTest(bench, { definition, stateName: "P", roleArn: role })).toMatchObject({
      output: `["StateName","${role}"]`,
    });
  });

  test("has a token for a task that waits for one", async () => {
    const Resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    const state = { ...task, Resource, Arguments: { MessageBody: "{% $states.context.Task.Token %}" } };
    const answer = await refusal(state, { ...context({ Task: { Token: "t" } }), inspectionLevel: "DEBUG" });
    expect(answer).toMatchObject({ inspectionData: { afterArguments: '{"MessageBody":"t"}' } });
  });
});

test("A state is named that is there, and a lone one is none of a machine", async () => {
  const definition = JSON.stringify(machine({ P: end }));
  const named = (stateName?: string) =>
    runTest(bench, { definition, stateName }).catch(({ message }: Error) => message);
  expect(await named("Q")).toBe("State not found in definition");
  expect(await named()).toBe("StateName must be specified when the definition is a state machine");
  expect(await named("P")).toMatchObject({ status: "SUCCEEDED" });
});
