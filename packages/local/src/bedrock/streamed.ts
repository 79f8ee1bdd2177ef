/** An answer as an event stream, at once or at a slow model's pace, for as long as somebody reads it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "hono";
import { stream } from "hono/streaming";
import { events, frame, type Measures } from "./answer.ts";
import type { Call } from "./calls.ts";
import { DELTA_DELAY_MS, FIRST_DELAY_MS } from "./faults.ts";
import type { Reply } from "./wire.ts";

export const EVENT_STREAM = "application/vnd.amazon.eventstream";

type Manner = { call: Call; isSlow: boolean };

export function streamed(c: Context, answer: Reply, measures: Measures, { call, isSlow }: Manner): Response {
  c.header("content-type", EVENT_STREAM);
  return stream(c, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => {
      call.aborted = true;
      gone.abort();
    });
    const pause = (ms: number) => sleep(ms, undefined, { signal: gone.signal }).catch(() => {});
    let before = FIRST_DELAY_MS;
    for (const [type, payload] of events(answer, measures)) {
      if (isSlow && type === "contentBlockDelta") {
        await pause(before);
        before = DELTA_DELAY_MS;
      }
      if (out.aborted) return;
      await out.write(frame(type, payload));
    }
  });
}
