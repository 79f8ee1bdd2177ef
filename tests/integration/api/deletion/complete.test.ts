/** That deleting leaves nothing, seen in the whole table. */
import { createHash } from "node:crypto";
import { DescribeExecutionCommand, paginateGetExecutionHistory, SFNClient } from "@aws-sdk/client-sfn";
import { Workflow } from "@persona-ai/core/workflow";
import { expect, test } from "vitest";
import { accepted } from "../../../support/accepted.ts";
import { anybody, signIn } from "../../../support/client.ts";
import { eventually } from "../../../support/eventually.ts";
import { generate, settled } from "../../../support/generation.ts";
import { signUp } from "../../../support/people.ts";
import { expectProblem } from "../../../support/problem.ts";
import { ownStack } from "../../../support/stack.ts";
import { answerAsPeers, answerSelf, openAnalysis, readyAnalysis } from "../../../support/surveys.ts";
import { itemsThatMention } from "../../../support/whole-table.ts";
import { makeWorld, namesOf, publishAndTalk, type World } from "../../../support/world.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

/** By which an item could belong to this world: also the account at the provider, sessions, and hashes. */
async function marksOf(world: World): Promise<string[]> {
  const { body } = await world.owner.get("/users/me/export");
  const sessions = body.sessions.map(({ id }: { id: string }) => id);
  const keys = [0, 1].map((i) =>
    createHash("sha256").update(`${world.idempotencyKey}-${i}`).digest("base64url"),
  );
  return [...namesOf(world), body.account.subject, ...sessions, ...keys];
}

test("a deleted account leaves no item in the table, not even when its persona was just being made", async () => {
  const world = await makeWorld();
  const marks = await marksOf(world);
  const another = await openAnalysis(world.owner);
  const closed = await openAnalysis(world.owner);
  await world.owner.patch(`/analyses/${closed.id}`, { status: "closed" });
  await signIn(world.owner.email);
  const all = [...marks, another.id, another.shareToken, closed.id, closed.shareToken];
  const stored = (await itemsThatMention(all)).join("\n");
  for (const mark of all) expect(stored).toContain(mark);
  expect(await world.owner.delete("/users/me")).toMatchObject({ status: 204 });
  expect(await itemsThatMention(all)).toEqual([]);
  const executionArn = Workflow.executionArn({ personaId: world.personaId, version: 1 });
  await eventually(async () => expect((await Workflow.describe(executionArn))?.status).not.toBe("RUNNING"));
  expect(await itemsThatMention(all)).toEqual([]);
  const kept = await historyOf(executionArn);
  const words = [
    world.owner.email,
    world.owner.user.name,
    world.handle,
    world.shareToken,
    world.receipt,
    "Because of",
  ];
  expect(kept).toContain(world.personaId);
  expect(words.filter((word) => kept.includes(word))).toEqual([]);
});

/** What Step Functions keeps of an execution, which no deletion reaches. */
async function historyOf(executionArn: string): Promise<string> {
  const states = new SFNClient({});
  const whole = await states.send(new DescribeExecutionCommand({ executionArn }));
  const pages = paginateGetExecutionHistory({ client: states }, { executionArn, includeExecutionData: true });
  const kept = [JSON.stringify({ ...whole, $metadata: undefined })];
  for await (const { events = [] } of pages) kept.push(JSON.stringify(events));
  return kept.join("\n");
}

test("a deleted account takes nothing of anybody else's along", async () => {
  const [ada, bob] = [await makeWorld("Ada"), await makeWorld("Bob")];
  await settled(bob.owner);
  const before = await itemsThatMention(namesOf(bob));
  await ada.owner.delete("/users/me");
  expect(await itemsThatMention(namesOf(bob))).toHaveLength(before.length);
  expect((await bob.owner.get("/users/me")).status).toBe(200);
  expect((await anybody.get(`/surveys/${bob.shareToken}`)).status).toBe(200);
});

test("a deleted analysis leaves no item, and its owner's other things stay", async () => {
  const ada = await signUp();
  const analysis = await openAnalysis(ada, { questions: ["Why?"] });
  const kept = await openAnalysis(ada);
  await answerSelf(ada, analysis);
  const peers = await answerAsPeers(analysis, 60);
  const marks = [analysis.id, analysis.shareToken, peers[0]!.body.id, peers[59]!.body.id];
  expect((await itemsThatMention(marks)).length).toBeGreaterThan(60);
  expect(await ada.delete(`/analyses/${analysis.id}`)).toMatchObject({ status: 204 });
  expect(await itemsThatMention(marks)).toEqual([]);
  expect((await ada.get("/analyses")).body.items).toMatchObject([{ id: kept.id }]);
});

test("a deleted analysis takes the persona made from it along, with its card and all conversations", async () => {
  const world = await publishAndTalk(await makeWorld());
  const eve = await signUp("Eve");
  const path = `/personas/${world.personaId}/messages`;
  accepted(await eve.post(path, { content: "I am Eve." }, { Accept: "application/json" }));
  expect(await world.owner.delete(`/analyses/${world.analysisId}`)).toMatchObject({ status: 204 });
  expect(await itemsThatMention([world.personaId, world.handle, world.analysisId])).toEqual([]);
  expectProblem(await anybody.get(`/cards/${world.handle}`), 404, "card_not_found");
  expectProblem(await eve.get(path), 404, "persona_not_found");
  expect((await eve.get("/users/me")).status).toBe(200);
});

test("a persona that was made anew from another analysis loses only its earlier versions with the first one", async () => {
  const world = await makeWorld();
  await settled(world.owner);
  const { id: another } = await readyAnalysis(world.owner);
  const persona = await generate(world.owner, another);
  expect(await world.owner.delete(`/analyses/${world.analysisId}`)).toMatchObject({ status: 204 });
  expect((await world.owner.get("/personas/me")).body).toEqual(persona);
  expect((await world.owner.get("/personas/me/versions")).body.items).toMatchObject([{ version: 2 }]);
  expect(await itemsThatMention([world.analysisId])).toEqual([]);
});

test("a deleted persona leaves no item, and its analysis stays", async () => {
  const world = await makeWorld();
  expect(await world.owner.delete("/personas/me")).toMatchObject({ status: 204 });
  expect(await itemsThatMention([world.personaId, world.handle])).toEqual([]);
  expect((await world.owner.get(`/analyses/${world.analysisId}`)).status).toBe(200);
});

test("a sign-in after a deletion begins with an empty account", async () => {
  const world = await makeWorld();
  await world.owner.delete("/users/me");
  const again = await signIn(world.owner.email);
  expect(again.user.id).not.toBe(world.owner.user.id);
  const { body } = await again.get("/users/me/export");
  expect(body).toMatchObject({ analyses: [], personaVersions: [], sessions: [{ id: expect.any(String) }] });
  expect(body.user).not.toHaveProperty("sex");
  expectProblem(await world.owner.get("/users/me"), 401, "account_gone");
});
