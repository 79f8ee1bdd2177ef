/**
 * Hearing a model by Bedrock ConverseStream, each part on top of the one before: the connection (`open`, by which
 * `converse` hears, too), its words (`stream`), the fallback's where the first model has none (`speak`), and an answer
 * of a chat heard out, for whoever wants to hear it (`listen`).
 *
 *   for await (const event of Model.stream({ modelId, messages }, { signal })) {
 *     if (event.type === "text") process.stdout.write(event.text);
 *   }
 *
 * A call is tried once. Whoever leaves the loop, or aborts `signal`, breaks the connection, which stops the model. It
 * fails as `converse` does; with a ModelTimeout also when an event, or the first text, is long in coming; with a
 * ModelEmpty when it ended without a word and declined nothing; with the signal's reason when it was aborted.
 */
import type { BedrockRuntimeClient, StopReason } from "@aws-sdk/client-bedrock-runtime";
import { DomainError } from "../error.ts";
import { estimateOf, gatherer, isRefusal, type Request, type Usage, type Whole } from "./answer.ts";
import { bedrock, guardrailConfig, loadSdk } from "./client.ts";
import { ModelEmpty, ModelTimeout, ModelUnavailable, otherMayHelp, setEstimate } from "./errors.ts";
import { recordCall, recordChatTurn, recordFailedCall, recordFailedChat } from "./model-call.ts";
import { recitalGuard, type Secret } from "./recital.ts";
import { modelError } from "./upstream.ts";

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

/** Every event as it comes, with its text, and at the end all that was said; counted and logged. */
export async function* open(
  request: Request,
  options: OpenOptions,
): AsyncGenerator<Piece | ({ type: "end" } & Whole)> {
  const { modelId } = request;
  const started = performance.now();
  const heard = { gathered: gatherer(), hasBegun: false };
  try {
    const whole = yield* read(request, options, heard);
    recordCall({ ...whole, modelId, latencyMs: performance.now() - started });
    yield { type: "end", ...whole };
  } catch (error) {
    if (!options.signal?.aborted) {
      const isPaid = heard.hasBegun || error instanceof ModelTimeout;
      const estimated = isPaid ? estimateOf(request, heard.gathered.characters()) : undefined;
      setEstimate(error, estimated);
      recordFailedCall(modelId, error, performance.now() - started, estimated);
    }
    throw error;
  }
}

