/** The one DynamoDB client, made at first use: its endpoint and credentials come from the environment. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Resource } from "sst/resource";
import { once } from "../once.ts";
import { traceClient } from "../telemetry/trace.ts";
import { retryConflicts } from "./conflict.ts";

export const dynamo = once(() => traceClient(retryConflicts(withoutLog(new DynamoDBClient({})))));

/** The SDK copies every answer, without what is secret, for a log that nobody keeps: a tenth of what a read takes. */
function withoutLog(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

export const tableName = (): string => Resource.Table.name;
