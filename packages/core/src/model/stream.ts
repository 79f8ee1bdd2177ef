/**
 * The model, as it answers: Bedrock ConverseStream as an async iterable, which ends with why it ended and what it used.
 * A call is tried once. Whoever leaves the loop, or aborts `signal`, breaks the connection, which stops the model.
 *
 *   for await (const event of Model.stream({ modelId, messages }, { signal })) {
 *     if (event.type === "text") process.stdout.write(event.text);
 *   }
 *
 * Fails as `converse` does; with a ModelTimeout also when an event, or the first text, is long in coming; with a
 * ModelEmpty when it ended without a word and declined nothing; with the signal's reason when it was aborted.
 */
import type {
  BedrockRuntimeClient,
  ContentBlock,
  ConverseStreamOutput,
  StopReason,
} from "@aws-sdk/client-bedrock-runtime";
import { DomainError } from "../error.ts";
import { isRefusal, type Request, type Usage, usageFrom } from "./answer.ts";
import { bedrock, guardrailConfig, loadSdk } from "./client.ts";
import { ModelEmpty, ModelTimeout, ModelUnavailable, setEstimate } from "./errors.ts";
import { recordCall, recordFailedCall } from "./model-call.ts";
import { estimateTokens } from "./tokens.ts";
import { modelError } from "./upstream.ts";

/** What the model thinks is a sign of life, but nobody waits for a first word for ever. */
const FIRST_TEXT_MS = 12_000;
const FIRST_MS = 10_000;
const IDLE_MS = 10_000;

type Text = { type: "text"; text: string; modelId: string };
type End = { type: "end"; stopReason: StopReason; usage: Usage; modelId: string };
export type StreamEvent = Text | End;

type StreamOptions = {
  signal?: AbortSignal;
  client?: BedrockRuntimeClient;
  firstTextMs?: number;
  idleMs?: number;
};

/** What a caller needs of the model, so that a test can be the model. */
export type Stream = (request: Request, options: StreamOptions) => AsyncIterable<StreamEvent>;

export async function* stream(request: Request, options: StreamOptions = {}): AsyncGenerator<StreamEvent> {
  const { firstTextMs = FIRST_TEXT_MS, idleMs = IDLE_MS, ...rest } = options;
  const { modelId } = request;
  let unspoken = "";
  let hasSpoken = false;
  for await (const event of open(request, {
    ...rest,
    firstMs: Math.min(FIRST_MS, firstTextMs),
    idleMs,
    firstTextMs,
  })) {
    if (event.type === "end") {
      const { stopReason, usage } = event;
      if (!hasSpoken && !isRefusal(stopReason)) throw new ModelEmpty(new Error(`It ended by ${stopReason}.`));
      yield { type: "end", stopReason, usage, modelId };
    } else if (event.text !== "") {
      unspoken += event.text;
      if (!hasSpoken && unspoken.trim() === "") continue;
      hasSpoken = true;
      yield { type: "text", text: unspoken, modelId };
      unspoken = "";
    }
  }
}

type OpenOptions = {
  signal?: AbortSignal;
  client?: BedrockRuntimeClient;
  /** Until the first event, and from one to the next until anything was said; from then on; until a text; until the end. */
  firstMs: number;
  idleMs: number;
  firstTextMs?: number;
  totalMs?: number;
};
type Piece = { type: "piece"; text: string };
type Whole = Omit<End, "modelId"> & { content: ContentBlock[]; latencyMs: number };

/** Every event as it comes, with its text, and at the end all that was said; counted and logged. */
export async function* open(request: Request, options: OpenOptions): AsyncGenerator<Piece | Whole> {
  const { modelId } = request;
  const { signal } = options;
  const started = performance.now();
  const heard = { characters: "", hasBegun: false };
  try {
    const end = yield* read(request, options, heard);
    recordCall({ ...end, modelId, latencyMs: performance.now() - started });
    yield end;
  } catch (error) {
    if (!signal?.aborted) {
      const isPaid = heard.hasBegun || error instanceof ModelTimeout;
      const estimated = isPaid ? estimateOf(request, heard.characters) : undefined;
      setEstimate(error, estimated);
      recordFailedCall(modelId, error, performance.now() - started, estimated);
    }
    throw error;
  }
}

/** What an answer has used that broke off, or never came, of which the service tells nothing; without thinking that is not shown. */
export const estimateOf = ({ modelId, system, messages }: Request, said: string): Usage => ({
  inputTokens: estimateTokens(JSON.stringify([system, messages]), modelId),
  outputTokens: estimateTokens(said, modelId),
});