async function* read(
  request: Request,
  options: OpenOptions,
  heard: { gathered: ReturnType<typeof gatherer>; hasBegun: boolean },
): AsyncGenerator<Piece, Whole> {
  const { signal, firstMs, idleMs } = options;
  signal?.throwIfAborted();
  const watch = watchdog(options);
  let hasSaid = false;
  try {
    const [client, { ConverseStreamCommand }] = await Promise.all([options.client ?? bedrock(), loadSdk()]);
    const command = new ConverseStreamCommand({ ...request, ...guarded() });
    const { stream: events = [] } = await client.send(command, { abortSignal: watch.signal });
    heard.hasBegun = true;
    for await (const event of events) {
      const added = heard.gathered.add(event);
      hasSaid ||= added.hasSaid;
      watch.live(hasSaid ? idleMs : firstMs, added.text.trim() !== "");
      yield { type: "piece", text: added.text };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw watch.hasExpired() ? new ModelTimeout(error) : errorOf(error, heard.hasBegun);
  } finally {
    watch.stop();
  }
  const whole = heard.gathered.whole();
  if (whole) return whole;
  signal?.throwIfAborted();
  throw watch.hasExpired() ? new ModelTimeout() : new ModelUnavailable(new Error("There was no end."));
}

/** A signal that is aborted with the caller's, when a wait is over, and by `stop`. */
function watchdog({ signal: outer, firstMs, firstTextMs, totalMs }: OpenOptions) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  outer?.addEventListener("abort", abort, { once: true });
  let isExpired = false;
  const expire = () => {
    isExpired = true;
    abort();
  };
  const start = (ms: number | undefined) => (ms === undefined ? undefined : setTimeout(expire, ms));
  let idle = start(firstMs);
  const untilText = start(firstTextMs);
  const untilEnd = start(totalMs);
  return {
    signal: controller.signal,
    hasExpired: () => isExpired,
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

/** What the model thinks is a sign of life, but nobody waits for a first word for ever. */
const FIRST_TEXT_MS = 12_000;
const FIRST_MS = 10_000;
const IDLE_MS = 10_000;

type Text = { type: "text"; text: string; modelId: string };
type End = { type: "end"; stopReason: StopReason; usage: Usage; modelId: string };
export type StreamEvent = Text | End;

type StreamOptions = Pick<OpenOptions, "signal" | "client" | "firstTextMs"> & { idleMs?: number };

/** What a caller needs of the model, so that a test can be the model. */
export type Stream = (request: Request, options: StreamOptions) => AsyncIterable<StreamEvent>;

/** The first text is never blank. */
export async function* stream(request: Request, options: StreamOptions = {}): AsyncGenerator<StreamEvent> {
  const { modelId } = request;
  const { firstTextMs = FIRST_TEXT_MS, idleMs = IDLE_MS, ...rest } = options;
  const limits = { firstMs: Math.min(FIRST_MS, firstTextMs), idleMs, firstTextMs };
  let unspoken = "";
  let hasSpoken = false;
  for await (const event of open(request, { ...rest, ...limits })) {
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

export type Models = { id: string; fallbackId: string };

/** The first model's words, and the fallback's only where that failed by a fault of its own before it had said any. */
export async function* speak(
  requestTo: (modelId: string) => Request,
  { id, fallbackId }: Models,
  { signal, stream: hear = stream }: { signal: AbortSignal; stream?: Stream | undefined },
): AsyncGenerator<StreamEvent> {
  let hasSpoken = false;
  try {
    for await (const event of hear(requestTo(id), { signal })) {
      hasSpoken = true;
      yield event;
    }
    return;
  } catch (error) {
    if (hasSpoken || fallbackId === id || signal.aborted || !otherMayHelp(error)) throw error;
  }
  yield* hear(requestTo(fallbackId), { signal });
}

/** As an answer's stop reason tells of one that its reader stopped. */
export const STOPPED = "stopped";
/** And of one that recited what the model is told: as a guardrail ends it, so that later turns go without it. */
const RECITED = "guardrail_intervened";

export type Heard = {
  content: string;
  /** Why the model ended; undefined when it did not. */
  stopReason?: string;
  /** Which spoke. */
  model?: string | undefined;
  /** What was paid; an estimate when it was cut short. */
  usage?: Usage | undefined;
  /** Why it did not end; undefined when it was the reader who went away. */
  error?: unknown;
};

type Ears = {
  reader: AbortSignal;
  lost: AbortSignal;
  stopped: AbortSignal;
  late: AbortSignal;
  onText: (text: string) => void;
  disclose: (said: string) => string;
  /** What the model is told for itself, and what is said in place of a recital of it. */
  secret: Secret;
  inPlaceOfRecital: () => string;
  stream?: Stream | undefined;
};

/**
 * Every piece of text is passed on at once, and gathered. It ends when the model does, when nobody wants to hear more
 * (`reader`, `stopped`), when the conversation is lost, or when it is late; never by throwing.
 */
export async function listen(
  requestTo: (modelId: string) => Request,
  models: Models,
  { reader, lost, stopped, late, onText, disclose, secret, inPlaceOfRecital, stream }: Ears,
): Promise<Heard> {
  const signal = AbortSignal.any([reader, lost, late, stopped]);
  const started = performance.now();
  const guard = recitalGuard(secret);
  let content = "";
  let hasBegun = false;
  let model: string | undefined;
  const say = (text: string) => {
    if (text === "") return;
    content += text;
    onText(text);
  };
  try {
    for await (const event of speak(requestTo, models, { signal, stream })) {
      model = event.modelId;
      if (event.type === "end") {
        say(guard.rest());
        if (!isRefusal(event.stopReason)) say(disclose(content));
        return { content, model, stopReason: event.stopReason, usage: event.usage };
      }
      if (!hasBegun) recordChatTurn(performance.now() - started);
      hasBegun = true;
      say(guard.push(event.text));
      if (!guard.isRecited) continue;
      say(inPlaceOfRecital());
      return {
        content,
        model,
        stopReason: RECITED,
        usage: estimateOf(requestTo(model), content + event.text),
      };
    }
    throw new Error("The model's stream has no end.");
  } catch (error) {
    const isPaid = content !== "" || reader.aborted || stopped.aborted;
    const usage = isPaid ? estimateOf(requestTo(model ?? models.id), content) : undefined;
    if (stopped.aborted) return { content, model, usage, stopReason: STOPPED };
    if (reader.aborted) return { content, model, usage };
    const failure = late.aborted ? new ModelTimeout(error) : error;
    if (!lost.aborted) recordFailedChat(failure instanceof DomainError ? failure.code : "internal_error");
    return { content, model, usage, error: failure };
  }
}
