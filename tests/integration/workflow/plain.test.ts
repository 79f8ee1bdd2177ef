import { afterAll, afterEach, expect, test } from "vitest";
import { type Fault, generate, runOf, setFaults } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { startTestStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const stack = await startTestStack({ PLAIN_PROFILE: "1" });
afterAll(stack.close);
afterEach(() => setFaults());

test("with both models down, a deployment that allows it publishes a plain persona, marked as one", async () => {
  const client = await signUp("Grace");
  const analysis = await readyAnalysis(client);
  await setFaults(...Array.from({ length: 60 }, (): Fault => "unavailable"));
  const persona = await generate(client, analysis.id);

  expect(persona).toMatchObject({ status: "ready", model: "none", usage: { calls: 0 } });
  expect(persona.profile?.summary).toContain("no language model wrote it");
  expect(persona.fidelity?.warnings.map(({ code }) => code)).toEqual(["plain_profile"]);
  expect(await runOf(client)).toContain("WritePlainProfile:succeeded×1");
});

test("a refusal of the model is no reason for a plain persona", async () => {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  await setFaults("refuse");
  expect(await generate(client, analysis.id)).toMatchObject({
    status: "failed",
    error: { code: "model_refused" },
  });
});
