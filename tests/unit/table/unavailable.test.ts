import { isUnavailable } from "@persona-ai/core/table/unavailable.ts";
import { describe, expect, test } from "vitest";

const named = (name: string, extra: object = {}) => Object.assign(new Error(name), { name }, extra);

describe("the table is unavailable", () => {
  test.each([
    ["throttled", named("ProvisionedThroughputExceededException")],
    ["throttled, wrapped by ElectroDB", new Error("failed", { cause: named("ThrottlingException") })],
    ["busy with a transaction on the item", named("TransactionConflictException", { $fault: "client" })],
    ["not reached", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["a server error of any name", named("SomethingNew", { $metadata: { httpStatusCode: 503 } })],
  ])("%s", (_what, error) => expect(isUnavailable(error)).toBe(true));
});

describe("the table is not to blame", () => {
  test.each([
    ["a condition", named("ConditionalCheckFailedException", { $metadata: { httpStatusCode: 400 } })],
    ["a wrong request", named("ValidationException", { $metadata: { httpStatusCode: 400 } })],
    ["an error of ours", new TypeError("x is undefined")],
    ["no error at all", "text"],
  ])("%s", (_what, error) => expect(isUnavailable(error)).toBe(false));
});

test("an error that is its own cause ends the search", () => {
  const error = new Error("round");
  error.cause = error;
  expect(isUnavailable(error)).toBe(false);
});
