/**
 * The bundles at work, each held to the permissions of its role: what a missing one breaks, or a class name that
 * minifying lost, fails here.
 */
import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import type { Persona } from "@persona-ai/core/persona";
import { shardOf } from "@persona-ai/core/persona/shard.ts";
import { entities } from "@persona-ai/core/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedIn, signIn } from "../../support/client.ts";
import { generate, runOf, setFaults, settled } from "../../support/generation.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { type Deployed, deploy } from "../deployed/index.ts";
import { roleStatements } from "../synthesis/policy.ts";
import { stage } from "../synthesis/stage.ts";

let deployed: Deployed;

beforeAll(async () => {
  deployed = await deploy();
});
afterAll(() => deployed[Symbol.asyncDispose]());

let people = 0;
async function somebody(): Promise<{ client: SignedIn; analysisId: string }> {
  people += 1;
  const client = await signIn(`somebody-${people}@example.com`, deployed.send);
  const { id: analysisId } = await readyAnalysis(client);
  return { client, analysisId };
}

describe("a generation", () => {
  test("makes a persona", async () => {
    const { client, analysisId } = await somebody();
    expect(await generate(client, analysisId)).toMatchObject({
      status: "ready",
      model: expect.stringContaining("sonnet"),
    });
  });

  test("goes to the fallback model, by the name of the error that the first one's function ends with", async () => {
    const { client, analysisId } = await somebody();
    const attempts = attemptsWhenThrottled();
    await setFaults(...Array.from({ length: attempts }, () => "throttle" as const));
    expect(await generate(client, analysisId)).toMatchObject({
      status: "ready",
      model: expect.stringContaining("haiku"),
    });
    expect(await runOf(client)).toContain(`GenerateProfile:failed×${attempts}`);
  });

  test("that the model refuses is marked failed, with the reason", async () => {
    const { client, analysisId } = await somebody();
    await setFaults("refuse");
    expect(await generate(client, analysisId)).toMatchObject({
      status: "failed",
      error: { code: "model_refused", retryable: false },
    });
  });

  test("that is stopped from outside is marked failed by the event of its end, and can be tried again", async () => {
    const { client, analysisId } = await somebody();
    const { body } = await client.post("/personas/generate", { analysisId });
    await deployed.states.send(new StopExecutionCommand({ executionArn: executionOf(body.persona) }));
    expect(await settled(client)).toMatchObject({ status: "failed", error: { retryable: true } });
    await client.post("/personas/me/retry");
    expect(await settled(client)).toMatchObject({ status: "ready", version: 2 });
  });

  test("that never started is found by the sweep", async () => {
    const { client, analysisId } = await somebody();
    const { id } = await generate(client, analysisId);
    await entities()
      .persona.patch({ userId: client.user.id })
      .set({
        status: "generating",
        generatingSince: "2026-01-01T00:00:00.000Z",
        generatingShard: shardOf(id),
        executionArn: `${executionOf({ id, version: 1 })}-that-never-was`,
      })
      .go();
    const swept = await deployed.functions.Sweep!.invoke({});
    expect("body" in swept && JSON.parse(swept.body.toString())).toEqual({ swept: 1 });
    expect(await settled(client)).toMatchObject({ status: "failed", error: { retryable: true } });
  });

  function attemptsWhenThrottled(): number {
    const { definition } = stage("production").inputs(
      "aws:sfn/stateMachine:StateMachine",
      "PersonaGeneration",
    );
    const retriers: { ErrorEquals: string[]; MaxAttempts: number }[] =
      JSON.parse(definition).States.GenerateProfile.Retry;
    return 1 + retriers.find(({ ErrorEquals }) => ErrorEquals.includes("ModelThrottled"))!.MaxAttempts;
  }

  const executionOf = ({ id, version }: Pick<Persona.Info, "id" | "version">) =>
    `${deployed.stateMachineArn.replace(":stateMachine:", ":execution:")}:${id}-v${version}`;
});

test("everything of a user's can be listed, changed, stopped and deleted", async () => {
  const { client, analysisId } = await somebody();
  // So that there is still something to be stopped.
  await setFaults("throttle", "throttle", "throttle", "throttle", "throttle", "throttle");
  await client.post("/personas/generate", { analysisId });
  const answers = [
    await client.get("/personas/me/versions"),
    await client.get("/personas/me/run"),
    await client.patch("/personas/me", { handle: "somebody" }),
    await client.delete("/personas/me"),
    await client.get("/analyses"),
    await client.get(`/analyses/${analysisId}/responses`),
    await client.get("/users/me/export"),
    await client.delete(`/analyses/${analysisId}`),
    await client.delete("/users/me"),
  ];
  await setFaults();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 204, 200, 200, 200, 204, 204]);
});

describe("after all of this", () => {
  /** Which the bundles have no part in: Lambda writes the logs and sends the dead letters. */
  const BY_LAMBDA = ["logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage"];

  test.each(stage("production").functions())("%s was denied nothing, and needed all that it may", (name) => {
    const { used, denied } = deployed.gates[name]!;
    expect(denied).toEqual([]);
    const allowed = roleStatements(stage("production"), `${name}Role`).flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
    );
    const unused = allowed
      .filter(({ action }) => !BY_LAMBDA.includes(action))
      .filter(
        ({ action, resource }) =>
          ![...used].some((use) => use.startsWith(`${action} on ${resource.replace(/\*$/, "")}`)),
      )
      .map(({ action, resource }) => `${action} on ${resource}`);
    expect(unused).toEqual([]);
  });
});
