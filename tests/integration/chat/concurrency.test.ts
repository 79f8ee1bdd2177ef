/** Several messages at once in one conversation: one after the other, none lost, none between another and its answer. */
import { Actor } from "@persona-ai/core/actor.ts";
import { Chat } from "@persona-ai/core/chat";
import { hold, LEASE_MS } from "@persona-ai/core/chat/conversation.ts";
import { Limit } from "@persona-ai/core/limit";
import { describe, expect, test } from "vitest";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { history, type Owner, say, stream, withPersona } from "./support.ts";

const ada = await withPersona("Ada", { visibility: "public" });
const newcomer = async (): Promise<Owner> => ({ ...ada, owner: await signUp("Bob") });

/** A message, its answer, a message, its answer, …; every one as it was told. */
async function expectInOrder({ owner, path }: Owner, contents: string[]): Promise<void> {
  const said = await history(owner, path);
  expect(said).toHaveLength(2 * contents.length);
  const messages = said.filter((_, i) => i % 2 === 0);
  const answers = said.filter((_, i) => i % 2 === 1);
  expect(messages.map(({ content }) => content).toSorted()).toEqual(contents.toSorted());
  expect(answers.map(({ replyTo }) => replyTo)).toEqual(messages.map(({ id }) => id));
  expect(said.every(({ status }) => status === "complete")).toBe(true);
  expect(said.map(({ id }) => id)).toEqual(said.map(({ id }) => id).toSorted());
}

test.each([2, 10])(
  "%i messages at once to one persona are all answered, one after the other",
  async (count) => {
    const bob = await newcomer();
    const contents = Array.from({ length: count }, (_, i) => `Message ${i}`);
    const answers = await Promise.all(contents.map((content) => say(bob.owner, bob.path, content)));
    expect(answers.map(({ status }) => status)).toEqual(contents.map(() => 200));
    await expectInOrder(bob, contents);
  },
);

test("of two streams at once, each has the answer to its own message", async () => {
  const bob = await newcomer();
  const contents = ["First?", "Second?"];
  const streams = await Promise.all(contents.map((content) => stream(bob.owner, bob.path, content)));
  await expectInOrder(bob, contents);
  const said = await history(bob.owner, bob.path);
  for (const [i, events] of streams.entries()) {
    const { replyTo } = events.find(({ event }) => event === "message.start")!.data;
    expect(said.find(({ id }) => id === replyTo)?.content).toBe(contents[i]);
    expect(events.at(-1)?.event).toBe("message.end");
  }
});

test("different people talk to one persona at the same time", async () => {
  const people = await Promise.all([newcomer(), newcomer(), newcomer()]);
  await Promise.all(people.map(({ owner, path }, i) => say(owner, path, `I am ${i}.`)));
  for (const [i, person] of people.entries()) await expectInOrder(person, [`I am ${i}.`]);
});

describe("while a conversation is held", () => {
  const userId = ({ owner }: Owner) => owner.user.id;
  const keyOf = (bob: Owner) => ({ userId: userId(bob), personaId: bob.personaId });
  const as = <T>(bob: Owner, act: () => Promise<T>) =>
    Actor.provide({ type: "user", userId: userId(bob) }, act);

  test("a message that waits too long is refused, stored nowhere, and not counted", async () => {
    const bob = await newcomer();
    const held = await hold(keyOf(bob), userId(ada));
    const before = await Limit.left("messages", userId(bob));
    const turn = await as(bob, () => Chat.say(bob.personaId, "Hello?", { waitMs: 0 }));
    await expect(turn.answer()).rejects.toMatchObject({
      name: "ConversationBusy",
      kind: "conflict",
      code: "conversation_busy",
      retryAfterSeconds: expect.any(Number),
    });
    await held.release();
    expect(await history(bob.owner, bob.path)).toEqual([]);
    expect((await Limit.left("messages", userId(bob))).remaining).toBe(before.remaining);
  });

  test("a message whose sender goes away while it waits is stored nowhere, and not counted", async () => {
    const bob = await newcomer();
    const held = await hold(keyOf(bob), userId(ada));
    const before = await Limit.left("messages", userId(bob));
    const connection = new AbortController();
    const turn = await as(bob, () => Chat.say(bob.personaId, "Hello?", { signal: connection.signal }));
    const waiting = turn.answer();
    connection.abort();
    await expect(waiting).rejects.toMatchObject({ name: "ReaderGone" });
    await held.release();
    expect(await history(bob.owner, bob.path)).toEqual([]);
    expect((await Limit.left("messages", userId(bob))).remaining).toBe(before.remaining);
  });

  test("a message waits until it is free", async () => {
    const bob = await newcomer();
    const held = await hold(keyOf(bob), userId(ada));
    const turn = await as(bob, () => Chat.say(bob.personaId, "Hello?"));
    const isWaiting = Promise.withResolvers<void>();
    const answer = turn.answer({ onEvent: ({ type }) => type === "queued" && isWaiting.resolve() });
    await isWaiting.promise;
    expect(await history(bob.owner, bob.path)).toEqual([]);
    await held.release();
    expect(await answer).toMatchObject({ status: "complete" });
    expect(await history(bob.owner, bob.path)).toHaveLength(2);
  });

  test("one whose holder died is free when its time has run out", async () => {
    const bob = await newcomer();
    await hold(keyOf(bob), userId(ada));
    const later = () => Date.now() + LEASE_MS + 1;
    const turn = await as(bob, () => Chat.say(bob.personaId, "Anybody there?", { waitMs: 0, clock: later }));
    expect(await turn.answer()).toMatchObject({ status: "complete" });
  });

  test("a turn that has lost it stores nothing more", async () => {
    const bob = await newcomer();
    const turn = await as(bob, () => Chat.say(bob.personaId, "First."));
    const later = () => Date.now() + LEASE_MS + 1;
    const next = await as(bob, () => Chat.say(bob.personaId, "Second.", { waitMs: 0, clock: later }));
    await next.answer();
    await expect(turn.answer()).rejects.toMatchObject({ code: "conversation_lost" });
    const said = await history(bob.owner, bob.path);
    expect(said.map(({ role, content }) => (role === "user" ? content : role))).toEqual([
      "First.",
      "Second.",
      "assistant",
    ]);
  });
});

test("a persona that was withdrawn takes no new message, and the old ones stay", async () => {
  const eve = await withPersona("Eve", { visibility: "public" });
  const { owner: bob } = await newcomer();
  await say(bob, eve.path, "Hello!");
  await eve.owner.patch("/personas/me", { visibility: "private" });
  expectProblem(await say(bob, eve.path, "Still there?"), 404, "persona_not_found");
  expect(await history(bob, eve.path)).toHaveLength(2);
  expect((await say(eve.owner, eve.path, "Just us.")).status).toBe(200);
});
