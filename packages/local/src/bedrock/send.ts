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
import { type Event, events, exceptionFrame, frame, type Measures, whole } from "./answer.ts";
import type { Call } from "./calls.ts";
import { BedrockException } from "./exceptions.ts";
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

/** What was sent has been read by then: a client throws away what it has not, when the connection breaks. */
const READ_MS = 25;

/** The headers, the body to the middle of what is said, and then nothing. */
export function sendHalf(
  c: Context<Env>,
  operation: Call["operation"],
  answer: Reply,
  measures: Measures,
): Response {
  const [contentType, sent, left] =
    operation === "ConverseStream"
      ? [EVENT_STREAM, ...framesOf([...events(answer, measures)])]
      : ["application/json", ...halvesOf(Buffer.from(JSON.stringify(whole(answer, measures))))];
  // The HTTP/2 response has the same methods; destroying its socket destroys the session.
  const outgoing = c.env.outgoing as ServerResponse;
  outgoing.writeHead(200, { "content-type": contentType, "content-length": sent.length + left.length });
  outgoing.write(sent, () => setTimeout(() => outgoing.socket?.destroy(), READ_MS));
  return RESPONSE_ALREADY_SENT;
}

const halvesOf = (body: Buffer): [Buffer, Buffer] => {
  const half = Math.floor(body.length / 2);
  return [body.subarray(0, half), body.subarray(half)];
};

/** Of the words, or of a tool's input: what was thought before is not what the reader waits for. Ends within a frame. */
function framesOf(all: Event[]): [Buffer, Buffer] {
  const said = all.flatMap(([type, payload], i) =>
    type === "contentBlockDelta" && isSaid(payload as { delta: object }) ? i : [],
  );
  const middle = said[Math.floor((said.length - 1) / 2)] ?? Math.floor(all.length / 2);
  const frames = all.map(([type, of]) => frame(type, of));
  const [next = Buffer.alloc(0), ...rest] = frames.splice(middle + 1);
  const [broken, left] = halvesOf(Buffer.from(next));
  return [Buffer.concat([...frames, broken]), Buffer.concat([left, ...rest])];
}
const isSaid = ({ delta }: { delta: object }): boolean => "text" in delta || "toolUse" in delta;

/** So long nothing may be heard of a model that reads or thinks: then an empty delta says that it is still there. */
const HEARTBEAT_MS = 2_000;
const IN_STREAM = new Set([
  "InternalServerException",
  "ValidationException",
  "ThrottlingException",
  "ServiceUnavailableException",
]);

/** Events as they come. What fails before the first of them is thrown; later it is an exception in the stream. */
export async function sendLive(
  c: Context<Env>,
  source: AsyncGenerator<Event>,
  call: Call,
  gone: AbortController,
): Promise<Response> {
  let next = source.next();
  const early = await waited(next);
  c.header("content-type", EVENT_STREAM);
  return stream(c, async (out) => {
    out.onAbort(() => {
      call.aborted = true;
      gone.abort();
    });
    const put = (type: string, payload: unknown) => out.write(frame(type, payload));
    const relay = relayed(put);
    try {
      if (early === undefined) await relay.beat();
      while (!out.aborted) {
        const step = await waited(next);
        if (step === undefined) {
          await relay.beat();
          continue;
        }
        if (step.done) return;
        await relay.pass(step.value);
        next = source.next();
      }
    } catch (error) {
      if (out.aborted) return;
      await out.write(exceptionFrame(inStream(error)));
    }
  });
}

/** Undefined when it takes longer than a heartbeat. */
async function waited<T>(promise: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([
      promise,
      sleep(HEARTBEAT_MS, undefined, { signal: over.signal }).catch(() => undefined),
    ]);
  } finally {
    over.abort();
  }
}

/** Passes events on; a block of reasoning stands in front of them where the model had to be waited for. */
function relayed(put: (type: string, payload: unknown) => Promise<unknown>) {
  let isStarted = false;
  let isWaiting = false;
  let offset = 0;
  let open: { contentBlockIndex: number; delta: object } | undefined;
  async function start() {
    if (!isStarted) await put("messageStart", { role: "assistant" });
    isStarted = true;
  }
  return {
    async beat() {
      await start();
      isWaiting ||= open === undefined && offset === 0;
      const silent = isWaiting ? { contentBlockIndex: 0, delta: { reasoningContent: { text: "" } } } : open;
      if (silent) await put("contentBlockDelta", silent);
    },
    async pass([type, payload]: Event) {
      await start();
      if (type === "messageStart") return;
      if (isWaiting) {
        await put("contentBlockStop", { contentBlockIndex: 0 });
        isWaiting = false;
        offset = 1;
      }
      const { contentBlockIndex, delta } = payload as { contentBlockIndex?: number; delta?: object };
      const moved =
        contentBlockIndex === undefined
          ? payload
          : { ...(payload as object), contentBlockIndex: contentBlockIndex + offset };
      if (delta && contentBlockIndex !== undefined) {
        open = { contentBlockIndex: contentBlockIndex + offset, delta: emptied(delta) };
      }
      await put(type, moved);
    },
  };
}

function emptied(delta: object): object {
  if ("toolUse" in delta) return { toolUse: { input: "" } };
  return "text" in delta ? { text: "" } : { reasoningContent: { text: "" } };
}

function inStream(error: unknown): BedrockException {
  if (error instanceof BedrockException && IN_STREAM.has(error.name)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new BedrockException("ModelStreamErrorException", message, { originalMessage: message });
}
