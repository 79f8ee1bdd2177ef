import { contextOf } from "@persona-ai/core/chat/prompt.ts";
import { removeConversation } from "@persona-ai/core/chat/removal.ts";
import { CAPACITY, learn } from "@persona-ai/core/memory/learn.ts";
import { type Converse, ModelNotOffered, ModelThrottled } from "@persona-ai/core/model";
import { entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { ownStack } from "../../support/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { begin, headOf, logOf, MODEL, memoriesOf, rememberer, say, turn } from "./conversations.ts";

await ownStack();

/** A turn that was answered and is to be learned from. */
async function answeredTurn(content = "I have a boat.") {
  const key = await begin();
  const id = await say(key, content);
  const conversation = await headOf(key);
  const context = await contextOf(conversation, id);
  const answer = { id: await say(key, "Oh!", id), content: "Oh!" };
  return { key, lesson: { conversation, context, exchange: { message: { id, content }, answer } } };
}

describe("after a turn", () => {
  test("facts are kept with the message that they are from", async () => {
    const key = await begin();
    const { message } = await turn(key, "I'm a nurse and I have two cats. Do you like cats?");
    const memories = await memoriesOf(key);
    expect(memories.map(({ text }) => text).toSorted()).toEqual(["Has two cats.", "Is a nurse."]);
    for (const memory of memories) {
      expect(memory).toMatchObject({ messageId: message, createdAt: memory.updatedAt });
      expect(memory.memoryId).toMatch(/^mem_/);
    }
  });

  test("what is known is told the model, and not kept twice", async () => {
    const key = await begin();
    await turn(key, "I live in Porto.");
    const { ask, asked } = rememberer({ facts: ["Lives in  porto", "Swims."] });
    await turn(key, "As I said, I live in Porto.", ask);
    expect(asked[0]).toContain("Lives in Porto.");
    expect((await memoriesOf(key)).map(({ text }) => text)).toEqual(["Lives in Porto.", "Swims."]);
  });

  test("where there is nothing to remember, nothing is written", async () => {
    const key = await begin();
    await turn(key, "What do you make of the weather?");
    expect(await memoriesOf(key)).toEqual([]);
    expect((await headOf(key)).summary).toBeUndefined();
  });

  test("it resolves with what was paid, an answer of no use included", async () => {
    const { lesson } = await answeredTurn();
    const good = rememberer({ facts: [] });
    expect(await learn(lesson, { modelId: MODEL, converse: good.ask })).toEqual({
      calls: 1,
      inputTokens: 10,
      outputTokens: 5,
    });
    const bad = rememberer({ facts: 5, secret: "Zanzibar" });
    const log = await logOf(async () => {
      const usage = await learn(lesson, { modelId: MODEL, converse: bad.ask });
      expect(usage).toEqual({ calls: 2, inputTokens: 20, outputTokens: 10 });
    });
    expect(log).toContain("memory_malformed");
    expect(log).not.toContain("Zanzibar");
  });

  test("a model that fails is not the turn's failure", async () => {
    const { key, lesson } = await answeredTurn("I have a boat called Zanzibar.");
    const converse = () => Promise.reject(new ModelThrottled(new Error("Zanzibar")));
    const log = await logOf(async () => {
      expect(await learn(lesson, { modelId: MODEL, converse })).toBeUndefined();
    });
    expect(log).toContain("model_throttled");
    expect(log).not.toContain("Zanzibar");
    expect(await memoriesOf(key)).toEqual([]);
  });
});

describe("the other model is asked", () => {
  const OTHER = "global.anthropic.claude-haiku-4-5-20251001-v1:0";
  test.each([
    ["cannot be had", () => Promise.reject(new ModelNotOffered())],
    ["is throttled", () => Promise.reject(new ModelThrottled())],
    ["gives nothing usable, twice", rememberer({ facts: 5 }).ask],
  ] as [string, Converse][])("when the first one %s", async (_what, first) => {
    const { key, lesson } = await answeredTurn();
    const other = rememberer({ facts: ["Has a boat."] });
    const asked: string[] = [];
    const converse: Converse = (request) => {
      asked.push(request.modelId);
      return request.modelId === MODEL ? first(request) : other.ask(request);
    };
    const usage = await learn(lesson, { modelId: MODEL, otherwise: OTHER, converse });
    expect((await memoriesOf(key)).map(({ text }) => text)).toEqual(["Has a boat."]);
    expect(asked.at(-1)).toBe(OTHER);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(usage?.calls).toBe(asked.length === 3 ? 3 : 1);
  });
});

describe("nothing is asked and nothing left behind", () => {
  type Lesson = Awaited<ReturnType<typeof answeredTurn>>;
  const WAYS: [string, (lesson: Lesson) => Promise<unknown>][] = [
    ["that was removed meanwhile", ({ key }) => removeConversation(key)],
    [
      "that is being removed",
      ({ key }) => entities().conversation.patch(key).set({ deletedAt: new Date().toISOString() }).go(),
    ],
    [
      "that was begun anew meanwhile",
      async ({ key }) => {
        await removeConversation(key);
        const createdAt = new Date(Date.now() + 1_000).toISOString();
        await entities()
          .conversation.create({ ...key, createdAt })
          .go();
      },
    ],
    [
      "in which something was forgotten meanwhile",
      ({ key }) => entities().conversation.patch(key).add({ forgets: 1 }).go(),
    ],
  ];

  test.each(WAYS)("of a conversation %s", async (_, change) => {
    const turn = await answeredTurn();
    await change(turn);
    const { ask, asked } = rememberer({ facts: ["Has a boat."] });
    expect(await learn(turn.lesson, { modelId: MODEL, converse: ask })).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await memoriesOf(turn.key)).toEqual([]);
  });

  test.each(WAYS)("while the model is asked, of a conversation %s", async (_, change) => {
    const turn = await answeredTurn();
    const { ask } = rememberer({ facts: ["Has a boat."] });
    const converse: Converse = async (request) => {
      await change(turn);
      return ask(request);
    };
    expect(await learn(turn.lesson, { modelId: MODEL, converse })).toMatchObject({ calls: 1 });
    expect(await memoriesOf(turn.key)).toEqual([]);
  });

  test("in the whole table, of one that was removed", async () => {
    const { key, lesson } = await answeredTurn();
    await removeConversation(key);
    await learn(lesson, { modelId: MODEL, converse: rememberer({ facts: ["Has a boat."] }).ask });
    expect(await itemsThatMention([key.personaId])).toEqual([]);
  });
});

test("beyond what a conversation holds the oldest goes", async () => {
  const { key, lesson } = await answeredTurn();
  const time = new Date().toISOString();
  await entities()
    .memory.put(
      Array.from({ length: CAPACITY }, (_, i) => ({
        ...key,
        memoryId: `mem_${String(i).padStart(26, "0")}`,
        text: `Fact ${i}.`,
        messageId: lesson.exchange.message.id,
        createdAt: time,
        updatedAt: time,
      })),
    )
    .go();
  await learn(lesson, { modelId: MODEL, converse: rememberer({ facts: ["A.", "B."] }).ask });
  const texts = (await memoriesOf(key)).map(({ text }) => text);
  expect(texts).toHaveLength(CAPACITY);
  expect(texts.slice(0, 2)).toEqual(["Fact 2.", "Fact 3."]);
  expect(texts.slice(-2).toSorted()).toEqual(["A.", "B."]);
});
