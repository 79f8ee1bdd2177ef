/**
 * A persona as it is made: asked for by its ETag, soon at first and more seldom while nothing changes. Ends with the
 * first state that is not `generating`.
 */

import type { Send } from "./chat.ts";
import { errorOf, ProblemError } from "./problem.ts";
import type { components } from "./schema.ts";

export type Persona = components["schemas"]["Persona"];

const FIRST_MS = 300;
const SLOWEST_MS = 5_000;
const FACTOR = 1.5;
/** How often in a row the API may not be there. */
const ATTEMPTS = 8;

export type WatchOptions = { signal?: AbortSignal; random?: () => number };

export async function* watchPersona(
  send: Send,
  { signal, random = Math.random }: WatchOptions = {},
): AsyncGenerator<Persona> {
  let etag: string | undefined;
  let wait = FIRST_MS;
  let failures = 0;
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
      const persona = (await response.json()) as Persona;
      yield persona;
      if (persona.status !== "generating") return;
    } else if (response !== undefined && response.status !== 304) {
      const error = await errorOf(response);
      const isPassing = response.status === 429 || response.status >= 500;
      if (!isPassing || ++failures === ATTEMPTS) throw error;
      if (error instanceof ProblemError && error.retryAfter !== undefined) wait = error.retryAfter * 1000;
    }
    await pause(wait * (0.75 + random() / 2), signal);
    wait = Math.min(SLOWEST_MS, wait * FACTOR);
  }
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
