/**
 * A turn that ends half-way, at every request to the table that it makes: nothing that was acknowledged is lost, and
 * the next message is answered.
 */
import { Actor } from "@persona-ai/core/actor.ts";
import { Chat } from "@persona-ai/core/chat";
import { LEASE_MS } from "@persona-ai/core/chat/conversation.ts";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { cutAfter } from "../../support/cut.ts";
import { signUp } from "../../support/people.ts";
import { allEvents, type Event, openStream } from "../../support/sse.ts";
import { history, say, textOf, withPersona } from "./support.ts";

const { path, personaId } = await withPersona("Ada", { visibility: "public" });
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

type Begin = (bob: SignedIn, before: Chat.Message[]) => Promise<Response>;

async function* cuts(prepare: (bob: SignedIn) => Promise<unknown>, begin: Begin) {
  for (let requests = 0; ; requests++) {
    const bob = await signUp("Bob");
    await prepare(bob);
    const before = await history(bob, path);
    const cut = cutAfter(requests);
    const response = await begin(bob, before);
    const events = response.status === 200 ? await allEvents(response) : [];
    const { wasCut } = cut.mend();
    yield { bob, before, events, status: response.status };
    if (!wasCut) return;
  }
}

/** What its reader was told of, the table has. */
async function expectKept(bob: SignedIn, events: Event[]): Promise<void> {
  const said = await history(bob, path);
  const [start, end] = ["message.start", "message.end"].map((name) =>
    events.find(({ event }) => event === name),
  );
  const ids = said.map(({ id }) => id);
  if (start) expect(ids).toContain(start.data.replyTo);
  const kept = said.find(({ id }) => id === end?.data.id);
  expect(kept?.content).toBe(end && textOf(events));
}

/** Once the time of the turn that died has run out. */
async function expectNextAnswered(bob: SignedIn): Promise<void> {
  const later = () => Date.now() + LEASE_MS + 1;
  const turn = await Actor.provide({ type: "user", userId: bob.user.id }, () =>
    Chat.say(personaId, "And now?", { clock: later }),
  );
  const answer = await turn.answer();
  const [message, kept] = (await history(bob, path)).slice(-2);
  expect(message).toMatchObject({ content: "And now?", id: answer.replyTo });
  expect(kept).toEqual(answer);
}

const nothing = async () => {};
const oneTurn = (bob: SignedIn) => say(bob, path, "Hello! I have a sister in Porto.");
const ask: Begin = (bob) => openStream(bob, path, { content: "I have a brother in Oslo. How are you?" });

describe.each([
  ["the first message of a conversation", nothing],
  ["a later one", oneTurn],
])("%s, cut short", (_, prepare) => {
  test("loses nothing that was acknowledged, and the next one is answered", async () => {
    const seen = new Set<string>();
    for await (const { bob, before, events, status } of cuts(prepare, ask)) {
      seen.add(events.at(-1)?.event ?? String(status));
      await expectKept(bob, events);
      expect(await history(bob, path)).toEqual(expect.arrayContaining(before));
      await expectNextAnswered(bob);
    }
    expect(seen).toEqual(new Set(["503", "error", "message.end"]));
  });
});

test("an answer that was to be replaced is kept when making the new one is cut short", async () => {
  let replaced = 0;
  for await (const { bob, before, events } of cuts(oneTurn, (client, [message]) =>
    openStream(client, `${path}/${message?.id}/regenerate`),
  )) {
    const said = await history(bob, path);
    expect(said).toHaveLength(2);
    expect(said[0]).toEqual(before[0]);
    const isNew = said[1]?.id !== before[1]?.id;
    if (isNew) replaced += 1;
    else expect(said[1]).toEqual(before[1]);
    await expectKept(bob, events);
  }
  expect(replaced).toBeGreaterThan(0);
});
