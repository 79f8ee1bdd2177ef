/** The one DynamoDB client, made at first use: its endpoint and credentials come from the environment. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Resource } from "sst/resource";
import { once } from "../once.ts";
import { traceClient } from "../telemetry/trace.ts";
import { retryConflicts } from "./conflict.ts";

export const dynamo = once(() => traceClient(retryConflicts(new DynamoDBClient({}))));

export const tableName = (): string => Resource.Table.name;
