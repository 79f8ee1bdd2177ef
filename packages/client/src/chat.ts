/**
 * A chat's answer as it comes: an async iterable of events, to be read once. It is never asked for again by itself:
 * a connection that breaks is an error, and `idempotencyKey` makes a repeat of the same message safe.
 */
import { EventSourceParserStream } from "eventsource-parser/stream";
import { errorOf, type Problem, ProblemError } from "./problem.ts";
import type { components } from "./schema.ts";

type Schemas = components["schemas"];
export type ChatEvent =
  | ({ type: "start" } & Schemas["MessageStart"])
  | ({ type: "delta" } & Schemas["MessageDelta"])
  | ({ type: "end" } & Schemas["MessageEnd"]);

/** The connection ended before the answer did; what had come is kept, as `interrupted`. */
export class ChatInterrupted extends Error {
  override readonly name = "ChatInterrupted";

  constructor(cause?: unknown) {
    super("The connection ended before the answer did.", { cause });
  }
}

export type Answer = AsyncIterable<ChatEvent> & {
  readonly idempotencyKey: string;
  /** Ends the answer; what has come of it is kept. */
  stop(): Promise<void>;
};

/** Sends a request to a path of the API, with the access token. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

export type ChatOptions = {
  /** Give it again to repeat a message whose answer was lost: nothing is said twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

export function answerTo(
  send: Send,
  path: string,
  body: unknown,
  stopPath: (id: string) => string,
  { idempotencyKey = crypto.randomUUID(), signal }: ChatOptions = {},
): Answer {
  const stopped = new AbortController();
  let id: string | undefined;
  async function* events(): AsyncGenerator<ChatEvent> {
    stopped.signal.throwIfAborted();
    const response = await send(path, {
      method: "POST",
      headers: {
        Accept: "text/event-stream",
        "Content-Type": "application/json",
        "Idempotency-Key": idempotencyKey,
      },
      body: JSON.stringify(body),
      signal: signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]),
    });
    if (!response.ok || response.body === null) throw await errorOf(response);
    for await (const event of read(response.body)) {
      if (event.type === "start") id = event.id;
      yield event;
    }
  }
  return {
    idempotencyKey,
    [Symbol.asyncIterator]: events,
    async stop() {
      if (id === undefined) return stopped.abort();
      const response = await send(stopPath(id), { method: "POST" });
      if (!response.ok && response.status !== 404 && response.status !== 409) throw await errorOf(response);
    },
  };
}

async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatEvent> {
  const decoder = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
  const reader = body.pipeThrough(decoder).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw isAbort(cause) ? cause : new ChatInterrupted(cause);
      });
      if (done) throw new ChatInterrupted();
      const event = eventOf(value.event, value.data);
      if (event === undefined) continue;
      yield event;
      if (event.type === "end") return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";

/** An event that this client does not know is none. */
function eventOf(name: string | undefined, data: string): ChatEvent | undefined {
  const value: unknown = JSON.parse(data);
  if (name === "message.start") return { type: "start", ...(value as Schemas["MessageStart"]) };
  if (name === "message.delta") return { type: "delta", ...(value as Schemas["MessageDelta"]) };
  if (name === "message.end") return { type: "end", ...(value as Schemas["MessageEnd"]) };
  if (name === "error") throw new ProblemError(value as Problem);
  return undefined;
}
