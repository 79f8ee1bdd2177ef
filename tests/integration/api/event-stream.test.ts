/** What keeps an answer's connection while nothing comes, with shorter pauses than the API's. */
import { setTimeout as sleep } from "node:timers/promises";
import { eventStream } from "@persona-ai/functions/api/event-stream.ts";
import { Hono } from "hono";
import { expect, test } from "vitest";

const ALIVE_MS = 20;
const COMMENT = ": waiting\n\n";

/** The stream as it came, in the pieces in which it was written. */
async function piecesOf(produce: Parameters<typeof eventStream>[1]): Promise<string[]> {
  const app = new Hono().get("/", (c) => eventStream(c, produce, ALIVE_MS));
  const response = await app.request("/");
  const pieces: string[] = [];
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) pieces.push(piece);
  return pieces;
}

test("comments come in every pause, before the first event and between others, and none after the last", async () => {
  const pieces = await piecesOf(async (send) => {
    await sleep(ALIVE_MS * 8);
    send("first", {});
    await sleep(ALIVE_MS * 8);
    send("last", {});
  });
  const [first, last] = ["first", "last"].map((name) => pieces.findIndex((piece) => piece.includes(name)));
  const comments = (from: number, to: number) => pieces.slice(from, to).filter((piece) => piece === COMMENT);
  expect(comments(0, first!).length).toBeGreaterThanOrEqual(2);
  expect(comments(first!, last!).length).toBeGreaterThanOrEqual(2);
  expect(pieces.slice(last)).toHaveLength(1);
});

test("where events come, there are no comments", async () => {
  const pieces = await piecesOf(async (send) => {
    for (let i = 0; i < 200; i++) send("piece", { i });
  });
  expect(pieces.join("")).not.toContain(COMMENT);
});
