/** Versions, aliases, tags, settings and deletion of state machines, through the SDK. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConflictException,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  ResourceNotFound,
  type SFNClient,
  StateMachineAlreadyExists,
  StateMachineDeleting,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
  ValidationException,
} from "@aws-sdk/client-sfn";
import { describe, expect, onTestFinished, test } from "vitest";
import { create, finished, ROLE_ARN, run, start, stepFunctions } from "./support/step-functions.ts";

const saying = (text: string) => ({
  QueryLanguage: "JSONata",
  StartAt: "Say",
  States: { Say: { Type: "Pass", Output: text, End: true } },
});
const text = (definition: object) => JSON.stringify(definition);
const change = (client: SFNClient, stateMachineArn: string, to: string) =>
  client.send(
    new UpdateStateMachineCommand({ stateMachineArn, definition: text(saying(to)), publish: true }),
  );
const outputOf = async (client: SFNClient, arn: string) =>
  (await finished(client, await start(client, arn))).output;

describe("Versions", () => {
  test("keep their revision, and are started by their ARN", async () => {
    const { client } = await stepFunctions();
    const made = { name: "m", roleArn: ROLE_ARN, definition: text(saying("one")), publish: true };
    const { stateMachineVersionArn: one, stateMachineArn } = await client.send(
      new CreateStateMachineCommand({ ...made, versionDescription: "the first" }),
    );
    const { stateMachineVersionArn: two } = await change(client, stateMachineArn as string, "two");
    expect([one, two]).toEqual([`${stateMachineArn}:1`, `${stateMachineArn}:2`]);
    const again = await client.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(again.stateMachineVersionArn).toBe(two);
    expect(await outputOf(client, one as string)).toBe('"one"');
    expect(await outputOf(client, stateMachineArn as string)).toBe('"two"');
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn: one }));
    expect(described).toMatchObject({ description: "the first", definition: text(saying("one")) });
    const listed = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(listed.stateMachineVersions?.map(({ stateMachineVersionArn }) => stateMachineVersionArn)).toEqual([
      two,
      one,
    ]);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: one }));
    expect(executions?.map(({ stateMachineVersionArn }) => stateMachineVersionArn)).toEqual([one]);
    const revisionId = "gone";
    const stale = client.send(new PublishStateMachineVersionCommand({ stateMachineArn, revisionId }));
    await expect(stale).rejects.toBeInstanceOf(ConflictException);
  });

  test("are chosen by an alias, which keeps them from being deleted", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, saying("zero"));
    const { stateMachineVersionArn: one } = await change(client, stateMachineArn, "one");
    const { stateMachineVersionArn: two } = await change(client, stateMachineArn, "two");
    const route = (stateMachineVersionArn: string | undefined, weight = 100) => ({
      stateMachineVersionArn,
      weight,
    });
    const { stateMachineAliasArn } = await client.send(
      new CreateStateMachineAliasCommand({ name: "live", routingConfiguration: [route(one)] }),
    );
    expect(stateMachineAliasArn).toBe(`${stateMachineArn}:live`);
    expect(await outputOf(client, stateMachineAliasArn as string)).toBe('"one"');
    const routingConfiguration = [route(one, 0), route(two, 100)];
    await client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration }));
    const executionArn = await start(client, stateMachineAliasArn as string);
    expect((await finished(client, executionArn)).output).toBe('"two"');
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution).toMatchObject({ stateMachineAliasArn, stateMachineVersionArn: two });
    const held = client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: one }));
    await expect(held).rejects.toThrow(/Current list of aliases referencing this version: \[live\]/);
    const { stateMachineAliases } = await client.send(
      new ListStateMachineAliasesCommand({ stateMachineArn }),
    );
    expect(stateMachineAliases).toHaveLength(1);
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    const gone = client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
    await expect(gone).rejects.toBeInstanceOf(ResourceNotFound);
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: one }));
    await expect(start(client, one as string)).rejects.toBeInstanceOf(StateMachineDoesNotExist);
  });

  test("of an alias add up to 100", async () => {
    const { client } = await stepFunctions();
    const stateMachineArn = await create(client, saying("zero"));
    const { stateMachineVersionArn } = await change(client, stateMachineArn, "one");
    const routingConfiguration = [{ stateMachineVersionArn, weight: 99 }];
    const short = client.send(new CreateStateMachineAliasCommand({ name: "a", routingConfiguration }));
    await expect(short).rejects.toBeInstanceOf(ValidationException);
  });
});

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

/** As AWS recorded it: GitHub localstack/localstack, test_sfn_api_aliasing (snapshot). */
describe("An alias that cannot be", () => {
  const published = async () => {
    const { client } = await stepFunctions();
    const made = { name: "m", roleArn: ROLE_ARN, definition: text(saying("one")), publish: true };
    const { stateMachineArn, stateMachineVersionArn: one } = await client.send(
      new CreateStateMachineCommand(made),
    );
    const change = { stateMachineArn, definition: text(saying("two")), publish: true };
    const { stateMachineVersionArn: two } = await client.send(new UpdateStateMachineCommand(change));
    const route = (weights: { [arn: string]: number } | [string, number][]) =>
      (Array.isArray(weights) ? weights : Object.entries(weights)).map(
        ([stateMachineVersionArn, weight]) => ({
          stateMachineVersionArn,
          weight,
        }),
      );
    const alias = (routes: ReturnType<typeof route>, description = "first") =>
      client.send(
        new CreateStateMachineAliasCommand({ name: "A", description, routingConfiguration: routes }),
      );
    return {
      client,
      machine: stateMachineArn as string,
      one: one as string,
      two: two as string,
      route,
      alias,
    };
  };

  test("is refused with what was received", async () => {
    const { machine, one, two, route, alias } = await published();
    await expect(alias(route({ [one]: 70, [two]: 29 }))).rejects.toThrow(
      "Sum of routing configuration weights must equal 100. Received: [70, 29]",
    );
    await expect(
      alias(
        route([
          [one, 50],
          [one, 50],
        ]),
      ),
    ).rejects.toThrow(`must contain distinct state machine version ARNs. Received: [${one}, ${one}]`);
    await expect(alias(route({ [machine]: 70, [two]: 30 }))).rejects.toThrow(
      `Routing configuration must contain state machine version ARNs. Received: [${machine}, ${two}]`,
    );
  });

  test("is another than the one by its name, or one that is not there", async () => {
    const { client, one, two, route, alias } = await published();
    const { stateMachineAliasArn } = await alias(route({ [one]: 100 }));
    expect(await alias(route({ [one]: 100 }))).toMatchObject({ stateMachineAliasArn });
    const conflict = { name: "ConflictException" };
    await expect(alias(route({ [one]: 100 }), "second")).rejects.toMatchObject(conflict);
    await expect(alias(route({ [one]: 50, [two]: 50 }))).rejects.toMatchObject(conflict);
    for (const _ of ["there", "gone"])
      await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    const gone = client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
    await expect(gone).rejects.toThrow("Request references a resource that does not exist.");
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
