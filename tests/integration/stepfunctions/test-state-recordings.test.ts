/** Every answer of TestState that was recorded on AWS, asked for here through the SDK: the same answer or refusal. */
import { readFileSync } from "node:fs";
import { type SFNClient, TestStateCommand, type TestStateCommandInput } from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { differences } from "./support/likeness.ts";
import { stepFunctions } from "./support/step-functions.ts";

type Case = { name: string; request: TestStateCommandInput; expected: { [field: string]: unknown } };

const file = new URL("../../fixtures/teststate-recorded-on-aws/cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] };

describe("Answers of TestState recorded on AWS", () => {
  for (const { name, request, expected } of cases) {
    test(name, async () => {
      const { client } = await stepFunctions();
      expect(differences(await answer(client, request), expected)).toEqual([]);
    });
  }
});

async function answer(client: SFNClient, request: TestStateCommandInput): Promise<unknown> {
  try {
    const { $metadata: _, ...found } = await client.send(new TestStateCommand(request));
    return found;
  } catch (thrown) {
    const { name, message } = thrown as Error;
    return { error: name, message };
  }
}
