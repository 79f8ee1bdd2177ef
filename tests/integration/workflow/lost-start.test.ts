/** A generation that was claimed, and whose start was lost: whoever asks again has it started. */
import { Workflow } from "@persona-ai/core/workflow";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import type { SignedIn } from "../../support/client.ts";
import { stopClock } from "../../support/clock.ts";
import { generate, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { claimed } from "./claimed.ts";

async function lost(client: SignedIn, secondsAgo: number) {
  const analysis = await readyAnalysis(client);
  const { id } = await generate(client, analysis.id);
  const generation = { userId: client.user.id, personaId: id, version: 2, analysisId: analysis.id };
  await claimed(generation, new Date(Date.now() - secondsAgo * 1000));
  return { analysis, executionArn: Workflow.executionArn(generation) };
}

test.each(["generate", "retry"])("POST %s starts one that has waited for seconds", async (how) => {
  const client = await signUp();
  const { analysis } = await lost(client, 5);
  const body = how === "generate" ? { analysisId: analysis.id } : undefined;
  const path = how === "generate" ? "/personas/generate" : "/personas/me/retry";
  expect(accepted(await client.post(path, body)).body).toMatchObject({
    persona: { version: 2, status: "generating" },
  });
  expect(await settled(client)).toMatchObject({ version: 2, status: "ready" });
});

test("one that was claimed a moment ago is left to whoever claimed it", async () => {
  stopClock();
  const client = await signUp();
  const { analysis, executionArn } = await lost(client, 1);
  accepted(await client.post("/personas/generate", { analysisId: analysis.id }));
  expect(await Workflow.describe(executionArn)).toBeUndefined();
});
