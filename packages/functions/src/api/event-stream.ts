/**
 * An answer as server-sent events. Sending never waits for the reader, so a slow one holds nothing up; `signal` is
 * aborted when it has gone away, however the server tells. What fails once the stream has begun is its last event:
 * `error`, with the problem that would have been answered.
 *
 *   return eventStream(c, async (send, signal) => send("greeting", { text: "Hello" }));
 */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { parseAccept } from "hono/utils/accept";
import { problemOf } from "./problem.ts";

/** Other than Hono's own: how the connection is kept is the server's business, and not allowed over HTTP/2. */
const HEADERS = {
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  Connection: undefined,
  "Transfer-Encoding": undefined,
};

const EVENTS = "text/event-stream";

/** Whether the caller asks for events by name, and rather than JSON: whoever takes anything gets JSON. */
export function wantsEvents(c: Context): boolean {
  const asked = parseAccept(c.req.header("accept") ?? "");
  const weight = (type: string) => asked.find((one) => one.type.toLowerCase() === type)?.q ?? 0;
  return weight(EVENTS) > 0 && weight(EVENTS) >= weight("application/json");
}

/** `fail` ends the stream with what went wrong, before `produce` does. */
export type Send = {
  (event: string, data: unknown): void;
  fail(error: unknown): void;
};

/** Comments keep a connection open, through whatever stands between, while nothing else comes. */
const KEEP_ALIVE_MS = 5_000;

export function eventStream(
  c: Context,
  produce: (send: Send, signal: AbortSignal) => Promise<unknown>,
  aliveMs = KEEP_ALIVE_MS,
): Response {
  const response = streamSSE(c, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const signal = AbortSignal.any([gone.signal, c.req.raw.signal]);
    let sent: Promise<unknown> = Promise.resolve();
    let id = 0;
    let hasFailed = false;
    const write = (part: () => Promise<unknown>) => {
      sent = sent.then(part);
      alive.refresh();
    };
    const alive = setInterval(() => write(() => stream.write(": waiting\n\n")), aliveMs);
    const send = (event: string, data: unknown) => {
      if (!hasFailed) write(() => stream.writeSSE({ id: String(++id), event, data: JSON.stringify(data) }));
    };
    const fail = (error: unknown) => {
      send("error", problemOf(error, c));
      hasFailed = true;
    };
    await produce(Object.assign(send, { fail }), signal).catch((error: unknown) => {
      if (!hasFailed) fail(error);
    });
    clearInterval(alive);
    await sent;
  });
  for (const [name, value] of Object.entries(HEADERS)) {
    c.header(name, value);
    if (value === undefined) response.headers.delete(name);
    else response.headers.set(name, value);
  }
  return response;
}
