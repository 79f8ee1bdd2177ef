import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { Workflow } from "@persona-ai/core/workflow";
import { Resource } from "sst/resource";
import { expect, test } from "vitest";
import { generated, holdFirstStep, newcomer, type Somebody, seen } from "../../support/faults/generations.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { openAnalysis, readyAnalysis } from "../../support/surveys.ts";

const stack = await ownFaultStack();

const executionsOf = async (personaId: string) => {
  const stateMachineArn = Resource.PersonaGeneration.arn;
  const { executions = [] } = await new SFNClient({}).send(new ListExecutionsCommand({ stateMachineArn }));
  return executions.filter(({ name }) => name?.startsWith(personaId));
};

/** Fifty ask, while the generation that one of them began waits for its first step. */
async function fiftyAsk({ client, userId, analysisId }: Somebody) {
  const held = holdFirstStep(stack, userId);
  const asks = Array.from({ length: 50 }, () => client.post("/personas/generate", { analysisId }));
  const answers = await Promise.all(asks).finally(held.release);
  const persona = await settled(client);
  held.end();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  return { persona, asked: new Set(answers.map(({ body }) => `${body.persona.id} ${body.persona.version}`)) };
}

test("50 requests at once start one execution, and all are answered 202 with the same persona", async () => {
  const { persona, asked } = await fiftyAsk(await newcomer());
  expect(persona).toMatchObject({ status: "ready", version: 1 });
  expect(asked).toEqual(new Set([`${persona.id} 1`]));
  expect(await executionsOf(persona.id)).toHaveLength(1);
});

test("50 requests at once for a next version start one more execution", async () => {
  const ada = await newcomer();
  const { id } = await generated(stack, ada);
  const { persona, asked } = await fiftyAsk(ada);
  expect(persona).toMatchObject({ id, status: "ready", version: 2 });
  expect(asked).toEqual(new Set([`${id} 2`]));
  expect(await executionsOf(id)).toHaveLength(2);
});

test("a generation that is started once more when it is over stays as it ended", async () => {
  const ada = await newcomer();
  const { id: personaId, version } = await generated(stack, ada);
  await Workflow.start({ userId: ada.userId, analysisId: ada.analysisId, personaId, version });
  expect(await executionsOf(personaId)).toHaveLength(1);
  expect(await seen(ada)).toMatchObject({ status: "ready", version });
});

test("an analysis that has neither the owner's response nor three usable peers' is not ready", async () => {
  const client = await signUp();
  const analysis = await openAnalysis(client);
  expect(await client.post("/personas/generate", { analysisId: analysis.id })).toMatchObject({
    status: 409,
    body: { code: "analysis_not_ready" },
  });
});

test("the answer to generate says where to poll and when, and a poll that finds nothing new is a 304", async () => {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const { headers } = await client.post("/personas/generate", { analysisId: analysis.id });
  expect(headers.get("location")).toBe("/personas/me");
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  await settled(client);

  const first = await client.get("/personas/me");
  const etag = first.headers.get("etag") ?? "";
  const again = await client.get("/personas/me", { "If-None-Match": etag });
  expect(again).toMatchObject({ status: 304, body: "" });
  await client.patch("/personas/me", { visibility: "public" });
  const changed = await client.get("/personas/me", { "If-None-Match": etag });
  expect(changed).toMatchObject({ status: 200, body: { visibility: "public" } });
});
