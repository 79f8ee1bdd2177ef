import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { Resource } from "sst/resource";
import { expect, test } from "vitest";
import { generate, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { openAnalysis, readyAnalysis } from "../../support/surveys.ts";

const executionsOf = async (personaId: string) => {
  const stateMachineArn = Resource.PersonaGeneration.arn;
  const { executions = [] } = await new SFNClient({}).send(new ListExecutionsCommand({ stateMachineArn }));
  return executions.filter(({ name }) => name?.startsWith(personaId));
};

test("50 requests at once start one execution, and all are answered 202 with the same persona", async () => {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const requests = Array.from({ length: 50 }, () =>
    client.post("/personas/generate", { analysisId: analysis.id }),
  );
  const answers = await Promise.all(requests);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ body }) => `${body.persona.id} ${body.persona.version}`)).size).toBe(1);
  const persona = await settled(client);
  expect(persona).toMatchObject({ status: "ready", version: 1 });
  expect(await executionsOf(persona.id)).toHaveLength(1);
});

test("50 requests at once for a next version start one more execution", async () => {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const { id } = await generate(client, analysis.id);
  const requests = Array.from({ length: 50 }, () =>
    client.post("/personas/generate", { analysisId: analysis.id }),
  );
  const answers = await Promise.all(requests);

  expect(new Set(answers.map(({ body }) => `${body.persona.id} ${body.persona.version}`))).toEqual(
    new Set([`${id} 2`]),
  );
  await settled(client);
  expect(await executionsOf(id)).toHaveLength(2);
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
