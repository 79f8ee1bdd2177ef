/** A deletion that ends half-way, at every request to the table that it makes, and is then finished. */
import { Id } from "@persona-ai/core/id.ts";
import { entities } from "@persona-ai/core/table";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { anybody, signIn } from "../../../support/client.ts";
import { cutAfter } from "../../../support/cut.ts";
import { settled } from "../../../support/generation.ts";
import { signUp } from "../../../support/people.ts";
import { storePersona } from "../../../support/personas.ts";
import { expectProblem } from "../../../support/problem.ts";
import { ownStack } from "../../../support/stack.ts";
import { answerAsPeers, answerSelf, openAnalysis } from "../../../support/surveys.ts";
import { itemsThatMention } from "../../../support/whole-table.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

const logged = vi.spyOn(console, "error");
beforeAll(() => void logged.mockImplementation(() => {}));
afterAll(() => logged.mockRestore());

async function setUp() {
  const ada = await signUp();
  const analysis = await openAnalysis(ada);
  await answerSelf(ada, analysis);
  await answerAsPeers(analysis, 2);
  const { personaId } = await storePersona(ada, {}, 2);
  await talkTo(personaId);
  const { email } = ada.user as unknown as { email: string };
  return {
    ada,
    analysis,
    email,
    personaId,
    marks: [ada.user.id, analysis.id, analysis.shareToken, personaId],
  };
}

/** As somebody else may have, while it was public. */
async function talkTo(personaId: string): Promise<void> {
  const key = { userId: Id.create("user"), personaId };
  const createdAt = new Date().toISOString();
  const said = { content: "Hello!", role: "user", status: "complete" } as const;
  await entities()
    .conversation.create({ ...key, createdAt })
    .go();
  await entities()
    .message.create({ ...key, ...said, messageId: Id.create("message"), createdAt })
    .go();
}
type World = Awaited<ReturnType<typeof setUp>>;

const AT_ONCE = 8;
/** Set up, and nobody's yet. */
const worlds: World[] = [];

/** Cuts `act` short after 0 requests, 1, 2, …, each time in a world of its own, until it comes to its end uncut. */
async function* cuts(act: (world: World) => Promise<{ status: number }>): AsyncGenerator<World> {
  for (let requests = 0; ; requests++) {
    // Several at once, because each waits for its services; while there is no cut, which would hit them, too.
    if (worlds.length === 0) worlds.push(...(await Promise.all(Array.from({ length: AT_ONCE }, setUp))));
    const world = worlds.shift()!;
    const cut = cutAfter(requests);
    const { status } = await act(world);
    const { wasCut } = cut.mend();
    expect({ requests, status }).toEqual({ requests, status: wasCut ? 503 : 204 });
    if (!wasCut) return;
    yield world;
  }
}

describe("a deletion that was cut short", () => {
  test("of an account is finished by a second one", async () => {
    const marks: string[][] = [];
    for await (const world of cuts(({ ada }) => ada.delete("/users/me"))) {
      expect(await world.ada.delete("/users/me")).toMatchObject({ status: 204 });
      marks.push([...world.marks, world.email]);
    }
    expect(marks.length).toBeGreaterThan(8);
    expect(await itemsThatMention(marks.flat())).toEqual([]);
  });

  test("of an account is finished by a sign-in, which begins with an empty one", async () => {
    const marks: string[][] = [];
    for await (const world of cuts(({ ada }) => ada.delete("/users/me"))) {
      const untouched = (await world.ada.get("/users/me")).status === 200;
      const again = await signIn(world.email);
      expect(again.user.id === world.ada.user.id).toBe(untouched);
      if (untouched) continue;
      expect((await again.get("/users/me/export")).body).toMatchObject({ analyses: [], personaVersions: [] });
      marks.push(world.marks);
    }
    expect(marks.length).toBeGreaterThan(7);
    expect(await itemsThatMention(marks.flat())).toEqual([]);
  });

  test("of an analysis is finished by a second one, and nobody sees it meanwhile", async () => {
    const marks: string[] = [];
    for await (const { ada, analysis } of cuts((world) =>
      world.ada.delete(`/analyses/${world.analysis.id}`),
    )) {
      const { id, shareToken } = analysis;
      const isThere = (await ada.get(`/analyses/${id}`)).status === 200;
      expect((await anybody.get(`/surveys/${shareToken}`)).status).toBe(isThere ? 200 : 404);
      expect((await ada.get("/analyses")).body.items).toHaveLength(isThere ? 1 : 0);
      expect((await ada.get("/users/me/export")).body.analyses).toHaveLength(isThere ? 1 : 0);
      expect(await ada.delete(`/analyses/${id}`)).toMatchObject({ status: 204 });
      marks.push(id, shareToken);
    }
    expect(marks.length).toBeGreaterThan(6);
    expect(await itemsThatMention(marks)).toEqual([]);
  });

  test("of a persona is finished by a second one", async () => {
    const marks: string[] = [];
    for await (const { ada, personaId } of cuts((world) => world.ada.delete("/personas/me"))) {
      expect(await ada.delete("/personas/me")).toMatchObject({ status: 204 });
      marks.push(personaId);
    }
    expect(marks.length).toBeGreaterThan(2);
    expect(await itemsThatMention(marks)).toEqual([]);
  });

  test("of a persona is finished by asking for the next one", async () => {
    const marks: string[] = [];
    for await (const { ada, analysis, personaId } of cuts((world) => world.ada.delete("/personas/me"))) {
      const isThere = (await ada.get("/personas/me")).status === 200;
      await ada.post("/personas/generate", { analysisId: analysis.id });
      if (!isThere) marks.push(personaId);
      await settled(ada);
    }
    expect(marks.length).toBeGreaterThan(2);
    expect(await itemsThatMention(marks)).toEqual([]);
  });
});

describe("an account that is half deleted", () => {
  test("cannot be used any more", async () => {
    const { ada, analysis } = await setUp();
    await entities().user.patch({ userId: ada.user.id }).set({ deletedAt: new Date().toISOString() }).go();
    for (const answer of [
      await ada.get("/users/me"),
      await ada.get("/users/me/export"),
      await ada.patch("/users/me", { name: "x" }),
      await ada.post("/analyses", { title: "x", instrument: analysis.instrument }),
    ]) {
      expectProblem(answer, 401, "account_gone");
    }
  });

  test("and signs in 20 times at once is one new user, and stays it", async () => {
    const { ada, email, marks } = await setUp();
    await entities().user.patch({ userId: ada.user.id }).set({ deletedAt: new Date().toISOString() }).go();
    const all = await Promise.all(Array.from({ length: 20 }, () => signIn(email)));
    const ids = new Set(all.map(({ user }) => user.id));
    expect(ids.size).toBe(1);
    expect(ids).not.toContain(ada.user.id);
    expect((await signIn(email)).user.id).toBe(all[0]!.user.id);
    expect(await itemsThatMention(marks)).toEqual([]);
  });

  test("by several deletions at once is gone, and none of them fails", async () => {
    const { ada, marks } = await setUp();
    for (let i = 0; i < 5; i++) await openAnalysis(ada);
    const sent = await Promise.all(Array.from({ length: 8 }, () => ada.delete("/users/me")));
    const statuses = new Set(sent.map(({ status }) => status));
    expect(statuses).toContain(204);
    expect([...statuses].every((status) => status === 204 || status === 401)).toBe(true);
    expect(await itemsThatMention(marks)).toEqual([]);
  });
});
