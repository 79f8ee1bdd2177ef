/**
 * Answering the message of a turn: what the model says goes out as it comes, is stored, and is learned from, while the
 * conversation is held; whatever happens, it is free again at the end.
 *
 * - The answer is stored before its end is told, and only while this turn has the conversation.
 * - When the reader goes away, or the model breaks off, what was said until then is kept as `interrupted`, unless a
 *   whole answer would have to go for it.
 * - A refusal or a guardrail is an end like any other, by its `stopReason`.
 */
import { Resource } from "sst/resource";
import { DomainError } from "../error.ts";
import { Limit } from "../limit/index.ts";
import { learn } from "../memory/learn.ts";
import { converse, type Request, type Usage } from "../model/converse.ts";
import { ModelTimeout, otherMayHelp } from "../model/errors.ts";
import { recordChatTurn, recordFailedChat } from "../model/model-call.ts";
import { type Stream, type StreamEvent, stream as streamFromBedrock } from "../model/stream.ts";
import type { Context } from "./context.ts";
import { type Held, nextMessageId, storeAnswer } from "./conversation.ts";
import { ConversationLost, ReaderGone } from "./errors.ts";
import { fromItem, type Item, type Message, type TurnEvent } from "./info.ts";
import { chatRequest, type Persona } from "./prompt.ts";
import { estimateTokens, isDeclined } from "./window.ts";

const LEARN_MS = 8_000;

export type Question = {
  held: Held;
  persona: Persona;
  context: Context;
  message: Item;
  /** The answer whose place the new one takes. */
  old?: Item | undefined;
  /** By which the turn is counted as of a day. */
  startedAt: Date;
};

export type AnswerOptions = {
  /** Aborted when nobody reads the answer any more. */
  signal?: AbortSignal;
  onEvent?: (event: TurnEvent) => void;
  clock?: () => number;
  stream?: Stream;
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
  const { held, message, old, startedAt } = question;
  const { signal: reader = NEVER, onEvent = () => {}, clock = Date.now, stream } = options;
  const { userId, newest } = held.head;
  const id = nextMessageId(old ? newest : message.messageId, clock());
  onEvent({ type: "start", id, replyTo: message.messageId });
  const heard = await listen(
    (modelId) => chatRequest(question.persona, question.context, modelId),
    Resource.Model,
    { reader, lost: held.lost, onText: (text) => onEvent({ type: "delta", text }), stream },
  );
  const { usage, error } = heard;
  const counted = usage && Limit.addTokens(userId, usage, startedAt);
  const item = itemOf(heard, message, id, new Date(clock()));
  const isKept = heard.stopReason !== undefined || (item.content.trim() !== "" && old?.status !== "complete");
  if (isKept && !held.lost.aborted) await storeAnswer(held, item, old);
  await counted;
  if (held.lost.aborted) throw new ConversationLost();
  if (error !== undefined || !isKept) throw error ?? new ReaderGone();
  const answered = fromItem(item);
  onEvent({ type: "end", message: answered });
  // Of what was declined there is nothing to learn, and asking the model about it would end the same way.
  if (!isDeclined(heard.stopReason)) await remember(question, item);
  return answered;
}

const NEVER = new AbortController().signal;

function itemOf(
  heard: Heard,
  { userId, personaId, messageId: replyTo }: Item,
  messageId: string,
  now: Date,
): Item {
  const { content, stopReason, model, usage } = heard;
  const isWhole = stopReason !== undefined;
  return {
    ...{ userId, personaId, messageId, replyTo, content },
    role: "assistant",
    status: isWhole ? "complete" : "interrupted",
    ...(isWhole && { stopReason }),
    ...(model !== undefined && { model }),
    ...(isWhole && usage && { usage }),
    createdAt: now.toISOString(),
  };
}

/** By the cheaper model. */
async function remember({ held, context, message, startedAt }: Question, answered: Item): Promise<void> {
  const exchange = {
    message: { id: message.messageId, content: message.content },
    answer: { id: answered.messageId, content: answered.content },
  };
  const paid = await learn(
    { conversation: held.head, context, exchange },
    {
      modelId: Resource.Model.fallbackId,
      converse: (request) => converse(request, { timeoutMs: LEARN_MS }),
    },
  );
  if (paid) await Limit.addTokens(held.head.userId, paid, startedAt);
}

/** With the wait for its turn before and the learning after, a request ends within the time that its function has. */
const ANSWER_MS = 25_000;

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

/**
 * Hearing the model out: every piece of text is passed on at once, and gathered. It ends when the model does, when
 * nobody wants to hear more (`reader`), when the conversation is lost, or after ANSWER_MS; never by throwing.
 */
async function listen(
  requestTo: (modelId: string) => Request,
  models: Models,
  {
    reader,
    lost,
    onText,
    stream,
  }: { reader: AbortSignal; lost: AbortSignal; onText: (text: string) => void; stream?: Stream | undefined },
): Promise<Heard> {
  const late = AbortSignal.timeout(ANSWER_MS);
  const signal = AbortSignal.any([reader, lost, late]);
  const started = performance.now();
  let content = "";
  let model: string | undefined;
  const said = () => ({ content, ...(model !== undefined && { model }) });
  try {
    for await (const event of speak(requestTo, models, { signal, stream })) {
      model = event.modelId;
      if (event.type === "end") return { ...said(), stopReason: event.stopReason, usage: event.usage };
      if (content === "") recordChatTurn(performance.now() - started);
      content += event.text;
      onText(event.text);
    }
    throw new Error("The model's stream has no end.");
  } catch (error) {
    const isPaid = content !== "" || reader.aborted;
    if (!reader.aborted && !lost.aborted) recordFailedChat(late.aborted ? "model_timeout" : codeOf(error));
    return {
      ...said(),
      ...(isPaid && { usage: estimate(requestTo(models.id), content) }),
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
 * The persona's answer as it comes from the model: by the first model, and by the fallback only when that failed, by a
 * fault of its own, before it had said a word.
 */
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
    if (hasSpoken || fallbackId === id || !otherMayHelp(error)) throw error;
  }
  yield* stream(requestTo(fallbackId), { signal });
}
