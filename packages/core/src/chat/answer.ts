/**
 * Answering the message of a turn: what the model says goes out as it comes, is stored, and is learned from, while the
 * conversation is held; whatever happens, it is free again at the end.
 *
 * - The answer is stored before its end is told, and only while this turn has the conversation.
 * - When the reader goes away, or the model breaks off, what was said until then is kept as `interrupted`, unless a
 *   whole answer would have to go for it; as `stopped` when its reader asked for that, wherever they did.
 * - A refusal or a guardrail is an end like any other, by its `stopReason`. No words at all are none: the other model
 *   is asked, and if it has none either, that is an error.
 * - Words of self-harm or of danger to others are not the model's to answer (../safety/crisis.ts).
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Resource } from "sst/resource";
import { DomainError } from "../error.ts";
import { Limit } from "../limit/index.ts";
import { learn } from "../memory/learn.ts";
import { converse, type Request, type Usage } from "../model/converse.ts";
import { ModelEmpty, ModelTimeout, otherMayHelp } from "../model/errors.ts";
import { recordChatTurn, recordFailedChat } from "../model/model-call.ts";
import { type Stream, type StreamEvent, stream as streamFromBedrock } from "../model/stream.ts";
import { estimateTokens } from "../model/tokens.ts";
import { CRISIS_ENDED, crisisAnswer } from "../safety/crisis.ts";
import { asksWhetherHuman, claimsToBeHuman, disclosureIn, saysItIsAi } from "../safety/disclosure.ts";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { record } from "../telemetry/metrics.ts";
import type { Context } from "./context.ts";
import type { Held, Item } from "./conversation.ts";
import { measureDrift } from "./drift.ts";
import { ConversationLost, ReaderGone } from "./errors.ts";
import { fromItem, type Message, type TurnEvent } from "./info.ts";
import { chatRequest, type Persona } from "./prompt.ts";
import { storeAnswer } from "./store.ts";
import type { Time } from "./time.ts";
import { isDeclined } from "./window.ts";

const LEARN_MS = 10_000;
const STOP_POLL_MS = 300;
/** As the API tells of an answer that its reader stopped. */
const STOPPED = "stopped";

export type Question = {
  held: Held;
  persona: Persona;
  context: Context;
  message: Item;
  answerId: string;
  /** The answer in whose place the new one comes. */
  old?: Item | undefined;
  /** Its user said that it is not meant as it sounds. */
  isNotMeant?: boolean | undefined;
  /** By which the turn is counted as of a day. */
  startedAt: Date;
  time: Time;
};

export type AnswerOptions = {
  /** Aborted when nobody reads the answer any more. */
  signal?: AbortSignal | undefined;
  onEvent?: ((event: TurnEvent) => void) | undefined;
  clock?: (() => number) | undefined;
  stream?: Stream | undefined;
};

/** Fails as the model does, or with `ConversationLost`; with `ReaderGone` when there was nothing to keep. */
export async function answer(question: Question, options: AnswerOptions = {}): Promise<Message> {
  try {
    return await answerHeld(question, options);
  } finally {
    await question.held.release();
  }
}

async function answerHeld(question: Question, options: AnswerOptions): Promise<Message> {
  const { held, message, answerId: id, old, startedAt } = question;
  const { signal: reader = NEVER, onEvent = () => {}, clock = Date.now, stream } = options;
  onEvent({ type: "start", id, replyTo: message.messageId });
  const onText = (text: string) => onEvent({ type: "delta", text });
  const stopping = watchForStop(held, id);
  const heard = message.isCrisis
    ? helped(question, onText)
    : await listen((modelId) => chatRequest(question.persona, question.context, modelId), Resource.Model, {
        ...{ reader, lost: held.lost, stopped: stopping.signal, onText, stream },
        late: AbortSignal.timeout(question.time.answered()),
        disclose: (said) => disclosureFor(question, said),
      });
  stopping.end();
  const { usage, error } = heard;
  const counted = usage && Limit.addTokens(held.head.userId, usage, startedAt);
  const item = itemOf(heard, message, id, new Date(clock()));
  const isWhole = heard.stopReason !== undefined;
  const isKept =
    isWhole || (item.content.trim() !== "" && (old === undefined || old.status === "interrupted"));
  const stored = isKept && !held.lost.aborted ? await storeAnswer(held, item, old) : item;
  await counted;
  if (held.lost.aborted) throw new ConversationLost();
  const failure = error ?? (isKept ? undefined : new ReaderGone());
  if (failure === undefined || isKept) {
    const answered = fromItem(stored);
    if (failure === undefined) onEvent({ type: "end", message: answered });
    else onEvent({ type: "failed", error: failure });
    // Of what was declined there is nothing to learn, and asking the model about it would end the same way.
    if (!isDeclined(heard.stopReason)) await remember(question, item);
    if (failure !== undefined) throw failure;
    if (item.status === "complete" && !message.isCrisis) {
      await measureDrift({ ...question, answered: item.content });
    }
    return answered;
  }
  onEvent({ type: "failed", error: failure });
  await remember(question);
  throw failure;
}

