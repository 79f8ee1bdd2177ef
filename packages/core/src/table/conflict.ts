/**
 * A single write that meets a transaction on its item is refused by DynamoDB, and not tried again by the SDK: the
 * table's client does so, a few times. Whoever meets one still has nothing to wait for but milliseconds.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { causesOf } from "../error.ts";
import { pauseMs } from "./retry.ts";

const ATTEMPTS = 6;

/** ElectroDB wraps the SDK's error. */
export const isConflict = (error: unknown): boolean =>
  causesOf(error).some(({ name }) => name === "TransactionConflictException");

export function retryConflicts(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await next(args);
        } catch (error) {
          if (!isConflict(error) || attempt === ATTEMPTS) throw error;
          await sleep(pauseMs(attempt));
        }
      }
    },
    { step: "initialize", priority: "high", name: "retryConflicts" },
  );
  return client;
}
