/** What happens between the moment a persona is asked for and its first step, which goes by what was so in that moment. */
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { generated, holdFirstStep, newcomer, type Somebody, seen } from "../../support/faults/generations.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";

const stack = await ownFaultStack();

/** Asks for a persona, and does something before its first step. */
async function meanwhile({ client, userId, analysisId }: Somebody, act: (step: string) => Promise<unknown>) {
  const held = holdFirstStep(stack, userId);
  const { body } = accepted(await client.post("/personas/generate", { analysisId }));
  await held.arrived;
  await act(body.persona.step);
  held.release();
  const { id: personaId, version } = body.persona;
  const status = await stack.ended(Workflow.executionArn({ personaId, version }));
  await held.idle();
  held.end();
  return { status, personaId };
}

test("whose sex is told after they asked is compared as before, and the next time as told", async () => {
  const ada = await newcomer();
  await meanwhile(ada, () => ada.client.patch("/users/me", { sex: "female" }));
  expect(await seen(ada)).toMatchObject({ status: "ready", traits: { norm: { group: "all" } } });
  expect(await generated(stack, ada)).toMatchObject({ traits: { norm: { group: "female" } } });
});

test("what is kept of the person for the making goes with it", async () => {
  const ada = await newcomer();
  await meanwhile(ada, async () => {});
  const { data } = await entities().personaVersion.get({ userId: ada.userId, version: 1 }).go();
  expect(data).toMatchObject({ status: "ready", profile: expect.anything() });
  expect(data).not.toHaveProperty("person");
});

test.each([
  ["analysis", ({ client, analysisId }: Somebody) => client.delete(`/analyses/${analysisId}`)],
  ["account", ({ client }: Somebody) => client.delete("/users/me")],
  ["persona", ({ client }: Somebody) => client.delete("/personas/me")],
] as const)("with the %s deleted, nothing is made, and nothing is left of it", async (what, remove) => {
  const ada = await newcomer();
  const { status, personaId } = await meanwhile(ada, () => remove(ada));
  expect(status).toBe("ABORTED");
  const gone = { analysis: [personaId, ada.analysisId], account: [personaId, ada.analysisId, ada.userId] };
  expect(await itemsThatMention(what === "persona" ? [personaId] : gone[what])).toEqual([]);
});

test("over a thousand peers' answers are told of as being read from the first moment on", async () => {
  const ada = await newcomer();
  const { userId, analysisId } = ada;
  await entities().analysis.patch({ userId, analysisId }).set({ peerCount: 1_001 }).go();
  const steps: string[] = [];
  await meanwhile(ada, async (step) => steps.push(step));
  expect(steps).toEqual(["fetching_responses"]);
  expect(await seen(ada)).toMatchObject({ status: "ready" });
});
