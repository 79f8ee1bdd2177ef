/** Generations that are cut short from outside: none stays `generating`. */
import { DescribeExecutionCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { Id, shardOf } from "@persona-ai/core/id.ts";
import { sweep } from "@persona-ai/core/persona/sweep.ts";
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import { afterEach, expect, test } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { generate, setFaults, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";

await ownStack();
afterEach(() => setFaults());

const sfn = new SFNClient({});
const arnOf = async (client: SignedIn) => {
  const { data } = await entities().persona.get({ userId: client.user.id }).go({ consistent: true });
  return data?.executionArn ?? "";
};

/** A generation that is under way for a while: the model is throttled, the workflow waits and tries again. */
async function underWay() {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  await setFaults(...Array.from({ length: 4 }, () => "throttle" as const));
  const { body } = await client.post("/personas/generate", { analysisId: analysis.id });
  return { client, analysis, persona: body.persona };
}

test("stopped from outside, it fails as stopped, and can be asked for again at once", async () => {
  const { client, analysis } = await underWay();
  await sfn.send(new StopExecutionCommand({ executionArn: await arnOf(client) }));
  expect(await settled(client)).toMatchObject({
    status: "failed",
    error: { code: "generation_stopped", retryable: true },
  });
  await setFaults();
  expect(await generate(client, analysis.id)).toMatchObject({ status: "ready", version: 2 });
});

test("whose start was lost, it is failed by the sweep once a start is overdue, and not before", async () => {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const userId = client.user.id;
  const personaId = Id.create("persona");
  const claimed = new Date();
  const common = { userId, personaId, analysisId: analysis.id, version: 1, status: "generating" as const };
  const executionArn = Workflow.executionArn({ personaId, version: 1 });
  await entities()
    .persona.create({
      ...common,
      executionArn,
      step: "queued",
      visibility: "private",
      revision: 1,
      createdAt: claimed.toISOString(),
      generatingSince: claimed.toISOString(),
      generatingShard: shardOf(personaId),
    })
    .go();
  await entities()
    .personaVersion.create({ ...common, executionArn, createdAt: claimed.toISOString() })
    .go();

  await sweep(new Date(claimed.getTime() + 60_000));
  expect((await client.get("/personas/me")).body.status).toBe("generating");
  await sweep(new Date(claimed.getTime() + 180_000));
  expect((await client.get("/personas/me")).body).toMatchObject({
    status: "failed",
    error: { code: "generation_not_started", retryable: true },
  });
  expect(await generate(client, analysis.id)).toMatchObject({ status: "ready", version: 2 });
});

test("a generation that runs is left alone by the sweep, however long it has run", async () => {
  const { client } = await underWay();
  await sweep(new Date(Date.now() + 24 * 3600_000));
  expect((await settled(client)).status).toBe("ready");
});

test("a persona that is deleted meanwhile stays deleted, and its execution is stopped", async () => {
  const { client } = await underWay();
  const executionArn = await arnOf(client);
  expect((await client.delete("/personas/me")).status).toBe(204);
  const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  expect(status).toBe("ABORTED");
  expect((await client.get("/personas/me")).status).toBe(404);
});
