/**
 * Brings a table to its definition: makes it when it is missing, adds missing indexes and the time to live. It is
 * safe to repeat and to run twice at once. What DynamoDB cannot change in place (keys, key types, an index's own
 * keys) is refused with a `StackError` that names it; nothing is ever deleted.
 */
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { StackError } from "../stack/error.ts";
import { planMigration, type TableDefinition } from "./plan.ts";

const WAIT = { minDelay: 1, maxDelay: 2, maxWaitTime: 60 };

export async function ensureTable(
  client: DynamoDBClient,
  name: string,
  { timeToLive, ...definition }: TableDefinition,
): Promise<void> {
  const table = (await describe(client, name)) ?? (await create(client, name, definition));
  const plan = planMigration(definition, table ?? {});
  if ("refused" in plan) {
    throw new StackError(
      `The table ${name} was made from an earlier definition that cannot be changed in place: ${plan.refused}. ` +
        "Move the data folder (DATA_DIR) away to begin anew.",
    );
  }
  for (const index of plan.addIndexes) {
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: definition.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
    await waitUntilIndexed(client, name);
  }
  if (timeToLive !== undefined) await ensureTimeToLive(client, name, timeToLive);
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, name: string, definition: TableDefinition) {
  try {
    await client.send(new CreateTableCommand({ ...definition, TableName: name }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  const table = await describe(client, name);
  if (table?.TableStatus === "ACTIVE") return table;
  await waitUntilTableExists({ client, ...WAIT }, { TableName: name });
  return describe(client, name);
}

async function waitUntilIndexed(client: DynamoDBClient, name: string): Promise<void> {
  for (const deadline = Date.now() + WAIT.maxWaitTime * 1_000; Date.now() < deadline; ) {
    const table = await describe(client, name);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    if (indexes.every(({ IndexStatus }) => IndexStatus === undefined || IndexStatus === "ACTIVE")) return;
    await sleep(100);
  }
  throw new StackError(`The indexes of the table ${name} did not become active in ${WAIT.maxWaitTime} s.`);
}

async function ensureTimeToLive(client: DynamoDBClient, name: string, attribute: string): Promise<void> {
  const { TimeToLiveDescription: current } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: name }),
  );
  if (current?.AttributeName === attribute) return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { Enabled: true, AttributeName: attribute },
    }),
  );
}
