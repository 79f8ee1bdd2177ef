/** What keeps an answer's connection while nothing comes, with shorter pauses than the API's. */
import { EventEmitter, once } from "node:events";
import { eventStream, type Send } from "@persona-ai/functions/api/event-stream.ts";
import { Hono } from "hono";
import { expect, test } from "vitest";

const ALIVE_MS = 20;
const COMMENT = ": waiting\n\n";

type Produce = (send: Send, commented: (times: number) => Promise<void>) => Promise<unknown>;

/** The stream as it came, in the pieces in which it was written; `commented` waits for so many comments in all. */
async function piecesOf(produce: Produce): Promise<string[]> {
  const pieces: string[] = [];
  const arrivals = new EventEmitter();
  const commented = async (times: number) => {
    while (pieces.filter((piece) => piece === COMMENT).length < times) await once(arrivals, "piece");
  };
  const app = new Hono().get("/", (c) => eventStream(c, (send) => produce(send, commented), ALIVE_MS));
  const response = await app.request("/");
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    pieces.push(piece);
    arrivals.emit("piece");
  }
  return pieces;
}

test("comments come in every pause, before the first event and between others, and none after the last", async () => {
  const pieces = await piecesOf(async (send, commented) => {
    await commented(2);
    send("first", {});
    await commented(4);
    send("last", {});
  });
  const [first, last] = ["first", "last"].map((name) => pieces.findIndex((piece) => piece.includes(name)));
  const comments = (from: number, to: number) => pieces.slice(from, to).filter((piece) => piece === COMMENT);
  expect(comments(0, first!).length).toBeGreaterThanOrEqual(2);
  expect(comments(first!, last!).length).toBeGreaterThanOrEqual(1);
  expect(pieces.slice(last)).toHaveLength(1);
});

test("where events come, there are no comments", async () => {
  const pieces = await piecesOf(async (send) => {
    for (let i = 0; i < 200; i++) send("piece", { i });
  });
  expect(pieces.join("")).not.toContain(COMMENT);
});
