/** The request of turn 500 beside that of turn 50, over a conversation in which every turn tells something new. */
import { dynamo, entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { begin, exchange, turn } from "./conversations.ts";

/** Every message is as long as the others, and tells a fact. */
const told = (i: number) =>
  `I like place number ${String(i).padStart(3, "0")}, and its harbour. What do you say to that?`;

/** The requests of the turns after the first `turns`, which stand in the table as they would. */
async function requestsAfter(turns: number, count: number): Promise<string[]> {
  const key = await begin();
  const messages = [];
  for (let i = 1; i <= turns; i++) messages.push(...exchange(key, told(i), "Oh, is it? Tell me more of it."));
  await entities().message.put(messages).go();
  const time = new Date().toISOString();
  const sources = messages.filter(({ role }) => role === "user").slice(-200);
  await entities()
    .memory.put(
      sources.map(({ messageId, content }) => ({
        ...key,
        memoryId: messageId.replace("msg", "mem"),
        text: `Likes ${content.slice(7, 40)}.`,
        messageId,
        createdAt: time,
        updatedAt: time,
      })),
    )
    .go();
  const requests: string[] = [];
  for (let i = 1; i <= count; i++) requests.push((await turn(key, told(turns + i))).request);
  return requests;
}

test("the request of turn 500 is not larger than that of turn 50", async () => {
  const [early, late] = await Promise.all([requestsAfter(40, 10), requestsAfter(490, 10)]);
  const sizeOf = (requests: string[]) => requests.map(({ length }) => length);
  expect(late.at(-1)).toContain("place number 500");
  expect(Math.max(...sizeOf(late))).toBeLessThanOrEqual(Math.max(...sizeOf(early)) * 1.01);
  expect(sizeOf(late).at(-1)).toBeLessThanOrEqual(sizeOf(early).at(-1)! * 1.01);
});

test("a context is read by two requests, and of the messages its window, whatever the conversation holds", async () => {
  const key = await begin();
  for (let i = 1; i <= 25; i++) await turn(key, told(i));
  const counted: string[] = [];
  let messagesRead = 0;
  const { middlewareStack } = dynamo();
  middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        counted.push(commandName);
        const result = await next(args);
        const { Count = 0 } = result.output as { Count?: number };
        if (JSON.stringify(args.input).includes("#message_")) messagesRead += Count;
        return result;
      },
    { step: "initialize", name: "count" },
  );
  const { context } = await turn(key, "Goodbye then.").finally(() => middlewareStack.remove("count"));
  expect(context.turns.length).toBe(19);
  expect(counted.filter((name) => name.startsWith("Query"))).toHaveLength(2);
  expect(messagesRead).toBeGreaterThan(0);
  expect(messagesRead).toBeLessThanOrEqual(24);
});