async function* read(
  request: Request,
  options: OpenOptions,
  heard: { characters: string; hasBegun: boolean },
): AsyncGenerator<Piece, Whole> {
  const { signal, firstMs, idleMs, firstTextMs, totalMs } = options;
  signal?.throwIfAborted();
  const watch = watchdog(signal, { firstMs, firstTextMs, totalMs });
  const gathered = gatherer();
  let hasSaid = false;
  try {
    const [client, { ConverseStreamCommand }] = await Promise.all([options.client ?? bedrock(), loadSdk()]);
    const command = new ConverseStreamCommand({ ...request, ...guarded() });
    const { stream: events = [] } = await client.send(command, { abortSignal: watch.signal });
    heard.hasBegun = true;
    for await (const event of events) {
      const { shown, said, all } = gathered.add(event);
      heard.characters += all;
      hasSaid ||= said;
      watch.live(hasSaid ? idleMs : firstMs, shown.trim() !== "");
      yield { type: "piece", text: shown };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw watch.hasExpired() ? new ModelTimeout(error) : errorOf(error, heard.hasBegun);
  } finally {
    watch.stop();
  }
  const whole = gathered.whole();
  if (whole) return whole;
  signal?.throwIfAborted();
  throw watch.hasExpired() ? new ModelTimeout() : new ModelUnavailable(new Error("There was no end."));
}

/** The content blocks of an answer, put together from its events. */
function gatherer() {
  const blocks: { text: string; toolUse?: { toolUseId: string | undefined; name: string | undefined } }[] =
    [];
  const at = (index = 0) => {
    blocks[index] ??= { text: "" };
    return blocks[index];
  };
  let stopReason: StopReason | undefined;
  let usage: Usage = usageFrom();
  let latencyMs = 0;
  return {
    add({ contentBlockStart: start, contentBlockDelta: delta, messageStop, metadata }: ConverseStreamOutput) {
      if (start?.start?.toolUse) {
        const { toolUseId, name } = start.start.toolUse;
        at(start.contentBlockIndex).toolUse = { toolUseId, name };
      }
      const shown = delta?.delta?.text ?? "";
      const said = shown || (delta?.delta?.toolUse?.input ?? "");
      if (said !== "") at(delta?.contentBlockIndex).text += said;
      stopReason = messageStop?.stopReason ?? stopReason;
      if (metadata?.usage) usage = usageFrom(metadata.usage);
      latencyMs = metadata?.metrics?.latencyMs ?? latencyMs;
      return { shown, said: said !== "", all: said + (delta?.delta?.reasoningContent?.text ?? "") };
    },
    whole(): Whole | undefined {
      if (stopReason === undefined) return undefined;
      const content = blocks.filter(Boolean).map(({ text, toolUse }): ContentBlock => {
        return toolUse ? { toolUse: { ...toolUse, input: inputOf(text) } } : { text };
      });
      return { type: "end", stopReason, usage, content, latencyMs };
    },
  };
}

/** Half a tool's input, where the answer was cut off, is no JSON and stays a text. */
function inputOf(json: string) {
  try {
    return json === "" ? {} : JSON.parse(json);
  } catch {
    return json;
  }
}

/** A signal that is aborted with `outer`, when a wait is over, and by `stop`. */
function watchdog(
  outer: AbortSignal | undefined,
  { firstMs, firstTextMs, totalMs }: Pick<OpenOptions, "firstMs" | "firstTextMs" | "totalMs">,
) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  outer?.addEventListener("abort", abort, { once: true });
  let expired = false;
  const start = (ms: number | undefined) =>
    ms === undefined
      ? undefined
      : setTimeout(() => {
          expired = true;
          abort();
        }, ms);
  let idle = start(firstMs);
  const untilText = start(firstTextMs);
  const untilEnd = start(totalMs);
  return {
    signal: controller.signal,
    hasExpired: () => expired,
    live(ms: number, isText: boolean) {
      clearTimeout(idle);
      idle = start(ms);
      if (isText) clearTimeout(untilText);
    },
    stop() {
      for (const timer of [idle, untilText, untilEnd]) clearTimeout(timer);
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

/** A stream that was open and cannot be read any further has broken off, whatever its reader makes of it. */
function errorOf(error: unknown, isOpen: boolean): unknown {
  const named = modelError(error);
  return named instanceof DomainError || !isOpen ? named : new ModelUnavailable(error);
}
