/**
 * An answer on its way: whole or as an event stream, at once or at a slow model's pace, for as long as somebody reads
 * it; or broken off in the middle, by an exception or with the connection.
 */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { stream } from "hono/streaming";
import { within } from "../stack/server.ts";
import { type Event, events, exceptionFrame, frame, type Measures, whole } from "./answer.ts";
import type { Call } from "./calls.ts";
import { BedrockException } from "./exceptions.ts";
import type { Effect } from "./faults.ts";
import type { Reply } from "./wire.ts";

export type Env = { Bindings: HttpBindings | Http2Bindings };

const EVENT_STREAM = "application/vnd.amazon.eventstream";
export const FIRST_DELAY_MS = 200;
export const DELTA_DELAY_MS = 40;

/** The events of an answer, at once, at a slow model's pace or with a stop up to `goOn`, until `signal`. */
export async function* paced(
  answered: Promise<{ answer: Reply; measures: Measures }>,
  { isSlow, stalls, breaks }: Effect,
  signal: AbortSignal,
  goOn: Promise<void>,
): AsyncGenerator<Event> {
  const { answer, measures } = await answered;
  const all = [...events(answer, measures)];
  let before = FIRST_DELAY_MS;
  let hasSaid = false;
  for (const event of breaks ? all.slice(0, Math.max(2, Math.floor(all.length / 2))) : all) {
    if (isSlow && event[0] === "contentBlockDelta") {
      await sleep(before, undefined, { signal }).catch(() => {});
      before = DELTA_DELAY_MS;
    }
    if (stalls && hasSaid && !signal.aborted) await Promise.race([goOn, once(signal, "abort")]);
    yield event;
    hasSaid ||= event[0] === "contentBlockDelta" && isSaid(event[1] as { delta: object });
  }
  if (breaks) throw breaks.streamed;
}

/** What was sent has been read by then: a client throws away what it has not, when the connection breaks. */
const READ_MS = 25;

/**
 * For the server an answer of its own making is still to be sent, whatever its headers say; a clone is one of Node's. It
 * is the server's own where another server was there before this file was loaded.
 */
const ALREADY_SENT = RESPONSE_ALREADY_SENT.clone();

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
  return ALREADY_SENT;
}

const halvesOf = (body: Buffer): [Buffer, Buffer] => {
  const half = Math.floor(body.length / 2);
  return [body.subarray(0, half), body.subarray(half)];
};

/** The frames up to the middle of the words, or of a tool's input: what was thought before is not what the reader waits for. Ends within a frame. */
function framesOf(all: Event[]): [Buffer, Buffer] {
  const said = all.flatMap(([type, payload], i) =>
    type === "contentBlockDelta" && isSaid(payload as { delta: object }) ? i : [],
  );
  const middle = said[Math.floor((said.length - 1) / 2)] ?? Math.floor(all.length / 2);
  const frames = all.map((event) => frame(...event));
  const [next = Buffer.alloc(0), ...rest] = frames.splice(middle + 1);
  const [broken, left] = halvesOf(Buffer.from(next));
  return [Buffer.concat([...frames, broken]), Buffer.concat([left, ...rest])];
}
const isSaid = ({ delta }: { delta: object }): boolean => "text" in delta || "toolUse" in delta;

/** So long nothing may be heard of a model that reads or thinks: then an empty delta says that it is still there. */
const HEARTBEAT_MS = 2_000;
const IN_STREAM = new Set([
  "InternalServerException",
  "ModelStreamErrorException",
  "ValidationException",
  "ThrottlingException",
  "ServiceUnavailableException",
]);

/** Events as they come. What fails before the first of them is thrown; later it is an exception in the stream. */
export async function sendStream(
  c: Context<Env>,
  source: AsyncGenerator<Event>,
  call: Call,
  gone: AbortController,
): Promise<Response> {
  const events = alive(source);
  const first = await events.next();
  c.header("content-type", EVENT_STREAM);
  return stream(c, async (out) => {
    out.onAbort(() => {
      call.aborted = true;
      gone.abort();
    });
    try {
      for (let step = first; !step.done && !out.aborted; step = await events.next()) {
        await out.write(frame(...step.value));
      }
    } catch (error) {
      if (!out.aborted) await out.write(exceptionFrame(inStream(error)));
    }
  });
}

/**
 * The events, with an empty delta in each silence: of the block that is open, or of a block of reasoning in front of the
 * others where the model had to be waited for.
 */
async function* alive(source: AsyncGenerator<Event>): AsyncGenerator<Event> {
  let isStarted = false;
  let isWaiting = false;
  let offset = 0;
  let open: { contentBlockIndex: number; delta: object } | undefined;
  let next: ReturnType<typeof source.next> | undefined;
  for (;;) {
    next ??= source.next();
    const step = await within(HEARTBEAT_MS, next);
    if (!isStarted) yield ["messageStart", { role: "assistant" }];
    isStarted = true;
    if (step === undefined) {
      isWaiting ||= open === undefined && offset === 0;
      const silent = isWaiting ? { contentBlockIndex: 0, delta: { reasoningContent: { text: "" } } } : open;
      if (silent) yield ["contentBlockDelta", silent];
      continue;
    }
    if (step.done) return;
    next = undefined;
    const [type, payload] = step.value;
    if (type === "messageStart") continue;
    if (isWaiting) {
      yield ["contentBlockStop", { contentBlockIndex: 0 }];
      isWaiting = false;
      offset = 1;
    }
    const { contentBlockIndex: index, delta } = payload as { contentBlockIndex?: number; delta?: object };
    const at = index === undefined ? undefined : { contentBlockIndex: index + offset };
    if (at && delta) open = { ...at, delta: emptied(delta) };
    yield [type, { ...(payload as object), ...at }];
  }
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
