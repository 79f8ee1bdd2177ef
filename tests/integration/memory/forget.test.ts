/** What was deleted or corrected is in no call of the model any more. */

import { hold } from "@persona-ai/core/chat/conversation.ts";
import { MessageForgotten } from "@persona-ai/core/chat/info.ts";
import { contextOf } from "@persona-ai/core/chat/prompt.ts";
import { storeMessage } from "@persona-ai/core/chat/store.ts";
import { isForgotten, nextMessageId } from "@persona-ai/core/chat/window.ts";
import { Id } from "@persona-ai/core/id.ts";
import { Memory } from "@persona-ai/core/memory";
import { learn } from "@persona-ai/core/memory/learn.ts";
import { entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { modelCalls } from "../../support/generation.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { ownStack } from "../../support/stack.ts";
import {
  as,
  begin,
  exchange,
  headOf,
  type Key,
  MODEL,
  memoriesOf,
  rememberer,
  say,
  turn,
} from "./conversations.ts";

/** Of one's own, so that the calls of the model are this file's. */
await ownStack();

/** How many calls of the model hold a word that occurs nowhere else. */
async function callsWith(word: string): Promise<number> {
  return (await modelCalls()).filter(({ request }) => JSON.stringify(request).includes(word)).length;
}
const wordOf = (name: string) => `${name}${Id.create("message").slice(-8).toLowerCase()}`;

/** A conversation in which the persona was told of a cat of this name, and then spoke of it. */
async function catTalk(word: string): Promise<Key> {
  const key = await begin();
  await turn(key, "I work as a nurse.");
  await turn(key, `I have a cat called ${word}.`);
  await turn(key, "What do you know about me?");
  await turn(key, "What is my cat called?");
  expect(await callsWith(word)).toBeGreaterThan(2);
  return key;
}
const newestOf = async (key: Key) => {
  const { data } = await entities()
    .message.query.primary(key)
    .go({ order: "desc", count: 1, consistent: true });
  return data[0];
};
const catOf = async (key: Key, word: string) =>
  (await memoriesOf(key)).find(({ text }) => text.includes(word))!.memoryId;

type Way = [name: string, forget: (key: Key, word: string) => Promise<unknown>];
const WAYS: Way[] = [
  ["deleted", async (key, word) => Memory.remove(key.personaId, await catOf(key, word))],
  [
    "corrected",
    async (key, word) => Memory.change(key.personaId, await catOf(key, word), { text: "Has a pet." }),
  ],
  ["deleted with all others", (key) => Memory.removeAll(key.personaId)],
];

describe.each(WAYS)("a memory that was %s", (_, forget) => {
  test("is in no further call of the model, nor what was said of it", async () => {
    const word = wordOf("Zanzibar");
    const key = await catTalk(word);
    await as(key, () => forget(key, word));
    const before = await callsWith(word);
    for (const said of ["What do you know about me?", "What is my cat called?", "And what is new?"]) {
      await turn(key, said);
    }
    expect(await callsWith(word)).toBe(before);
  });

  test("is gone from the summary that covers it, which begins anew from what was said before it", async () => {
    const word = wordOf("Zanzibar");
    const key = await begin();
    await turn(key, "Do tell me of boats.");
    await turn(key, `I have a cat called ${word}.`);
    for (let i = 0; i < 9; i++) await turn(key, `And what of number ${i}?`);
    expect((await headOf(key)).summary).toContain(word);
    await as(key, () => forget(key, word));
    expect(await headOf(key)).not.toHaveProperty("summary");
    const before = await callsWith(word);
    const { context } = await turn(key, "And now?");
    expect(context.turns[0]?.content).toBe("Do tell me of boats.");
    for (let i = 0; i < 9; i++) await turn(key, `And what of number ${i}?`);
    expect((await headOf(key)).summary).toContain("boats");
    expect(await callsWith(word)).toBe(before);
  });

  test("is gone for a turn that was under way, whose answer is not sent again", async () => {
    const word = wordOf("Zanzibar");
    const key = await catTalk(word);
    const id = await say(key, "And my cat?");
    const conversation = await headOf(key);
    const context = await contextOf(conversation, id);
    await as(key, () => forget(key, word));
    const answer = { id: await say(key, `It is ${word}.`, id), content: `It is ${word}.` };
    const summary = { facts: [`Has ${word}.`], summary: `Of ${word}.` };
    const lesson = { conversation, context, exchange: { message: { id, content: "And my cat?" }, answer } };
    await learn(lesson, { modelId: MODEL, converse: rememberer(summary).ask });
    const next = await turn(key, "Go on.");
    expect(JSON.stringify([next.request, await memoriesOf(key), await headOf(key)])).not.toContain(word);
  });
});

describe("forgetting", () => {
  test("is known to a turn that had begun, and not yet stored its message", async () => {
    const word = wordOf("Zanzibar");
    const key = await begin();
    await turn(key, `I have a cat called ${word}.`);
    for (let i = 0; i < 9; i++) await turn(key, `And what of number ${i}?`);
    const held = await hold(key, key.userId);
    expect(held.head.summary).toContain(word);
    meanwhile("TransactWriteItemsCommand", () => as(key, () => Memory.removeAll(key.personaId)));
    const messageId = nextMessageId((await newestOf(key))?.messageId, Date.now());
    await storeMessage(held, messageId, "And now?", new Date());
    const context = await contextOf(held.head, messageId);
    expect(context.turns).toEqual([{ role: "user", content: "And now?" }]);
    expect(JSON.stringify(context)).not.toContain(word);
    await held.release();
  });

  test("leaves other memories, what was said before, and the history as people read it", async () => {
    const word = wordOf("Zanzibar");
    const key = await catTalk(word);
    await as(key, async () => Memory.remove(key.personaId, await catOf(key, word)));
    const { context } = await turn(key, "What do you know about me?");
    expect(context.memories.map(({ text }) => text)).toEqual(["Works as a nurse."]);
    expect(context.turns[0]?.content).toBe("I work as a nurse.");
    const { data } = await entities().message.query.primary(key).go({ pages: "all" });
    expect(data).toHaveLength(10);
    expect(data.filter(({ content }) => content.includes(word)).length).toBeGreaterThan(2);
  });

  test("lets the last message be answered anew, unless the memory was drawn from that", async () => {
    const key = await catTalk("Tom");
    const later = await say(key, "And my cat?");
    await as(key, async () => Memory.remove(key.personaId, await catOf(key, "Tom")));
    const { turns } = await contextOf(await headOf(key), later);
    expect(turns.at(-1)).toEqual({ role: "user", content: "And my cat?" });
    const { message } = await turn(key, "I have a dog called Rex.");
    await as(key, async () => Memory.remove(key.personaId, await catOf(key, "Rex")));
    await expect(contextOf(await headOf(key), message)).rejects.toThrow(MessageForgotten);
  });

  test("of a source far back, in a long conversation, reaches all that is still sent", async () => {
    const word = wordOf("Zanzibar");
    const key = await begin();
    const { message } = await turn(key, `I have a cat called ${word}.`);
    const messages = Array.from({ length: 60 }, (_, i) =>
      exchange(key, `Number ${i} of ${word}`, "Oh."),
    ).flat();
    await entities().message.put(messages).go();
    await as(key, async () => Memory.remove(key.personaId, await catOf(key, word)));
    const { request } = await turn(key, "And now?");
    expect(request).not.toContain(word);
    const { data } = await entities()
      .message.get({ ...key, messageId: message })
      .go({ consistent: true });
    expect(data).toMatchObject({ withdrawn: true });
    expect(isForgotten(await headOf(key), message)).toBe(true);
  });

  test("of more than one transaction takes is whole", async () => {
    const key = await begin();
    const time = new Date().toISOString();
    const messages = Array.from({ length: 130 }, (_, i) => exchange(key, `Number ${i}`, "Oh.")).flat();
    await entities().message.put(messages).go();
    await entities()
      .memory.put(
        messages
          .filter(({ role }) => role === "user")
          .map(({ messageId }) => ({
            ...{ ...key, memoryId: messageId.replace("msg", "mem"), text: "A.", messageId },
            ...{ createdAt: time, updatedAt: time },
          })),
      )
      .go();
    await as(key, () => Memory.removeAll(key.personaId));
    expect(await memoriesOf(key)).toEqual([]);
    const { context } = await turn(key, "And now?");
    expect(context.turns).toEqual([{ role: "user", content: "And now?" }]);
  });

  test("several at once is done by all", async () => {
    const key = await begin();
    for (const fact of ["I like quinoa.", "I like kayaks.", "I live in Porto."]) await turn(key, fact);
    const memories = await memoriesOf(key);
    await Promise.all(memories.map(({ memoryId }) => as(key, () => Memory.remove(key.personaId, memoryId))));
    expect(await memoriesOf(key)).toEqual([]);
    const { request } = await turn(key, "And now?");
    for (const word of ["quinoa", "kayaks", "Porto"]) expect(request).not.toContain(word);
  });
});
