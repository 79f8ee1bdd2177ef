/**
 * What brings a table as it is to its definition: the indexes to add, or why it cannot be done. Attribute types count
 * only where both name the attribute. Indexes that the definition no longer has are left alone.
 */
import type {
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
  TableDescription,
} from "@aws-sdk/client-dynamodb";

type Definition = Pick<
  CreateTableCommandInput,
  "KeySchema" | "AttributeDefinitions" | "GlobalSecondaryIndexes"
>;
export type Migration = { addIndexes: GlobalSecondaryIndex[] } | { refused: string };

export function planMigration(definition: Definition, table: TableDescription): Migration {
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
