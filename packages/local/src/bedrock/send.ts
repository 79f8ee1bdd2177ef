/**
 * An answer on its way: whole or as an event stream, at once or at a slow model's pace, for as long as somebody reads
 * it; or broken off in the middle, by an exception or with the connection.
 */
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { stream } from "hono/streaming";
import { events, exceptionFrame, frame, type Measures, whole } from "./answer.ts";
import type { Call } from "./calls.ts";
import type { BedrockException } from "./exceptions.ts";
import type { Reply } from "./wire.ts";

export type Env = { Bindings: HttpBindings | Http2Bindings };

export const EVENT_STREAM = "application/vnd.amazon.eventstream";
export const FIRST_DELAY_MS = 200;
export const DELTA_DELAY_MS = 40;

/** `breaks`: half of the events, and then the exception. */
export type Manner = { isSlow: boolean; breaks?: BedrockException | undefined };

export function sendStream(
  c: Context<Env>,
  answer: Reply,
  measures: Measures,
  call: Call,
  manner: Manner,
): Response {
  c.header("content-type", EVENT_STREAM);
  const all = [...events(answer, measures)];
  const sent = manner.breaks ? all.slice(0, Math.max(2, Math.floor(all.length / 2))) : all;
  return stream(c, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => {
      call.aborted = true;
      gone.abort();
    });
    const pause = (ms: number) => sleep(ms, undefined, { signal: gone.signal }).catch(() => {});
    let before = FIRST_DELAY_MS;
    for (const [type, payload] of sent) {
      if (manner.isSlow && type === "contentBlockDelta") {
        await pause(before);
        before = DELTA_DELAY_MS;
      }
      if (out.aborted) return;
      await out.write(frame(type, payload));
    }
    if (manner.breaks) await out.write(exceptionFrame(manner.breaks));
  });
}

/** The headers, half of the body, and then nothing. */
export function sendHalf(
  c: Context<Env>,
  operation: Call["operation"],
  answer: Reply,
  measures: Measures,
): Response {
  const [contentType, body] =
    operation === "ConverseStream"
      ? [EVENT_STREAM, Buffer.concat([...events(answer, measures)].map(([type, of]) => frame(type, of)))]
      : ["application/json", Buffer.from(JSON.stringify(whole(answer, measures)))];
  // The HTTP/2 response has the same methods; destroying its socket destroys the session.
  const outgoing = c.env.outgoing as ServerResponse;
  outgoing.writeHead(200, { "content-type": contentType, "content-length": body.length });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
  return RESPONSE_ALREADY_SENT;
}
