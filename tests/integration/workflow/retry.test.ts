import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { Resource } from "sst/resource";
import { afterEach, expect, test } from "vitest";
import { holdFirstStep } from "../../support/faults/generations.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { type Fault, generate, modelCalls, setFaults, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const stack = await ownFaultStack();
afterEach(() => setFaults());

/** More than both models' attempts together. */
const THROTTLED: Fault[] = Array.from({ length: 60 }, () => "throttle");

async function failedWith(...faults: Fault[]) {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  await setFaults(...faults);
  const persona = await generate(client, analysis.id);
  expect(persona.status).toBe("failed");
  await setFaults();
  return { client, analysis, persona };
}

test("a generation that failed for a passing reason is tried again, as the next version", async () => {
  const { client, persona } = await failedWith(...THROTTLED);
  const { status, headers, body } = await client.post("/personas/me/retry");
  expect(status).toBe(202);
  expect(headers.get("location")).toBe("/personas/me");
  expect(body.persona).toMatchObject({ id: persona.id, version: 2, status: "generating" });
  expect(await settled(client)).toMatchObject({
    status: "ready",
    version: 2,
    analysisId: persona.analysisId,
  });
});

test("what the model had answered before the failure is not asked and paid for again", async () => {
  const { client } = await failedWith("malformed", ...THROTTLED);
  const before = (await modelCalls()).filter(({ fault }) => fault !== "throttle").length;
  await client.post("/personas/me/retry");
  const persona = await settled(client);
  const answered = (await modelCalls()).filter(({ fault }) => fault !== "throttle").length - before;
  expect(persona.status).toBe("ready");
  // The malformed first answer is taken over; the second write and the interview are new.
  expect(answered).toBe(2);
  expect(persona.usage?.calls).toBe(3);
});

test("50 requests at once start one more execution", async () => {
  const { client, persona } = await failedWith(...THROTTLED);
  const held = holdFirstStep(stack, client.user.id);
  const asks = Array.from({ length: 50 }, () => client.post("/personas/me/retry"));
  const answers = await Promise.all(asks).finally(held.release);
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.persona?.version}`))).toEqual(
    new Set(["202 2"]),
  );
  await settled(client);
  held.end();
  const stateMachineArn = Resource.PersonaGeneration.arn;
  const { executions = [] } = await new SFNClient({}).send(new ListExecutionsCommand({ stateMachineArn }));
  expect(executions.filter(({ name }) => name?.startsWith(persona.id))).toHaveLength(2);
});

test("a persona that is ready, or failed for good, is not tried again", async () => {
  const { client, analysis } = await failedWith("refuse");
  const refused = { status: 409, body: { code: "not_retryable" } };
  expect(await client.post("/personas/me/retry")).toMatchObject(refused);
  await generate(client, analysis.id);
  expect(await client.post("/personas/me/retry")).toMatchObject(refused);
});

test("without a persona there is nothing to try again", async () => {
  const client = await signUp();
  expect(await client.post("/personas/me/retry")).toMatchObject({
    status: 404,
    body: { code: "persona_not_found" },
  });
});

test("when the analysis is gone, there is nothing to try again", async () => {
  const { client, analysis } = await failedWith(...THROTTLED);
  await client.delete(`/analyses/${analysis.id}`);
  expect(await client.post("/personas/me/retry")).toMatchObject({
    status: 404,
    body: { code: "persona_not_found" },
  });
});
