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
import { Limit } from "../limit/index.ts";
import { learn } from "../memory/learn.ts";
import { converse } from "../model/converse.ts";
import type { Stream } from "../model/stream.ts";
import type { Context } from "./context.ts";
import type { Held } from "./conversation.ts";
import { isDeclined } from "./declined.ts";
import { ConversationLost, ReaderGone } from "./errors.ts";
import { fromItem, type Item, type Message, type TurnEvent } from "./info.ts";
import { type Heard, listen } from "./listen.ts";
import { nextMessageId } from "./message-id.ts";
import { chatRequest } from "./prompt.ts";
import type { Persona } from "./prompt-persona.ts";
import { storeAnswer } from "./store.ts";

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
