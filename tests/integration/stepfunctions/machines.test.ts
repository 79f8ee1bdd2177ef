/** Settings, tags, deletion, validation and the start of state machines, through the SDK. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListTagsForResourceCommand,
  StateMachineAlreadyExists,
  StateMachineDeleting,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { describe, expect, onTestFinished, test } from "vitest";
import { create, outputOf, ROLE_ARN, run, saying, start, stepFunctions } from "./support/step-functions.ts";

const text = (definition: object) => JSON.stringify(definition);

describe("A machine's settings", () => {
  test("are kept and shown, with the revision of then for an execution", async () => {
    const { client } = await stepFunctions();
    const loggingConfiguration = {
      level: "ERROR",
      includeExecutionData: true,
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:us-east-1:000000000000:log-group:g:*" } },
      ],
    } as const;
    const tracingConfiguration = { enabled: true };
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({
        ...{ name: "m", roleArn: ROLE_ARN, definition: text(saying("one")) },
        ...{
          loggingConfiguration: {
            ...loggingConfiguration,
            destinations: [...loggingConfiguration.destinations],
          },
        },
        tracingConfiguration,
      }),
    );
    const shown = { loggingConfiguration, tracingConfiguration };
    const before = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(before).toMatchObject(shown);
    const executionArn = await start(client, stateMachineArn as string);
    await client.send(
      new UpdateStateMachineCommand({ stateMachineArn, loggingConfiguration: { level: "OFF" } }),
    );
    const then = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(then).toMatchObject({ ...shown, revisionId: before.revisionId });
    const now = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect([now.loggingConfiguration?.level, now.revisionId === before.revisionId]).toEqual(["OFF", false]);
  });

  test("that it cannot keep are refused", async () => {
    const { client } = await stepFunctions();
    const made = { name: "m", roleArn: ROLE_ARN, definition: text(saying("one")) };
    const logging = client.send(
      new CreateStateMachineCommand({ ...made, loggingConfiguration: { level: "ALL" } }),
    );
    await expect(logging).rejects.toMatchObject({ name: "InvalidLoggingConfiguration" });
    const type = "CUSTOMER_MANAGED_KMS_KEY";
    const key = client.send(new CreateStateMachineCommand({ ...made, encryptionConfiguration: { type } }));
    await expect(key).rejects.toMatchObject({ name: "InvalidEncryptionConfiguration" });
    await client.send(new CreateStateMachineCommand(made));
    const other = client.send(
      new CreateStateMachineCommand({ ...made, tracingConfiguration: { enabled: true } }),
    );
    await expect(other).rejects.toBeInstanceOf(StateMachineAlreadyExists);
  });

  test("and tags are listed, changed and removed", async () => {
    const { client } = await stepFunctions();
    const resourceArn = await create(client, saying("one"));
    const tags = [
      { key: "team", value: "a" },
      { key: "stage", value: "test" },
    ];
    await client.send(new TagResourceCommand({ resourceArn, tags }));
    await client.send(new TagResourceCommand({ resourceArn, tags: [{ key: "team", value: "b" }] }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ["stage"] }));
    const listed = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(listed.tags).toEqual([{ key: "team", value: "b" }]);
  });
});

describe("Deletion", () => {
  test("waits for the executions that run, and starts no other", async () => {
    const { client } = await stepFunctions();
    const wait = { Type: "Wait", Seconds: 99, End: true };
    const stateMachineArn = await create(client, { StartAt: "W", States: { W: wait } });
    const executionArn = await start(client, stateMachineArn);
    await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    const { status } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(status).toBe("DELETING");
    await expect(start(client, stateMachineArn)).rejects.toBeInstanceOf(StateMachineDeleting);
    await client.send(new StopExecutionCommand({ executionArn }));
    const described = client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    await expect(described).rejects.toBeInstanceOf(StateMachineDoesNotExist);
    await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    expect((await run(client, saying("again"))).output).toBe("again");
  });
});

describe("ValidateStateMachineDefinition", () => {
  const ask = async (definition: object, maxResults?: number) => {
    const { client } = await stepFunctions();
    const { $metadata: _, ...answer } = await client.send(
      new ValidateStateMachineDefinitionCommand({
        definition: text(definition),
        ...(maxResults && { maxResults }),
      }),
    );
    return answer;
  };

  test("finds nothing wrong with what may be created", async () => {
    expect(await ask(saying("one"))).toEqual({ result: "OK", diagnostics: [], truncated: false });
  });

  test("lists what is wrong, with its code and place, as many as are asked for", async () => {
    const wait = { Type: "Wait", Seconds: 1.5, Next: "Gone" };
    const wrong = { QueryLanguage: "JSONata", StartAt: "W", States: { W: wait } };
    const diagnostics = [
      ["SCHEMA_VALIDATION_FAILED", "Expected value of type Integer", "/States/W/Seconds"],
      ["MISSING_TRANSITION_TARGET", "Missing 'Next' target: Gone", "/States/W/Next"],
      ["MISSING_END_STATE", "Workflow has no terminal state"],
    ].map(([code, message, location]) => ({ severity: "ERROR", code, message, location }));
    expect(await ask(wrong)).toEqual({ result: "FAIL", diagnostics, truncated: false });
    expect(await ask(wrong, 1)).toEqual({ result: "FAIL", diagnostics: [diagnostics[0]], truncated: true });
  });
});

test("A start brings its machines up to date, and leaves one that is so as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "machines-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const startedWith = async (definition: object) => {
    const options = { database: join(folder, "states.sqlite"), machines: { m: definition } };
    const { client, stop } = await stepFunctions(options);
    const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    const output = await outputOf(client, stateMachineArn);
    await stop();
    return { revision: described.revisionId, output };
  };
  const first = await startedWith(saying("one"));
  expect(await startedWith(saying("one"))).toEqual(first);
  const changed = await startedWith(saying("two"));
  expect(changed.revision).not.toBe(first.revision);
  expect([first.output, changed.output]).toEqual(['"one"', '"two"']);
});
