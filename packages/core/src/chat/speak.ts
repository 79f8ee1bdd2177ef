/**
 * The persona's answer as it comes from the model: by the first model, and by the fallback only when that failed for
 * a passing reason before it had said a word.
 */
import type { Request } from "../model/converse.ts";
import { MODEL_FAILURES } from "../model/errors.ts";
import { type Stream, type StreamEvent, stream as streamFromBedrock } from "../model/stream.ts";

export type Models = { id: string; fallbackId: string };

export async function* speak(
  requestTo: (modelId: string) => Request,
  { id, fallbackId }: Models,
  { signal, stream = streamFromBedrock }: { signal: AbortSignal; stream?: Stream | undefined },
): AsyncGenerator<StreamEvent> {
  let hasSpoken = false;
  try {
    for await (const event of stream(requestTo(id), { signal })) {
      hasSpoken = true;
      yield event;
    }
    return;
  } catch (error) {
    if (hasSpoken || fallbackId === id || !isPassing(error)) throw error;
  }
  yield* stream(requestTo(fallbackId), { signal });
}

const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  Object.hasOwn(MODEL_FAILURES, error.name) &&
  MODEL_FAILURES[error.name as keyof typeof MODEL_FAILURES].retryable;
