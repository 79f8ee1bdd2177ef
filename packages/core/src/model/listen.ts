/**
 * Hearing a model out: its answer as it comes, by the first model, or by the fallback where that has none, until it ends
 * or nobody wants to hear more. What was said until then is told in any case, with what it cost.
 */
import { DomainError } from "../error.ts";
import { isRefusal, type Request, type Usage } from "./answer.ts";
import { ModelEmpty, ModelTimeout, otherMayHelp } from "./errors.ts";
import { recordChatTurn, recordFailedChat } from "./model-call.ts";
import { recitalGuard, type Secret } from "./recital.ts";
import { estimateOf, type Stream, type StreamEvent, stream as streamFromBedrock } from "./stream.ts";

/** As an answer's stop reason tells of one that its reader stopped. */
export const STOPPED = "stopped";
/** And of one that recited what the model is told: as a guardrail ends it, so that later turns go without it. */
const RECITED = "guardrail_intervened";

export type Heard = {
  content: string;
  /** Why the model ended; undefined when it did not. */
  stopReason?: string;
  /** Which spoke. */
  model?: string;
  /** What was paid; an estimate when it was cut short. */
  usage?: Usage;
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
 * Hearing the model out: every piece of text is passed on at once, and gathered. It ends when the model does, when
 * nobody wants to hear more (`reader`, `stopped`), when the conversation is lost, or when it is late; never by throwing.
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
  const said = () => ({ content, ...(model !== undefined && { model }) });
  try {
    for await (const event of speak(requestTo, models, { signal, stream })) {
      model = event.modelId;
      if (event.type === "end") {
        say(guard.rest());
        say(isRefusal(event.stopReason) ? "" : disclose(content));
        return { ...said(), stopReason: event.stopReason, usage: event.usage };
      }
      if (!hasBegun) recordChatTurn(performance.now() - started);
      hasBegun = true;
      say(guard.push(event.text));
      if (!guard.isRecited) continue;
      say(inPlaceOfRecital());
      const usage = estimateOf(requestTo(event.modelId), content + event.text);
      return { ...said(), stopReason: RECITED, usage };
    }
    throw new Error("The model's stream has no end.");
  } catch (error) {
    const isPaid = content !== "" || reader.aborted || stopped.aborted;
    const paid = isPaid && { usage: estimateOf(requestTo(model ?? models.id), content) };
    if (stopped.aborted) return { ...said(), ...paid, stopReason: STOPPED };
    if (!reader.aborted && !lost.aborted) recordFailedChat(late.aborted ? "model_timeout" : codeOf(error));
    return {
      ...said(),
      ...paid,
      ...(!reader.aborted && { error: late.aborted ? new ModelTimeout(error) : error }),
    };
  }
}

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : "internal_error");

export type Models = { id: string; fallbackId: string };

/**
 * The persona's answer as it comes from the model: by the first model, and by the fallback only when that failed by a
 * fault of its own, or had no words, before it had said a word. Fails with `ModelEmpty` when neither had any, unless it
 * declined.
 */
export async function* speak(
  requestTo: (modelId: string) => Request,
  { id, fallbackId }: Models,
  { signal, stream = streamFromBedrock }: { signal: AbortSignal; stream?: Stream | undefined },
): AsyncGenerator<StreamEvent> {
  let hasSpoken = false;
  try {
    for await (const event of stream(requestTo(id), { signal })) {
      if (event.type === "end" && !hasSpoken && !isRefusal(event.stopReason)) throw new ModelEmpty();
      hasSpoken ||= event.type === "end" || event.text.trim() !== "";
      yield event;
    }
    return;
  } catch (error) {
    if (hasSpoken || fallbackId === id || signal.aborted || !otherMayHelp(error)) throw error;
  }
  let isEmpty = true;
  for await (const event of stream(requestTo(fallbackId), { signal })) {
    if (event.type === "text") isEmpty &&= event.text.trim() === "";
    else if (isEmpty && !isRefusal(event.stopReason)) throw new ModelEmpty();
    yield event;
  }
}
