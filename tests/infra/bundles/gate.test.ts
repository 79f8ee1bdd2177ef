import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { allows, openGate } from "../deployed/gate.ts";
import { needsOf } from "../deployed/permissions.ts";
import type { Statement } from "../synthesis/policy.ts";

const TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/some";
const statement = (fields: Partial<Statement>): Statement => ({
  effect: "Allow",
  actions: ["dynamodb:GetItem"],
  resources: [TABLE],
  principals: [],
  conditions: [],
  ...fields,
});
const need = { action: "dynamodb:GetItem", resource: TABLE };

describe("what a role allows", () => {
  test.each([
    ["the action on the resource", [statement({})], true],
    ["nothing", [], false],
    ["another action", [statement({ actions: ["dynamodb:PutItem"] })], false],
    ["an index of the table", [statement({ resources: [`${TABLE}/index/gsi1`] })], false],
    ["a pattern that the resource fits", [statement({ resources: [`${TABLE}*`] })], true],
    ["it under a condition that does not hold", [statement({ conditions: ["aws:x StringEquals y"] })], false],
    ["it and denies it", [statement({}), statement({ effect: "Deny" })], false],
  ])("%s", (_, statements, allowed) => {
    expect(allows(statements, need)).toBe(allowed);
  });

  test("a condition that holds", () => {
    const statements = [statement({ conditions: ["aws:x StringEquals y"] })];
    expect(allows(statements, { ...need, context: { "aws:x": "y" } })).toBe(true);
  });
});

test("a transaction needs what each of its parts needs", () => {
  const TransactItems = [
    { Put: { TableName: "some" } },
    { Update: { TableName: "some" } },
    { Delete: { TableName: "some" } },
    { ConditionCheck: { TableName: "some" } },
  ];
  const needs = needsOf("DynamoDB_20120810.TransactWriteItems", "/", { TransactItems });
  expect(needs).toEqual(
    ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"].map((action) => ({
      action: `dynamodb:${action}`,
      resource: TABLE,
    })),
  );
});

test("the SDK sees a denial as AWS's", async () => {
  const gate = await openGate([], { dynamodb: "", states: "", bedrock: "" });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: gate.url, region: "eu-west-1", credentials });
  try {
    const read = client.send(new GetItemCommand({ TableName: "some", Key: { pk: { S: "a" } } }));
    await expect(read).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(gate.denied).toEqual([`dynamodb:GetItem on ${TABLE}`]);
  } finally {
    client.destroy();
    gate.close();
  }
});
