/**
 * Whether a table is as it is defined, and else what brings it there. It is asked in DynamoDB's protocol with a
 * signature of nothing, which only an engine of this machine's takes: the SDK takes longer to load than all else that a start needs.
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

/** `false` where there is no such table, too. */
export async function isAsDefined(
  url: string,
  name: string,
  { timeToLive, ...definition }: TableDefinition,
): Promise<boolean> {
  const [{ Table }, { TimeToLiveDescription }] = await Promise.all([
    ask<DescribeTableCommandOutput>(url, "DescribeTable", name),
    ask<DescribeTimeToLiveCommandOutput>(url, "DescribeTimeToLive", name),
  ]);
  const plan = planMigration(definition, Table ?? {});
  return (
    "addIndexes" in plan &&
    plan.addIndexes.length === 0 &&
    TimeToLiveDescription?.AttributeName === timeToLive
  );
}

/** What a refusal says of itself has none of the answer's fields. */
function ask<T>(url: string, operation: string, TableName: string): Promise<Partial<T>> {
  const headers = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": `DynamoDB_20120810.${operation}`,
    Authorization:
      "AWS4-HMAC-SHA256 Credential=local/20120810/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none",
    "X-Amz-Date": "20120810T000000Z",
  };
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", headers }, (answer) =>
      json(answer).then(resolve as (value: unknown) => void, reject),
    )
      .on("error", reject)
      .end(JSON.stringify({ TableName }));
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