const NEVER = new AbortController().signal;

/** The answer that helps, whatever the persona's voice. It is counted, and nothing of what was said. */
function helped({ persona, message }: Question, onText: (text: string) => void): Heard {
  const content = crisisAnswer(message.content, persona);
  record({ CrisisAnswers: 1 });
  onText(content);
  return { content, stopReason: CRISIS_ENDED };
}

/** What is added where somebody asked whether this is a human being, and was not told, or was told wrong. */
function disclosureFor({ persona, message }: Question, said: string): string {
  const isAsked = asksWhetherHuman(message.content);
  if (!claimsToBeHuman(said) && (!isAsked || saysItIsAi(said))) return "";
  return `\n\n${disclosureIn(message.content, persona)}`;
}

/** Aborted when the answer's reader asked to stop it, by whatever process they reached. */
function watchForStop({ head: { userId, personaId } }: Held, answerId: string) {
  const stopped = new AbortController();
  const over = new AbortController();
  const watch = async () => {
    for (;;) {
      await sleep(STOP_POLL_MS, undefined, { signal: over.signal, ref: false });
      const { data } = await entities()
        .conversation.get({ userId, personaId })
        .go({ consistent: true, attributes: ["stopped"] });
      if (data?.stopped === answerId) return stopped.abort();
    }
  };
  watch().catch((error: unknown) => {
    if (!over.signal.aborted) log.warn("stop not watched", {}, error);
  });
  return { signal: stopped.signal, end: () => over.abort() };
}

function itemOf(
  heard: Heard,
  { userId, personaId, messageId: replyTo, thread, isCrisis }: Item,
  messageId: string,
  now: Date,
): Item {
  const { content, stopReason, model, usage } = heard;
  const isWhole = stopReason !== undefined;
  return {
    ...{ userId, personaId, messageId, replyTo, content },
    ...(thread !== undefined && { thread }),
    ...(isCrisis && { isCrisis }),
    role: "assistant",
    status: !isWhole ? "interrupted" : stopReason === STOPPED ? "stopped" : "complete",
    ...(isWhole && { stopReason }),
    ...(model !== undefined && { model }),
    ...(isWhole && usage && { usage }),
    createdAt: now.toISOString(),
  };
}

/**
 * By the cheaper model, since every turn asks for it, and by the other one where that cannot be had or gives nothing
 * usable; from what was said, whether or not it was answered. Nothing of a crisis is remembered.
 */
async function remember(
  { held, context, message, startedAt, time }: Question,
  answered?: Item,
): Promise<void> {
  if (message.isCrisis) return;
  const exchange = {
    message: { id: message.messageId, content: message.content },
    ...(answered && { answer: { id: answered.messageId, content: answered.content } }),
  };
  const paid = await learn(
    { conversation: held.head, context, exchange },
    {
      modelId: Resource.Model.fallbackId,
      otherwise: Resource.Model.id,
      converse: (request) => converse(request, { timeoutMs: Math.min(LEARN_MS, time.over()) }),
    },
  );
  if (paid) await Limit.addTokens(held.head.userId, paid, startedAt);
}

type Heard = {
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
  stream?: Stream | undefined;
};

/**
 * Hearing the model out: every piece of text is passed on at once, and gathered. It ends when the model does, when
 * nobody wants to hear more (`reader`, `stopped`), when the conversation is lost, or when it is late; never by throwing.
 */
async function listen(
  requestTo: (modelId: string) => Request,
  models: Models,
  { reader, lost, stopped, late, onText, disclose, stream }: Ears,
): Promise<Heard> {
  const signal = AbortSignal.any([reader, lost, late, stopped]);
  const started = performance.now();
  let content = "";
  let model: string | undefined;
  const said = () => ({ content, ...(model !== undefined && { model }) });
  try {
    for await (const event of speak(requestTo, models, { signal, stream })) {
      model = event.modelId;
      if (event.type === "end") {
        const added = isDeclined(event.stopReason) ? "" : disclose(content);
        if (added !== "") onText(added);
        content += added;
        return { ...said(), stopReason: event.stopReason, usage: event.usage };
      }
      if (content === "") recordChatTurn(performance.now() - started);
      content += event.text;
      onText(event.text);
    }
    throw new Error("The model's stream has no end.");
  } catch (error) {
    const isPaid = content !== "" || reader.aborted || stopped.aborted;
    const paid = isPaid && { usage: estimate(requestTo(model ?? models.id), content) };
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

/** Of an answer that was cut short the service does not tell. */
const estimate = ({ system, messages }: Request, content: string): Usage => ({
  inputTokens: estimateTokens(JSON.stringify([system, messages])),
  outputTokens: estimateTokens(content),
});

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
      if (event.type === "end" && !hasSpoken && !isDeclined(event.stopReason)) throw new ModelEmpty();
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
    else if (isEmpty && !isDeclined(event.stopReason)) throw new ModelEmpty();
    yield event;
  }
}
