/**
 * DynamoDB's own errors on the wire (JSON 1.0): the status and `__type` that the API reference gives for each, and for
 * a cancelled transaction a reason an item.
 */
import type { TableFault } from "./table-proxy.ts";

type ErrorAnswer = { status: number; headers: Record<string, string>; body: string };

const NAMESPACE = "com.amazonaws.dynamodb.v20120810#";
const SINGLE_WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem"]);

const answer = (status: number, type: string, fields: object): ErrorAnswer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify({ __type: type, ...fields }),
});

/** `undefined` where the service could not answer so: a read conflicts with nothing, unless it is a transaction. */
export function errorAnswer(fault: TableFault, operation: string, body: Buffer): ErrorAnswer | undefined {
  if (fault === "throttled") {
    return answer(400, `${NAMESPACE}ProvisionedThroughputExceededException`, {
      message: "The level of configured provisioned throughput for the table was exceeded.",
    });
  }
  if (fault === "unavailable") return answer(500, `${NAMESPACE}InternalServerError`, { message: "Internal" });
  if (fault !== "conflict") return undefined;
  if (SINGLE_WRITES.has(operation)) {
    return answer(400, `${NAMESPACE}TransactionConflictException`, {
      message: "Transaction is ongoing for the item",
    });
  }
  return operation.startsWith("Transact") ? cancelled(body) : undefined;
}

function cancelled(body: Buffer): ErrorAnswer {
  const { TransactItems: items } = JSON.parse(body.toString()) as { TransactItems: unknown[] };
  const reasons = items.map((_, i) =>
    i === 0
      ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }
      : { Code: "None" },
  );
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return answer(400, `${NAMESPACE}TransactionCanceledException`, {
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  });
}
