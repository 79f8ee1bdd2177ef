/** A first model that cannot be had, or does not come to an end: personas and answers come from the fallback. */
import { Resource } from "sst/resource";
import { afterEach, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { attemptsOf } from "../../support/faults/policy.ts";
import { forgetCalls, generate, modelCalls, runOf } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { say } from "../chat/support.ts";

await ownStack();

const { id: FIRST, fallbackId: FALLBACK } = Resource.Model;
const ALWAYS = 1_000;

async function set(faults: unknown[]): Promise<void> {
  const url = `${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}/_faults`;
  const response = await fetch(url, { method: "PUT", body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`Faults were refused: ${await response.text()}`);
}
const always = (fault: string) => set([{ fault, model: FIRST, times: ALWAYS }]);
afterEach(() => set([]));

test.each([
  ["has reached its end of life", "end_of_life", 1, 1],
  ["is Legacy for the account", "legacy", 1, 1],
  ["is not subscribed to", "not_subscribed", 1, 1],
  ["thinks until its tokens are used up", "thinking", 1, 1],
  ["says nothing", "empty", attemptsOf("GenerateProfile", "ModelEmpty"), 2],
  ["is throttled for ever", "throttle", attemptsOf("GenerateProfile", "ModelThrottled"), 2],
])(
  "a first model that %s: persona and chat come from the fallback, which is named",
  async (_what, fault, forProfile, forInterview) => {
    const owner = await signUp("Grace");
    const analysis = await readyAnalysis(owner);
    await forgetCalls();
    await always(fault);
    const persona = await generate(owner, analysis.id);
    expect(persona).toMatchObject({ status: "ready", model: FALLBACK });
    expect((await modelCalls()).filter(({ modelId }) => modelId === FIRST)).toHaveLength(
      forProfile + forInterview,
    );
    expect(await runOf(owner)).toContain("GenerateProfileWithFallback:succeeded×1");
    const { body } = accepted(await say(owner, `/personas/${persona.id}/messages`, "How was your day?"));
    expect(body).toMatchObject({ status: "complete", model: FALLBACK });
    expect(body.content).not.toBe("");
  },
);

test.each(["end_of_life", "throttle"])(
  "what is remembered by the cheaper model is so by the other one where that answers by %s",
  async (fault) => {
    const owner = await signUp("Grace");
    const analysis = await readyAnalysis(owner);
    const persona = await generate(owner, analysis.id);
    await set([{ fault, model: FALLBACK, times: ALWAYS }]);
    await forgetCalls();
    const { body } = accepted(await say(owner, `/personas/${persona.id}/messages`, "I have two cats."));
    expect(body).toMatchObject({ status: "complete", model: FIRST });
    const memories = accepted(await owner.get(`/personas/${persona.id}/memories`));
    expect(memories.body.items.map(({ text }: { text: string }) => text)).toEqual(["Has two cats."]);
    expect((await modelCalls()).length).toBeLessThanOrEqual(4);
  },
);

test("both models at their end: failed at once, by name, and after one call of each", async () => {
  const owner = await signUp("Grace");
  const analysis = await readyAnalysis(owner);
  await forgetCalls();
  await set([FIRST, FALLBACK].map((model) => ({ fault: "end_of_life", model, times: ALWAYS })));
  const persona = await generate(owner, analysis.id);
  expect(persona).toMatchObject({ status: "failed", error: { code: "model_not_offered", retryable: false } });
  expect(await modelCalls()).toHaveLength(2);
});
