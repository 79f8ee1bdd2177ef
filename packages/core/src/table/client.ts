/** The one DynamoDB client, made at first use: its endpoint and credentials come from the environment. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Resource } from "sst/resource";
import { traceClient } from "../telemetry/trace.ts";

let client: DynamoDBClient | undefined;

export function dynamo(): DynamoDBClient {
  client ??= traceClient(new DynamoDBClient({}));
  return client;
}

export const tableName = (): string => Resource.Table.name;
