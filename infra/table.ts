/**
 * The one table, from core's definition of it, which the local stack and the tests make theirs from, too.
 *
 * A link gives a function the table's name alone. SST would add `dynamodb:*`; what a function may do is said where it
 * is created, in actions.
 */
import { indexes as all, tableDefinition } from "@persona-ai/core/table/definition.ts";
import type { Settings } from "./settings.ts";

const { primary: _primary, ...indexes } = all;
const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, timeToLive } = tableDefinition;

/** A transaction needs what each of its parts would need alone. */
type Action =
  | "BatchGetItem"
  | "BatchWriteItem"
  | "ConditionCheckItem"
  | "DeleteItem"
  | "GetItem"
  | "PutItem"
  | "Query"
  | "Scan"
  | "UpdateItem";

export function createTable({ deletionProtection }: Settings) {
  sst.Linkable.wrap(sst.aws.Dynamo, ({ name }) => ({ properties: { name } }));
  const link = new sst.aws.Dynamo("Table", {
    fields: Object.fromEntries(AttributeDefinitions.map(({ AttributeName }) => [AttributeName, "string"])),
    primaryIndex: keys(KeySchema),
    globalIndexes: Object.fromEntries(
      GlobalSecondaryIndexes.map((index) => [
        index.IndexName,
        { ...keys(index.KeySchema), projection: "keys-only" },
      ]),
    ),
    ttl: timeToLive,
    deletionProtection,
  });
  return {
    link,
    arn: link.arn,
    names: { name: link.name, indexes: Object.values(indexes).map(({ name }) => name) },
    may: (...actions: Action[]) => permission(actions, link.arn),
    mayQuery: (index: keyof typeof indexes) =>
      permission(["Query"], $interpolate`${link.arn}/index/${indexes[index].name}`),
  };
}

const permission = (actions: Action[], resource: $util.Input<string>) => ({
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: [resource],
});

const keys = ([hash, range]: (typeof tableDefinition)["KeySchema"]) => ({
  hashKey: hash?.AttributeName ?? "",
  rangeKey: range?.AttributeName ?? "",
});
