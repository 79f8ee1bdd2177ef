import { MessageForgotten } from "@persona-ai/core/chat/info.ts";
import { contextOf } from "@persona-ai/core/chat/prompt.ts";
import { learn } from "@persona-ai/core/memory/learn.ts";
import { SUMMARY_LENGTH } from "@persona-ai/core/memory/memory-prompt.ts";
import { BUDGET } from "@persona-ai/core/memory/recall.ts";
import { ModelThrottled } from "@persona-ai/core/model";
import { estimateTokens } from "@persona-ai/core/model/tokens.ts";
import { entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { ownStack } from "../../support/stack.ts";
import { begin, headOf, type Key, logOf, MODEL, memoriesOf, rememberer, say, turn } from "./conversations.ts";

await ownStack();

async function talkOf(key: Key, topics: string[]): Promise<void> {
  for (const topic of topics) await turn(key, `And what about ${topic}?`);
}
const topics = (count: number, name = "topic") => Array.from({ length: count }, (_, i) => `${name}-${i}`);

/** A turn whose context has something to be summed up. */
async function leavingTurn() {
  const key = await begin();
  for (let i = 0; i < 9; i++) await say(key, "Oh.", await say(key, `Said ${i}.`));
  const id = await say(key, "And now?");
  const conversation = await headOf(key);
  const context = await contextOf(conversation, id);
  const exchange = {
    message: { id, content: "And now?" },
    answer: { id: await say(key, "Oh.", id), content: "Oh." },
  };
  return { key, lesson: { conversation, context, exchange } };
}

describe("the running summary", () => {
  test("takes up what leaves the window before it has left, and is sent from then on", async () => {
    const key = await begin();
    await talkOf(key, topics(9));
    expect((await headOf(key)).summary).toBeUndefined();
    await talkOf(key, topics(3, "later"));
    const { summary } = await headOf(key);
    expect(summary).toContain("topic-0");
    const { context, request } = await turn(key, "Go on.");
    expect(context.summary).toBe(summary);
    expect(request).toContain("topic-0");
    expect(JSON.stringify(context.turns)).not.toContain("topic-0");
  });

  test("is bounded, however much there is to tell", async () => {
    const { key, lesson } = await leavingTurn();
    const long = "A sentence that goes on for a while. ".repeat(60);
    await learn(lesson, { modelId: MODEL, converse: rememberer({ facts: [], summary: long }).ask });
    const { summary = "" } = await headOf(key);
    expect(summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    expect(summary).toMatch(/while\.$/);
  });

  test("that failed is made up for by the next turn, with nothing lost", async () => {
    const { key, lesson } = await leavingTurn();
    expect(lesson.context.leaving.map(({ message }) => message)).toContain("Said 0.");
    const converse = () => Promise.reject(new ModelThrottled());
    await logOf(() => learn(lesson, { modelId: MODEL, converse }));
    const { context } = await turn(key, "Again?");
    expect(context.leaving.map(({ message }) => message)).toContain("Said 0.");
    expect((await headOf(key)).summary).toContain("Said 0.");
  });

  test("is not written over another one, while the facts are kept", async () => {
    const { key, lesson } = await leavingTurn();
    const other = { summary: "Another one.", summarizedTo: lesson.context.leaving[0]!.id };
    await entities().conversation.patch(key).set(other).go();
    const { ask } = rememberer({ facts: ["Swims."], summary: "Mine." });
    await learn(lesson, { modelId: MODEL, converse: ask });
    expect(await headOf(key)).toMatchObject(other);
    expect((await memoriesOf(key)).map(({ text }) => text)).toEqual(["Swims."]);
  });
});

describe("a context", () => {
  test("of a message that is answered once more knows nothing of what came after it", async () => {
    const key = await begin();
    const first = await say(key, "Said first.");
    await say(key, "Oh.", first);
    const later = await say(key, "Said later.");
    await entities().conversation.patch(key).set({ summary: "Of both.", summarizedTo: later }).go();
    const context = await contextOf(await headOf(key), first);
    expect(context).toEqual({
      ...{ memories: [], turns: [{ role: "user", content: "Said first." }], leaving: [] },
      today: expect.any(String),
    });
  });

  test("of a message that was withdrawn is refused", async () => {
    const key = await begin();
    const messageId = await say(key, "I have a boat.");
    await entities()
      .message.patch({ ...key, messageId })
      .set({ withdrawn: true })
      .go();
    await expect(contextOf(await headOf(key), messageId)).rejects.toThrow(MessageForgotten);
  });

  test("has the newest memories first, within their budget", async () => {
    const key = await begin();
    const messageId = await say(key, "Hello.");
    const time = new Date().toISOString();
    const memory = (i: number, text: string) => ({
      ...key,
      memoryId: `mem_${String(i).padStart(26, "0")}`,
      text,
      messageId,
      createdAt: time,
      updatedAt: time,
    });
    await entities()
      .memory.put(Array.from({ length: 60 }, (_, i) => memory(i, `Fact ${i}.`)))
      .go();
    const few = (await contextOf(await headOf(key), messageId)).memories;
    expect(few.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, i) => `Fact ${59 - i}.`));
    await entities()
      .memory.put(Array.from({ length: 60 }, (_, i) => memory(i, `${i} ${"x".repeat(500)}`)))
      .go();
    const { memories } = await contextOf(await headOf(key), messageId);
    const tokens = memories.reduce((sum, { text }) => sum + estimateTokens(text), 0);
    expect(tokens).toBeGreaterThan(BUDGET.tokens / 2);
    expect(tokens).toBeLessThanOrEqual(BUDGET.tokens);
  });
});
