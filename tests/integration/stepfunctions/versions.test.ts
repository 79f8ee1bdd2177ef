import {
  ConflictException,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  ResourceNotFound,
  type SFNClient,
  StateMachineDoesNotExist,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  ValidationException,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import {
  create,
  finished,
  outputOf,
  ROLE_ARN,
  saying,
  start,
  stepFunctions,
} from "./support/step-functions.ts";

const text = (definition: object) => JSON.stringify(definition);
const change = (client: SFNClient, stateMachineArn: string, to: string) =>
  client.send(
    new UpdateStateMachineCommand({ stateMachineArn, definition: text(saying(to)), publish: true }),
  );

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
