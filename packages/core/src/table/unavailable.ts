/**
 * The table's own failures under one name, so that a workflow can retry on it: DynamoDB throttled, down, not reached,
 * or busy with somebody's transaction on the same item, after the SDK's retries (of the last it makes none). A
 * condition that does not hold, or a request that is wrong, is not among them.
 */
import { causesOf, errorClass } from "../error.ts";

export class TableUnavailable extends errorClass("table_unavailable") {}

const NAMES = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "InternalServerError",
  "ServiceUnavailable",
  "TransactionInProgressException",
  "TransactionConflictException",
  "TimeoutError",
]);
const CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/** ElectroDB wraps the SDK's error: the whole chain of causes counts. */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    const { name, code, $metadata } = cause as Error & {
      code?: unknown;
      $metadata?: { httpStatusCode?: number };
    };
    return NAMES.has(name) || CODES.has(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
  });
}
