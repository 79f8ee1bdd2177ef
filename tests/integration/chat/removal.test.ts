/** Removing a conversation, also half-way and in the middle of a turn: nothing of it is left, and nothing else goes. */
import { Actor } from "@persona-ai/core/actor.ts";
import { Chat } from "@persona-ai/core/chat";
import { finishRemoval } from "@persona-ai/core/chat/removal.ts";
import { describe, expect, test, vi } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { cutAfter } from "../../support/cut.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { ownStack } from "../../support/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { history, type Owner, say, withPersona } from "./support.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

vi.spyOn(console, "error").mockImplementation(() => {});
vi.spyOn(console, "warn").mockImplementation(() => {});
const ada = await withPersona("Ada", { visibility: "public" });
const { path, personaId } = ada;

async function talkative(to: Owner = ada, turns = 3): Promise<SignedIn> {
  const bob = await signUp("Bob");
  for (let i = 0; i < turns; i++) await say(bob, to.path, `I have ${i} sisters.`);
  return bob;
}

const as = <T>({ user }: SignedIn, act: () => Promise<T>) =>
  Actor.provide({ type: "user", userId: user.id }, act);

/** What is left of a conversation: its items hold both ids. */
const left = async ({ user }: SignedIn, id = personaId) =>
  (await itemsThatMention([user.id])).filter((item) => item.includes(id));

describe("DELETE /personas/{id}/messages", () => {
  test("leaves nothing of the conversation, and begins a new one with the next message", async () => {
    const bob = await talkative();
    expect(await bob.delete(path)).toMatchObject({ status: 204 });
    expect(await left(bob)).toEqual([]);
    expect(await history(bob, path)).toEqual([]);
    expect(await bob.delete(path)).toMatchObject({ status: 204 });
    await say(bob, path, "Hello again.");
    expect(await history(bob, path)).toHaveLength(2);
  });

  test("does not touch another's conversation with the persona", async () => {
    const [bob, eve] = [await talkative(), await talkative()];
    const before = await history(eve, path);
    await bob.delete(path);
    expect(await history(eve, path)).toEqual(before);
  });

  test("that another has finished does not take the conversation that was begun since", async () => {
    const bob = await talkative();
    const key = { userId: bob.user.id, personaId };
    await as(bob, () => Chat.removeMessages(personaId));
    await say(bob, path, "Hello again.");
    await finishRemoval(key);
    expect(await history(bob, path)).toHaveLength(2);
  });

  test("is possible after the persona was withdrawn", async () => {
    const withdrawn = await withPersona("Eve", { visibility: "public" });
    const bob = await talkative(withdrawn, 1);
    await withdrawn.owner.patch("/personas/me", { visibility: "private" });
    expect(await bob.delete(withdrawn.path)).toMatchObject({ status: 204 });
    expectProblem(await bob.delete(withdrawn.path), 404, "persona_not_found");
    expectProblem(await bob.get(withdrawn.path), 404, "persona_not_found");
  });

  test("cut short anywhere shows nothing, and is finished by a second one, or by the next message", async () => {
    let cuts = 0;
    for (let requests = 0, wasCut = true; wasCut; requests++) {
      const [bob, eve] = [await talkative(), await talkative()];
      for (const client of [bob, eve]) {
        const cut = cutAfter(requests);
        const { status } = await client.delete(path);
        ({ wasCut } = cut.mend());
        expect({ requests, status }).toEqual({ requests, status: wasCut ? 503 : 204 });
        if (requests === 0) continue;
        expect(await history(client, path)).toEqual([]);
        expect((await client.get(`/personas/${personaId}/memories`)).body).toEqual({ items: [] });
      }
      if (wasCut) cuts += 1;
      expect(await bob.delete(path)).toMatchObject({ status: 204 });
      expect(await left(bob)).toEqual([]);
      await say(eve, path, "Hello again.");
      expect((await history(eve, path)).at(-2)?.content).toBe("Hello again.");
      expect(await history(eve, path)).toHaveLength(requests === 0 ? 8 : 2);
    }
    expect(cuts).toBeGreaterThan(2);
  });

  test("by several calls at once, with a message between them, loses nothing of what is said afterwards", async () => {
    const bob = await talkative();
    const deleted = await Promise.all([1, 2, 3, 4].map(() => bob.delete(path)));
    expect(new Set(deleted.map(({ status }) => status))).toEqual(new Set([204]));
    const [, answer] = await Promise.all([bob.delete(path), say(bob, path, "Hello again.")]);
    expect([200, 409]).toContain(answer.status);
    const said = await history(bob, path);
    expect([0, 2]).toContain(said.length);
    await bob.delete(path);
    expect(await left(bob)).toEqual([]);
  });
});

describe("in the middle of a turn, nothing is left", () => {
  const removals: [string, (bob: SignedIn, to: Owner) => Promise<unknown>][] = [
    ["of the conversation", (bob, to) => bob.delete(to.path)],
    ["of the persona", (_, to) => to.owner.delete("/personas/me")],
    ["of the persona's owner", (_, to) => to.owner.delete("/users/me")],
    ["of the user", (bob) => bob.delete("/users/me")],
  ];

  test.each(removals)("when it is the removal %s", async (_, remove) => {
    const eve = await withPersona("Eve", { visibility: "public" });
    const bob = await talkative(eve, 1);
    const turn = await as(bob, () => Chat.say(eve.personaId, "I like tea."));
    let removed: Promise<unknown> = Promise.resolve();
    const answered = turn.answer({
      onEvent: ({ type }) => {
        if (type === "start") removed = remove(bob, eve);
      },
    });
    await Promise.all([answered.catch(() => {}), removed.then(() => removed)]);
    await remove(bob, eve);
    expect(await left(bob, eve.personaId)).toEqual([]);
  });

  test.each(removals)("when the removal %s is over before the model is asked", async (_, remove) => {
    const eve = await withPersona("Eve", { visibility: "public" });
    const bob = await talkative(eve, 1);
    const turn = await as(bob, () => Chat.say(eve.personaId, "I like tea."));
    await remove(bob, eve);
    await expect(turn.answer()).rejects.toMatchObject({ code: "conversation_lost" });
    expect(await left(bob, eve.personaId)).toEqual([]);
  });
});

test("a removed user leaves no count behind, and a removed persona no conversation of anybody", async () => {
  const eve = await withPersona("Eve", { visibility: "public" });
  const people = await Promise.all([talkative(eve, 1), talkative(eve, 1), talkative(eve, 1)]);
  await eve.owner.delete("/users/me");
  expect(await itemsThatMention([eve.owner.user.id, eve.personaId])).toEqual([]);
  for (const { user } of people) expect(await itemsThatMention([user.id])).not.toEqual([]);
  await Promise.all(people.map((client) => client.delete("/users/me")));
  expect(await itemsThatMention(people.map(({ user }) => user.id))).toEqual([]);
});
