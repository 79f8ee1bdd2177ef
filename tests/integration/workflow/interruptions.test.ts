/** Generations that are cut short from outside: none stays `generating`. */
import { DescribeExecutionCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { Id, shardOf } from "@persona-ai/core/id.ts";
import { sweep } from "@persona-ai/core/persona/sweep.ts";
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { holdFirstStep } from "../../support/faults/generations.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { generate, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

const stack = await ownFaultStack();
const sfn = new SFNClient({});

/** A generation that is under way until it is let go. */
async function underWay() {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const held = holdFirstStep(stack, client.user.id);
  const { persona } = accepted(await client.post("/personas/generate", { analysisId: analysis.id })).body;
  await held.arrived;
  const letGo = async () => {
    held.release();
    await held.idle();
    held.end();
  };
  const executionArn = Workflow.executionArn({ personaId: persona.id, version: persona.version });
  return { client, analysis, executionArn, letGo };
}

test("stopped from outside, it fails as stopped, and can be asked for again at once", async () => {
  const { client, analysis, executionArn, letGo } = await underWay();
  await sfn.send(new StopExecutionCommand({ executionArn }));
  expect(await settled(client)).toMatchObject({
    status: "failed",
    error: { code: "generation_stopped", retryable: true },
  });
  await letGo();
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
  const { client, letGo } = await underWay();
  await sweep(new Date(Date.now() + 24 * 3600_000));
  await letGo();
  expect((await settled(client)).status).toBe("ready");
});

test("a persona that is deleted meanwhile stays deleted, and its execution is stopped", async () => {
  const { client, executionArn, letGo } = await underWay();
  expect((await client.delete("/personas/me")).status).toBe(204);
  const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  expect(status).toBe("ABORTED");
  await letGo();
  expect((await client.get("/personas/me")).status).toBe(404);
});
