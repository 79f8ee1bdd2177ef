import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { isAsDefined } from "@persona-ai/local/dynamodb/plan.ts";
import { ensureTable } from "@persona-ai/local/dynamodb/table.ts";
import { StackError } from "@persona-ai/local/stack/error.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts, listen } from "../../support/ports.ts";

const host = "127.0.0.1";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const keyTypes = tableDefinition.KeySchema.map(({ AttributeName }) => ({
  AttributeName,
  AttributeType: "S" as const,
}));
const connect = (endpoint: string) => new DynamoDBClient({ endpoint, region: "us-east-1", credentials });

describe("a table is brought to its definition", () => {
  let client: DynamoDBClient;
  let url: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const dynamodb = await startDynamoDb({ host, port: await freePorts(), database: ":memory:" });
    url = dynamodb.url;
    client = connect(url);
    close = dynamodb.close;
  });
  afterAll(() => close());

  test.each([
    ["made", (name: string) => ensureTable(client, name, tableDefinition)],
    ["made-without-the-SDK", (name: string) => isAsDefined(url, name, tableDefinition)],
  ])("it is %s with its indexes and time to live, also by two at once and again", async (name, make) => {
    await Promise.all([make(name), make(name)]);
    await make(name);
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const { TimeToLiveDescription: ttl } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: name }),
    );
    expect(table?.KeySchema).toEqual(tableDefinition.KeySchema);
    expect(
      table?.GlobalSecondaryIndexes?.map(({ IndexName, IndexStatus }) => [IndexName, IndexStatus]),
    ).toEqual(tableDefinition.GlobalSecondaryIndexes.map(({ IndexName }) => [IndexName, "ACTIVE"]));
    expect(ttl).toMatchObject({ AttributeName: tableDefinition.timeToLive, TimeToLiveStatus: "ENABLED" });
  });

  test("a missing index is added to a table that has items, and finds them", async () => {
    const [first, ...rest] = tableDefinition.GlobalSecondaryIndexes;
    const keyNames = [...tableDefinition.KeySchema, ...first!.KeySchema].map((key) => key.AttributeName);
    const before = {
      ...tableDefinition,
      GlobalSecondaryIndexes: [first!],
      AttributeDefinitions: tableDefinition.AttributeDefinitions.filter((it) =>
        keyNames.includes(it.AttributeName),
      ),
    };
    await ensureTable(client, "grown", before);
    const index = rest[0]!;
    const names = [...tableDefinition.KeySchema, ...index.KeySchema].map((key) => key.AttributeName);
    const item = Object.fromEntries(names.map((name) => [name, { S: `${name}-1` }]));
    await client.send(new PutItemCommand({ TableName: "grown", Item: item }));

    await ensureTable(client, "grown", tableDefinition);

    const hash = index.KeySchema[0]!.AttributeName;
    const found = await client.send(
      new QueryCommand({
        TableName: "grown",
        IndexName: index.IndexName,
        KeyConditionExpression: "#hash = :value",
        ExpressionAttributeNames: { "#hash": hash },
        ExpressionAttributeValues: { ":value": { S: `${hash}-1` } },
      }),
    );
    expect(found.Items).toEqual([item]);
  });

  test("one that is not as it is defined is left for whoever can say why, or mend it", async () => {
    const { timeToLive: _, ...lasting } = tableDefinition;
    const { GlobalSecondaryIndexes, ...plain } = tableDefinition;
    const fewer = { ...tableDefinition, GlobalSecondaryIndexes: GlobalSecondaryIndexes.slice(0, 1) };
    const other = { ...tableDefinition, KeySchema: tableDefinition.KeySchema.slice(0, 1) };
    expect(await isAsDefined(url, "as-it-is", tableDefinition)).toBe(true);
    expect(await isAsDefined(url, "as-it-is", other)).toBe(false);
    expect(await isAsDefined(url, "as-it-is", lasting)).toBe(false);
    expect(await isAsDefined(url, "as-it-is", fewer)).toBe(true);
    await ensureTable(client, "plain", { ...plain, AttributeDefinitions: keyTypes });
    expect(await isAsDefined(url, "plain", tableDefinition)).toBe(false);
    await ensureTable(client, "plain", tableDefinition);
    expect(await isAsDefined(url, "plain", tableDefinition)).toBe(true);
  });

  test("a definition with other keys is refused and says what differs", async () => {
    await ensureTable(client, "kept", tableDefinition);
    const other = { ...tableDefinition, KeySchema: tableDefinition.KeySchema.slice(0, 1) };
    const refusal = ensureTable(client, "kept", other);
    await expect(refusal).rejects.toThrow(StackError);
    await expect(refusal).rejects.toThrow(/table kept .* its keys are pk \(HASH\), sk \(RANGE\)/);
  });
});

describe("the engine", () => {
  test("keeps its items in the file over a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dynamodb-"));
    const start = async () =>
      startDynamoDb({ host, port: await freePorts(), database: join(folder, "dynamodb.sqlite") });
    const key = { pk: { S: "a" }, sk: { S: "b" } };

    const first = await start();
    await ensureTable(connect(first.url), "kept", tableDefinition);
    await connect(first.url).send(new PutItemCommand({ TableName: "kept", Item: { ...key, n: { N: "1" } } }));
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow("fetch failed");

    const second = await start();
    const { Item: item } = await connect(second.url).send(
      new GetItemCommand({ TableName: "kept", Key: key }),
    );
    await second.close();
    await rm(folder, { recursive: true });
    expect(item).toEqual({ ...key, n: { N: "1" } });
  });

  test("waits, where it goes on with a file, for the engine of a killed process to leave the port", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dynamodb-"));
    const port = await freePorts();
    const other = await listen(port);
    setTimeout(() => other.close(), 300);
    const engine = await startDynamoDb({ host, port, database: join(folder, "dynamodb.sqlite") });
    expect(engine.url).toBe(`http://${host}:${port}`);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  test("says that its port is taken", async () => {
    const port = await freePorts();
    const other = await listen(port);
    await expect(startDynamoDb({ host, port, database: ":memory:" })).rejects.toMatchObject({
      code: "EADDRINUSE",
      port,
    });
    other.close();
  });
});
