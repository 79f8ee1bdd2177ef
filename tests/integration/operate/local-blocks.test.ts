/** The runbook's commands for one person's trouble, from a generation that hangs to the end of the account. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  type DynamoDBClient,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { dynamo, tableName } from "@persona-ai/core/table";
import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { Workflow } from "@persona-ai/core/workflow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { eventually } from "../../support/eventually.ts";
import { type Fault, setFaults, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { startTestStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { hasAwsCli, runLocal } from "./runbook.ts";

/** In slow motion, so that the waits for a throttled model outlast the test on any machine. */
const stack = await startTestStack({ TIME_SCALE: "1000" });
afterAll(stack.close);

describe.skipIf(!hasAwsCli)("the runbook, when a generation hangs because the model is throttled:", () => {
  let ada: SignedIn;
  let of: Record<"USER_ID" | "PERSONA_ID" | "EXECUTION", string>;

  beforeAll(async () => {
    ada = await signUp();
    const analysis = await readyAnalysis(ada);
    await setFaults(...Array<Fault>(100).fill("throttle"));
    const { body } = await ada.post("/personas/generate", { analysisId: analysis.id });
    const { persona } = body;
    const EXECUTION = Workflow.executionArn({ personaId: persona.id, version: 1 });
    of = { USER_ID: ada.user.id, PERSONA_ID: persona.id, EXECUTION };
    await eventually(async () =>
      expect((await ada.get("/personas/me")).body.step).toBe("generating_profile"),
    );
  });

  const status = async () => (await Workflow.describe(of.EXECUTION))?.status;

  test("its head shows where it is, and its id whose it is", async () => {
    const told = await runLocal("A persona is stuck or failed", of);
    for (const fact of ["generating_profile", of.EXECUTION, of.USER_ID]) expect(told).toContain(fact);
  });

  test("its execution shows what it waits for", async () => {
    const told = await runLocal("What failed", of);
    for (const fact of ["RUNNING", "TaskScheduled"]) expect(told).toContain(fact);
  });

  test("stopping it tells its owner so", async () => {
    expect(await runLocal("A persona is stuck or failed", of, 2)).toContain("stopDate");
    expect(await status()).toBe("ABORTED");
    expect(await settled(ada)).toMatchObject({ status: "failed", error: { code: "generation_stopped" } });
  });

  test("redriving it then changes nothing, because the persona says failed", async () => {
    const told = await runLocal("Redriving an execution", of);
    expect(told).toContain("REDRIVABLE");
    expect(told).toContain("redriveDate");
    await eventually(async () => expect(await status()).toBe("FAILED"));
    expect((await Workflow.describe(of.EXECUTION))?.error).toBe("GenerationSuperseded");
    expect((await ada.get("/personas/me")).body).toMatchObject({ status: "failed", version: 1 });
    expect(await runLocal("What failed", of)).toContain(`${of.PERSONA_ID}-v1`);
  });

  test("a retry on the owner's behalf makes the persona", async () => {
    await setFaults();
    expect(await runLocal("A persona is stuck or failed", of, 1)).toBe(
      `${of.PERSONA_ID} version 2 is generating\n`,
    );
    expect(await settled(ada)).toMatchObject({ status: "ready", version: 2 });
    await expect(runLocal("A persona is stuck or failed", of, 1)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("not_retryable"),
    });
  });

  test("what was damaged is put back from a restored table", async () => {
    const before = await ada.get("/users/me/export");
    const RESTORED = `${tableName()}-restored`;
    await copy(dynamo(), RESTORED, of.USER_ID);
    await ada.delete("/personas/me");
    expect((await ada.get("/personas/me")).status).toBe(404);
    await runLocal("Restoring the table", { ...of, RESTORED });
    const { body } = await ada.get("/users/me/export");
    expect({ ...body, exportedAt: before.body.exportedAt }).toEqual(before.body);
  });

  test("the user is deleted, and everything of theirs", async () => {
    expect(await runLocal("Deleting a user", of)).toBe(`${of.USER_ID} is removed\n`);
    expect((await ada.get("/users/me")).status).toBe(401);
    expect(await itemsOf(dynamo(), of.USER_ID)).toEqual([]);
  });
});

async function itemsOf(client: DynamoDBClient, userId: string) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: `$persona#userId_${userId}` } },
      ConsistentRead: true,
    }),
  );
  return Items;
}

/** What point-in-time recovery leaves: another table with the same items. */
async function copy(client: DynamoDBClient, TableName: string, userId: string): Promise<void> {
  const { timeToLive: _timeToLive, ...definition } = tableDefinition;
  await client.send(new CreateTableCommand({ ...definition, TableName }));
  const puts = (await itemsOf(client, userId)).map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: puts } }));
}
