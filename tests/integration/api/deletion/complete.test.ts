/** That deleting leaves nothing, seen in the whole table. */
import { createHash } from "node:crypto";
import { Workflow } from "@persona-ai/core/workflow";
import { expect, test, vi } from "vitest";
import { anybody, signIn } from "../../../support/client.ts";
import { signUp } from "../../../support/people.ts";
import { expectProblem } from "../../../support/problem.ts";
import { answerAsPeers, answerSelf, openAnalysis } from "../../../support/surveys.ts";
import { itemsThatMention } from "../../../support/whole-table.ts";
import { makeWorld, namesOf, type World } from "../../../support/world.ts";

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
  await vi.waitFor(
    async () => expect((await Workflow.describe(executionArn))?.status).not.toBe("RUNNING"),
    10_000,
  );
  expect(await itemsThatMention(all)).toEqual([]);
});

test("a deleted account takes nothing of anybody else's along", async () => {
  const [ada, bob] = [await makeWorld("Ada"), await makeWorld("Bob")];
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
