/** One turn of a conversation, as its reader sees it and as it is kept. */
import { Limit } from "@persona-ai/core/limit";
import { entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { modelCalls } from "../../support/generation.ts";
import { expectProblem } from "../../support/problem.ts";
import { allEvents, openStream } from "../../support/sse.ts";
import { ownStack } from "../../support/stack.ts";
import { history, say, textOf, withPersona } from "./support.ts";

/** Of one's own, so that the calls of the model are this file's. */
await ownStack();

const usage = { inputTokens: expect.any(Number), outputTokens: expect.any(Number) };
const MODEL = expect.stringContaining("sonnet");

const { owner, path } = await withPersona();

test("an answer comes as events: its start, its text piece by piece, its end", async () => {
  const response = await openStream(owner, path, { content: "How are you?" });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  const events = await allEvents(response);
  const names = events.map(({ event }) => event);
  expect(names.slice(0, 2)).toEqual(["message.start", "message.delta"]);
  expect(names.at(-1)).toBe("message.end");
  expect(new Set(names.slice(1, -1))).toEqual(new Set(["message.delta"]));
  const [start, end] = [events[0]!.data, events.at(-1)!.data];
  expect(end).toEqual({ id: start.id, usage, stopReason: "end_turn", model: MODEL });
  expect((await history(owner, path)).slice(-2)).toMatchObject([
    { id: start.replyTo, role: "user", content: "How are you?", status: "complete" },
    { id: start.id, role: "assistant", content: textOf(events), status: "complete", replyTo: start.replyTo },
  ]);
});

test("with Accept: application/json it comes whole", async () => {
  const answer = await say(owner, path, "Hello!");
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^msg_/),
    role: "assistant",
    content: expect.stringMatching(/\w/),
    createdAt: expect.any(String),
    status: "complete",
    replyTo: expect.stringMatching(/^msg_/),
    stopReason: "end_turn",
    model: MODEL,
    usage,
  });
  expect((await history(owner, path)).at(-1)).toEqual(answer.body);
});

test("the model is told what was said before, and the message last", async () => {
  await say(owner, path, "My parrot is called Ferdinand.");
  const content = "What did I just tell you about my parrot?";
  await say(owner, path, content);
  const mine = (await modelCalls()).flatMap(({ request: { toolConfig, messages } }) =>
    toolConfig === undefined && messages.at(-1)?.content[0]?.text === content ? [messages] : [],
  );
  expect(mine).toHaveLength(1);
  expect(JSON.stringify(mine[0])).toContain("My parrot is called Ferdinand.");
});

test("whoever does not read the answer holds nothing up", async () => {
  await openStream(owner, path, { content: "I am not listening." });
  expect((await say(owner, path, "But now I am.")).status).toBe(200);
  const said = (await history(owner, path)).slice(-4);
  expect(said.map(({ role, status }) => `${role} ${status}`)).toEqual([
    "user complete",
    "assistant complete",
    "user complete",
    "assistant complete",
  ]);
});

test("a message whose persona cannot be read is refused, and not counted", async () => {
  const eve = await withPersona("Eve");
  const userId = eve.owner.user.id;
  const before = await Limit.left("messages", userId);
  await entities().personaVersion.delete({ userId, version: 1 }).go();
  expectProblem(await say(eve.owner, eve.path, "Hello?"), 404, "persona_not_found");
  expect((await Limit.left("messages", userId)).remaining).toBe(before.remaining);
});
