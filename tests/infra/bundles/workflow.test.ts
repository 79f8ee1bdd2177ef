/**
 * The bundles at work, each held to the permissions of its role: what a missing one breaks, or a class name that
 * minifying lost, fails here.
 */
import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { shardOf } from "@persona-ai/core/id.ts";
import type { Persona } from "@persona-ai/core/persona";
import { entities } from "@persona-ai/core/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type SignedIn, signIn } from "../../support/client.ts";
import { generate, runOf, setFaults, settled } from "../../support/generation.ts";
import { answersTo, readyAnalysis } from "../../support/surveys.ts";
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

  test("that nobody could be interviewed for is ready with a warning", async () => {
    const { client, analysisId } = await somebody();
    await setFaults("ok", "refuse");
    expect(await generate(client, analysisId)).toMatchObject({
      status: "ready",
      fidelity: { passed: false, warnings: [{ code: "fidelity_not_checked" }] },
    });
  });

  test("that is stopped from outside is marked failed by the event of its end, and can be tried again", async () => {
    const { client, analysisId } = await somebody();
    const held = deployed.hold("FetchResponses");
    const { body } = await client.post("/personas/generate", { analysisId });
    await held.arrived;
    await deployed.states.send(new StopExecutionCommand({ executionArn: executionOf(body.persona) }));
    expect(await settled(client)).toMatchObject({ status: "failed", error: { retryable: true } });
    held.release();
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
        generatingSince: "2020-01-01T00:00:00.000Z",
        generatingShard: shardOf(id),
        executionArn: `${executionOf({ id, version: 1 })}-that-never-was`,
      })
      .go();
    const swept = await deployed.functions.Sweep!.invoke({});
    expect("body" in swept && JSON.parse(swept.body.toString())).toEqual({
      swept: 1,
      expired: 0,
    });
    expect(await settled(client)).toMatchObject({ status: "failed", error: { retryable: true } });
  });

  test("whose claim left nothing for the first step is read by it", async () => {
    const { client, analysisId } = await somebody();
    const { id: personaId } = await generate(client, analysisId);
    const of = { userId: client.user.id, version: 1 };
    await entities().persona.patch(of).set({ status: "generating" }).go();
    await entities().personaVersion.patch(of).set({ status: "generating" }).go();
    const generation = { ...of, personaId, analysisId };
    const fetched = await deployed.functions.FetchResponses!.invoke({ generation });
    expect("body" in fetched && JSON.parse(fetched.body.toString())).toMatchObject({ self: 1, peers: 0 });
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

test("peers are heard in batches, one that was dissolved again, and their answers go when their time is up", async () => {
  const client = await signIn("asker@example.com", deployed.send);
  const analysis = await readyAnalysis(client);
  const peer = connect(deployed.send);
  const receipts: string[] = [];
  for (let seed = 1; seed <= 4; seed++) {
    const { body } = await peer.post(`/surveys/${analysis.shareToken}/responses`, {
      relation: "friend",
      answers: answersTo(analysis.instrument, seed),
    });
    receipts.push(body.receipt);
  }
  const first = await generate(client, analysis.id);
  expect(first.traits?.raters).toMatchObject({ peers: 4, waiting: 0 });
  expect((await peer.delete(`/receipts/${receipts[0]}`)).status).toBe(204);
  const second = await generate(client, analysis.id);
  expect(second.traits?.raters).toMatchObject({ peers: 3, waiting: 0 });

  await client.patch(`/analyses/${analysis.id}`, { status: "closed" });
  await entities()
    .analysis.patch({ userId: client.user.id, analysisId: analysis.id })
    .set({ closedAt: "2020-01-01T00:00:00.000Z" })
    .go();
  const swept = await deployed.functions.Sweep!.invoke({});
  expect("body" in swept && JSON.parse(swept.body.toString())).toMatchObject({ expired: 1 });
  expect((await peer.get(`/receipts/${receipts[1]}`)).status).toBe(404);
});

test("everything of a user's can be listed, changed, stopped and deleted", async () => {
  const { client, analysisId } = await somebody();
  // So that there is still something to be stopped.
  const held = deployed.hold("FetchResponses");
  await client.post("/personas/generate", { analysisId });
  await held.arrived;
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
  held.release();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 204, 200, 200, 200, 204, 204]);
});

describe("a persona that is ready", () => {
  async function withPersona(handle: string) {
    const { client, analysisId } = await somebody();
    const { id } = await generate(client, analysisId);
    await client.patch("/personas/me", { visibility: "public", handle });
    return { client, id, analysisId };
  }

  test("is talked to, answers by the fallback model too, remembers and forgets", async () => {
    const { client, id } = await withPersona("talker");
    const asStream = { Accept: "text/event-stream" };
    const answer = await client.post(`/personas/${id}/messages`, { content: "I am a gardener." }, asStream);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toContain("text/event-stream");
    expect(answer.body).toMatch(/event: message.start\n.*event: message.delta\n.*event: message.end\n/s);
    await setFaults("throttle");
    const again = await client.post(
      `/personas/${id}/messages`,
      { content: "And?" },
      { Accept: "application/json" },
    );
    expect(again.body).toMatchObject({ status: "complete", model: expect.stringContaining("haiku") });
    const { body } = await client.get(`/personas/${id}/memories`);
    expect(body.items).toMatchObject([{ text: expect.stringContaining("gardener") }]);
    const deleted = [
      await client.delete(`/personas/${id}/memories/${body.items[0].id}`),
      await client.delete(`/personas/${id}/messages`),
    ];
    expect(deleted.map(({ status }) => status)).toEqual([204, 204]);
  });

  test("is shown, as a picture too, and compared with others", async () => {
    const { client, analysisId } = await withPersona("shown");
    await generate(client, analysisId);
    expect((await client.get("/cards/shown")).body).toMatchObject({ version: 2 });
    await withPersona("other");
    const snapshot = await deployed.functions.MatchSnapshot!.invoke({ few: 0 });
    expect("body" in snapshot && JSON.parse(snapshot.body.toString())).toEqual({ cards: 3 });
    const emptied = await deployed.functions.MatchSnapshot!.invoke({});
    expect("body" in emptied && JSON.parse(emptied.body.toString())).toEqual({ cards: 3 });
    const paths = [
      "/cards",
      "/cards/shown",
      "/cards/shown/image.svg",
      "/cards/shown/image.png",
      "/cards/other/chemistry",
      "/chemistry/shown/other",
      "/personas/me/matches",
      "/personas/me/character-card",
      "/personas/me/character-card.png",
    ];
    for (const path of paths) {
      const { status } = await client.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
    expect((await client.delete("/users/me")).status).toBe(204);
    expect((await client.get("/cards/shown")).status).toBe(404);
  });
});

describe("after all of this", () => {
  /** Which the bundles have no part in: Lambda writes the logs, sends the dead letters, and passes the traces on. */
  const BY_LAMBDA = [
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "sqs:SendMessage",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ];

  /** What a step does only where the first one ran in the former release, which handed all of it on. */
  const FOR_FORMER_RELEASE = ["Query", "PutItem", "DeleteItem"].map((action) => `dynamodb:${action} on `);
  const LATER_STEPS = ["SynthesizeTraits", "GenerateProfile", "InterviewPersona", "PersistPersona"];

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
    const former = LATER_STEPS.includes(name) ? FOR_FORMER_RELEASE : [];
    expect(unused.filter((use) => !former.some((action) => use.startsWith(action)))).toEqual([]);
  });
});
