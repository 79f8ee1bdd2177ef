/** That what reads one item without ElectroDB's chain reads what that does. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PersonaEntity, PersonaVersionEntity } from "@persona-ai/core/persona/persona.entity.ts";
import { dynamo, entities } from "@persona-ai/core/table";
import { itemReader } from "@persona-ai/core/table/read.ts";
import { expect, test } from "vitest";

const userId = "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C";
const common = {
  userId,
  personaId: "per_1",
  analysisId: "ana_1",
  executionArn: "arn",
  createdAt: "2026-11-22",
};

test("an item is what ElectroDB's get finds by the same key", async () => {
  const head = { ...common, status: "failed", step: "done", visibility: "private", revision: 3 } as const;
  const error = { code: "model_refused", message: "It did — “so”.", retryable: false };
  await entities()
    .persona.put({ ...head, version: 12, error })
    .go();
  const usage = { inputTokens: 1, outputTokens: 0, costUsd: 0.000_123_4 };
  await entities()
    .personaVersion.put({ ...common, version: 12, status: "ready", usage: usage as never })
    .go();

  const persona = await itemReader(PersonaEntity)({ userId });
  expect(persona).toMatchObject({ userId, version: 12, error });
  expect(persona).toEqual((await entities().persona.get({ userId }).go({ consistent: true })).data);
  const version = await itemReader(PersonaVersionEntity)({ userId, version: 12 });
  expect(version).toMatchObject({ version: 12, usage });
  const key = { userId, version: 12 };
  expect(version).toEqual((await entities().personaVersion.get(key).go({ consistent: true })).data);
});

test("where there is no item, there is none", async () => {
  expect(await itemReader(PersonaEntity)({ userId: "usr_nobody" })).toBeUndefined();
  expect(await itemReader(PersonaVersionEntity)({ userId, version: 2 })).toBeUndefined();
});

test("nothing makes a log of what the table answers", () => {
  const of = (client: DynamoDBClient) => client.middlewareStack.identify().join();
  expect(of(new DynamoDBClient({}))).toContain("loggerMiddleware");
  expect(of(dynamo())).not.toContain("loggerMiddleware");
});

test("half of a key is none", async () => {
  await expect(itemReader(PersonaVersionEntity)({ userId } as never)).rejects.toThrow(/key/i);
});
