/**
 * The model, word by word: Bedrock ConverseStream as an async iterable of texts, which ends with why it ended and
 * what it used. A call is tried once. Whoever leaves the loop, or aborts `signal`, breaks the connection, which stops
 * the model.
 *
 *   for await (const event of Model.stream({ modelId, messages }, { signal })) {
 *     if (event.type === "text") process.stdout.write(event.text);
 *   }
 *
 * Fails as `converse` does; with a ModelTimeout also when the first text, or the next event, is long in coming; with
 * the signal's reason when it was aborted.
 */
import type { BedrockRuntimeClient, ConverseStreamOutput, StopReason } from "@aws-sdk/client-bedrock-runtime";
import { DomainError } from "../error.ts";
import { bedrock, guardrailConfig, loadSdk, type Request, type Usage, usageFrom } from "./converse.ts";
import { ModelTimeout, ModelUnavailable } from "./errors.ts";
import { recordCall, recordFailedCall } from "./model-call.ts";
import { modelError } from "./upstream.ts";

const FIRST_TEXT_MS = 10_000;
const IDLE_MS = 10_000;

type Text = { type: "text"; text: string; modelId: string };
type End = { type: "end"; stopReason: StopReason; usage: Usage; modelId: string };
export type StreamEvent = Text | End;

export type StreamOptions = {
  signal?: AbortSignal;
  client?: BedrockRuntimeClient;
  firstTextMs?: number;
  idleMs?: number;
};

/** What a caller needs of the model, so that a test can be the model. */
export type Stream = (request: Request, options: StreamOptions) => AsyncIterable<StreamEvent>;

export async function* stream(request: Request, options: StreamOptions = {}): AsyncGenerator<StreamEvent> {
  const { modelId } = request;
  const started = performance.now();
  try {
    const end = yield* read(request, options);
    recordCall({ ...end, latencyMs: performance.now() - started });
    yield end;
  } catch (error) {
    if (!options.signal?.aborted) recordFailedCall(modelId, error, performance.now() - started);
    throw error;
  }
}

async function* read(request: Request, options: StreamOptions): AsyncGenerator<StreamEvent, End> {
  const { signal, firstTextMs = FIRST_TEXT_MS, idleMs = IDLE_MS } = options;
  const { modelId } = request;
  signal?.throwIfAborted();
  const watch = watchdog(signal, firstTextMs);
  let hasText = false;
  let isOpen = false;
  let stopReason: StopReason | undefined;
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  try {
    const [client, { ConverseStreamCommand }] = await Promise.all([options.client ?? bedrock(), loadSdk()]);
    const command = new ConverseStreamCommand({ ...request, ...guarded() });
    const { stream: events = [] } = await client.send(command, { abortSignal: watch.signal });
    isOpen = true;
    for await (const event of events) {
      const text = textOf(event);
      hasText ||= text !== "";
      if (hasText) watch.wait(idleMs);
      stopReason = event.messageStop?.stopReason ?? stopReason;
      if (event.metadata?.usage) usage = usageFrom(event.metadata.usage);
      if (text !== "") yield { type: "text", text, modelId };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw watch.hasExpired() ? new ModelTimeout(error) : errorOf(error, isOpen);
  } finally {
    watch.stop();
  }
  if (stopReason !== undefined) return { type: "end", stopReason, usage, modelId };
  signal?.throwIfAborted();
  throw watch.hasExpired() ? new ModelTimeout() : new ModelUnavailable(new Error("There was no end."));
}

/** A signal that is aborted with `outer`, when a wait is over, and by `stop`. */
function watchdog(outer: AbortSignal | undefined, firstMs: number) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  outer?.addEventListener("abort", abort, { once: true });
  let expired = false;
  const start = (ms: number) =>
    setTimeout(() => {
      expired = true;
      abort();
    }, ms);
  let timer = start(firstMs);
  return {
    signal: controller.signal,
    hasExpired: () => expired,
    wait(ms: number) {
      clearTimeout(timer);
      timer = start(ms);
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
      abort();
    },
  };
}

/** Nothing is let out before the guardrail has looked at it. */
function guarded() {
  const config = guardrailConfig();
  if (!config.guardrailConfig) return {};
  return { guardrailConfig: { ...config.guardrailConfig, streamProcessingMode: "sync" as const } };
}

const textOf = ({ contentBlockDelta }: ConverseStreamOutput): string => contentBlockDelta?.delta?.text ?? "";

/** A stream that was open and cannot be read any further has broken off, whatever its reader makes of it. */
function errorOf(error: unknown, isOpen: boolean): unknown {
  const named = modelError(error);
  return named instanceof DomainError || !isOpen ? named : new ModelUnavailable(error);
}
