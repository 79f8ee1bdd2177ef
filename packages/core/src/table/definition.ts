/**
 * The one table's keys and indexes, as one value: the local stack and the tests create the table from it, and
 * sst.config.ts deploys it. Every name an entity may use for a key is here.
 *
 * The secondary indexes are sparse and hold keys only: `persona` finds a persona, and the conversations with it, by its
 * id; `generating` finds the personas that are under way; `directory` and `matches` find public cards, by when they
 * were published and by when they last changed. A write that leaves their keys alone costs them nothing.
 */
import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

export const indexes = {
  primary: { pk: "pk", sk: "sk" },
  persona: { name: "gsi1", pk: "gsi1pk", sk: "gsi1sk" },
  generating: { name: "gsi2", pk: "gsi2pk", sk: "gsi2sk" },
  directory: { name: "gsi3", pk: "gsi3pk", sk: "gsi3sk" },
  matches: { name: "gsi4", pk: "gsi4pk", sk: "gsi4sk" },
} as const;

const { primary, ...secondary } = indexes;

const keySchema = (key: { pk: string; sk: string }) => [
  { AttributeName: key.pk, KeyType: "HASH" as const },
  { AttributeName: key.sk, KeyType: "RANGE" as const },
];

export const tableDefinition = {
  KeySchema: keySchema(primary),
  AttributeDefinitions: Object.values(indexes).flatMap(({ pk, sk }) =>
    [pk, sk].map((name) => ({ AttributeName: name, AttributeType: "S" as const })),
  ),
  GlobalSecondaryIndexes: Object.values(secondary).map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection: { ProjectionType: "KEYS_ONLY" as const },
  })),
  BillingMode: "PAY_PER_REQUEST" as const,
  /** The attribute that DynamoDB's time to live reads: seconds since 1970. */
  timeToLive: "expiresAt",
} satisfies Omit<CreateTableCommandInput, "TableName"> & { timeToLive: string };
