/**
 * A table as it is defined: whether it is, and else what brings it there. A new one is made here, without the SDK, which
 * takes longer to load than all else that a start needs; its protocol is plain, and our own engine checks no signature.
 */
import { request } from "node:http";
import { json } from "node:stream/consumers";
import type {
  CreateTableCommandInput,
  DescribeTableCommandOutput,
  DescribeTimeToLiveCommandOutput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
  TableDescription,
} from "@aws-sdk/client-dynamodb";

export type TableDefinition = Omit<CreateTableCommandInput, "TableName"> & { timeToLive?: string };

/** Makes it where there is none. `false` where there is more to do, or to be refused: `ensureTable` says what. */
export async function isAsDefined(
  url: string,
  name: string,
  { timeToLive, ...definition }: TableDefinition,
): Promise<boolean> {
  const { Table: present } = await ask<DescribeTableCommandOutput>(url, "DescribeTable", { TableName: name });
  if (present === undefined) {
    await ask(url, "CreateTable", { TableName: name, ...definition });
    const ttl = { Enabled: true, AttributeName: timeToLive };
    if (timeToLive) await ask(url, "UpdateTimeToLive", { TableName: name, TimeToLiveSpecification: ttl });
  }
  const [{ Table: table = {} }, { TimeToLiveDescription: ttl }] = await Promise.all([
    ask<DescribeTableCommandOutput>(url, "DescribeTable", { TableName: name }),
    ask<DescribeTimeToLiveCommandOutput>(url, "DescribeTimeToLive", { TableName: name }),
  ]);
  const plan = planMigration(definition, table);
  const isWhole = "addIndexes" in plan && plan.addIndexes.length === 0 && table.TableStatus === "ACTIVE";
  return isWhole && ttl?.AttributeName === timeToLive;
}

/** A refusal has none of the answer's fields. */
function ask<T>(url: string, operation: string, input: object): Promise<Partial<T>> {
  const headers = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": `DynamoDB_20120810.${operation}`,
    "X-Amz-Date": "20120810T000000Z",
    Authorization:
      "AWS4-HMAC-SHA256 Credential=local/20120810/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none",
  };
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", headers }, (answer) =>
      json(answer).then(resolve as (value: unknown) => void, reject),
    )
      .on("error", reject)
      .end(JSON.stringify(input));
  });
}

/**
 * What brings a table as it is to its definition: the indexes to add, or why it cannot be done. Attribute types count
 * only where both name the attribute. Indexes that the definition no longer has are left alone.
 */
export function planMigration(
  definition: Omit<TableDefinition, "timeToLive">,
  table: TableDescription,
): { addIndexes: GlobalSecondaryIndex[] } | { refused: string } {
  if (keys(definition.KeySchema) !== keys(table.KeySchema)) {
    return { refused: `its keys are ${keys(table.KeySchema)}, wanted are ${keys(definition.KeySchema)}` };
  }
  const types = new Map(table.AttributeDefinitions?.map((it) => [it.AttributeName, it.AttributeType]));
  for (const { AttributeName: name, AttributeType: type } of definition.AttributeDefinitions ?? []) {
    if ((types.get(name) ?? type) !== type) {
      return { refused: `${name} has type ${types.get(name)}, wanted is ${type}` };
    }
  }
  const existing = new Map(table.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]));
  const addIndexes: GlobalSecondaryIndex[] = [];
  for (const index of definition.GlobalSecondaryIndexes ?? []) {
    const present = existing.get(index.IndexName);
    if (present === undefined) addIndexes.push(index);
    else if (shape(present) !== shape(index)) {
      return { refused: `its index ${index.IndexName} is ${shape(present)}, wanted is ${shape(index)}` };
    }
  }
  return { addIndexes };
}

const keys = (schema: KeySchemaElement[] | undefined): string =>
  (schema ?? []).map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(", ");

function shape(index: { KeySchema?: KeySchemaElement[]; Projection?: Projection }): string {
  const { ProjectionType: type = "ALL", NonKeyAttributes: included = [] } = index.Projection ?? {};
  return `${keys(index.KeySchema)} with ${[type, ...included.toSorted()].join(" ")}`;
}
