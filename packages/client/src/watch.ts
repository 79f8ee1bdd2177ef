/**
 * A persona as it is made, told by server-sent events. Where they do not come through (a proxy that holds them back, a
 * function that is busy, an older API) it is asked for by its ETag instead, soon at first and more seldom while nothing
 * changes. Ends with the first state that is not `generating`.
 */
import { createParser } from "eventsource-parser";
import type { Send } from "./chat.ts";
import { errorOf, ProblemError } from "./problem.ts";
import type { components } from "./schema.ts";

type Schemas = components["schemas"];
export type Persona = Schemas["Persona"];

const FIRST_MS = 300;
const SLOWEST_MS = 5_000;
const FACTOR = 1.5;
/** How often in a row the API may not be there. */
const ATTEMPTS = 8;
/** The API sends a comment every 5 s: after this long without a byte, somebody on the way holds them back. */
const SILENT_MS = 12_000;

export type WatchOptions = {
  signal?: AbortSignal;
  random?: () => number;
  /** `false`: by asking alone. */
  events?: boolean;
  silentMs?: number;
};

export async function* watchPersona(
  send: Send,
  { signal, random = Math.random, events = true, silentMs = SILENT_MS }: WatchOptions = {},
): AsyncGenerator<Persona> {
  let etag: string | undefined;
  let wait = FIRST_MS;
  let failures = 0;
  let isTold = events;
  let persona: Persona | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const headers: Record<string, string> = etag === undefined ? {} : { "If-None-Match": etag };
    const response = await send("personas/me", { headers, ...(signal && { signal }) }).catch(
      (error: unknown) => {
        if (signal?.aborted || ++failures === ATTEMPTS) throw error;
        return undefined;
      },
    );
    if (response?.status === 200) {
      failures = 0;
      wait = FIRST_MS;
      etag = response.headers.get("ETag") ?? undefined;
      const next = (await response.json()) as Persona;
      if (persona === undefined || isOther(next, persona)) yield next;
      persona = next;
      if (persona.status !== "generating") return;
    } else if (response !== undefined && response.status !== 304) {
      const error = await errorOf(response);
      const isPassing = response.status === 429 || response.status >= 500;
      if (!isPassing || ++failures === ATTEMPTS) throw error;
      if (error instanceof ProblemError && error.retryAfter !== undefined) wait = error.retryAfter * 1000;
    }
    const isHeard = response !== undefined && (response.ok || response.status === 304);
    if (isTold && persona !== undefined && isHeard) {
      const last: Last = yield* streamedChanges(send, persona, silentMs, signal);
      if (last.isOver) return;
      persona = last.persona;
      isTold = last.goesOn;
    }
    await pause(wait * (0.75 + random() / 2), signal);
    wait = Math.min(SLOWEST_MS, wait * FACTOR);
  }
}

const isOther = (a: Pick<Persona, "version" | "status" | "step" | "progress">, b: Persona): boolean =>
  a.version !== b.version || a.status !== b.status || a.step !== b.step || a.progress !== b.progress;

/** How it stands when the events have ended; `goesOn`: as they do after a while, so that there will be more. */
type Last = { persona: Persona; isOver: boolean; goesOn: boolean };

/** What the events tell. */
async function* streamedChanges(
  send: Send,
  known: Persona,
  silentMs: number,
  signal?: AbortSignal,
): AsyncGenerator<Persona, Last> {
  let persona = known;
  const ended = (goesOn: boolean, isOver = false): Last => ({ persona, isOver, goesOn });
  const response = await send("personas/me/events", {
    headers: { Accept: "text/event-stream" },
    ...(signal && { signal }),
  }).catch(() => undefined);
  signal?.throwIfAborted();
  const isStream = response?.headers.get("Content-Type")?.startsWith("text/event-stream") === true;
  if (!response?.ok || !isStream || response.body === null) {
    await response?.body?.cancel().catch(() => {});
    return ended(false);
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const events: { event?: string | undefined; data: string }[] = [];
  const parser = createParser({ onEvent: (event) => void events.push(event) });
  try {
    for (;;) {
      const part = await within(silentMs, reader.read(), signal);
      if (part === undefined) return ended(false);
      if (part.done) return ended(true);
      parser.feed(decoder.decode(part.value, { stream: true }));
      for (const { event, data } of events.splice(0)) {
        if (event === "ready" || event === "failed") {
          yield JSON.parse(data) as Persona;
          return ended(false, true);
        }
        if (event !== "step" && event !== "progress") continue;
        const next = JSON.parse(data) as Schemas["PersonaStep"];
        if (!isOther(next, persona)) continue;
        persona = { ...persona, ...next };
        yield persona;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** `undefined` after too long, and when the connection breaks. */
async function within<T>(ms: number, promise: Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  const result = await Promise.race([promise.catch(() => undefined), late]);
  clearTimeout(timer);
  signal?.throwIfAborted();
  return result;
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      signal?.removeEventListener("abort", gone);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const gone = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", gone, { once: true });
  });
}
