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
import { Limit } from "../limit/index.ts";
import { learn } from "../memory/learn.ts";
import { isRefusal, type Usage } from "../model/answer.ts";
import { converse } from "../model/converse.ts";
import { costOf, metered } from "../model/price.ts";
import { eitherOf, secretOf } from "../model/recital.ts";
import { type Heard, listen, STOPPED, type Stream } from "../model/stream.ts";
import { once } from "../once.ts";
import { personaData } from "../persona/talked-to.ts";
import { asksWhetherHuman, claimsToBeHuman, disclosureIn, saysItIsAi } from "../safety/disclosure.ts";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { record } from "../telemetry/metrics.ts";
import type { Item } from "./chat.entity.ts";
import type { Held } from "./conversation.ts";
import { measureDrift } from "./drift.ts";
import { ConversationLost, fromItem, type Message, ReaderGone, type TurnEvent } from "./info.ts";
import { type Context, chatRequest, INSTRUCTIONS, type Persona } from "./prompt.ts";
import { storeAnswer } from "./store.ts";

/** What no answer recites: what the model is told, and the persona's levels as they stand there. */
const instructed = once(() => secretOf(INSTRUCTIONS));

const LEARN_MS = 10_000;
const STOP_POLL_MS = 300;

export type TurnQuestion = {
  held: Held;
  /** The owner of somebody else's persona, for whom is counted what the talk comes to. */
  guestOf?: { userId: string; personaId: string } | undefined;
  persona: Persona;
  context: Context;
  message: Item;
  answerId: string;
  /** The answer in whose place the new one comes. */
  old?: Item | undefined;
  /** Its user said that it is not meant as it sounds. */
  isNotMeant?: boolean | undefined;
  /** The time by which the turn counts as of a day. */
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
export async function answer(question: TurnQuestion, options: AnswerOptions = {}): Promise<Message> {
  try {
    return await answerHeld(question, options);
  } finally {
    await question.held.release();
  }
}

async function answerHeld(question: TurnQuestion, options: AnswerOptions): Promise<Message> {
  const { held, message, answerId: id, old } = question;
  const { signal: reader = NEVER, onEvent = () => {}, clock = Date.now, stream } = options;
  onEvent({ type: "start", id, replyTo: message.messageId });
  const onText = (text: string) => onEvent({ type: "delta", text });
  const stopping = watchForStop(held, id);
  const heard = message.isCrisis
    ? await helped(question, onText)
    : await listen((modelId) => chatRequest(question.persona, question.context, modelId), Resource.Model, {
        ...{ reader, lost: held.lost, stopped: stopping.signal, onText, stream },
        late: AbortSignal.timeout(question.time.answered()),
        disclose: (said) => disclosureFor(question, said),
        secret: eitherOf(instructed(), secretOf([JSON.stringify(personaData(question.persona).traits)])),
        inPlaceOfRecital: () => disclosureIn(message.content, question.persona),
      });
  stopping.end();
  const { usage, error } = heard;
  const counted = usage && pay(question, usage, heard.model === undefined ? 0 : costOf(heard.model, usage));
  const item = itemOf(heard, message, id, new Date(clock()));
  const isWhole = heard.stopReason !== undefined;
  const isKept =
    isWhole || (item.content.trim() !== "" && (old === undefined || old.status === "interrupted"));
  const stored = isKept && !held.lost.aborted ? await storeAnswer(held, item, old) : item;
  await Promise.all([counted, isKept && countGuest(question, item)]);
  if (held.lost.aborted) throw new ConversationLost();
  const failure = error ?? (isKept ? undefined : new ReaderGone());
  if (failure === undefined || isKept) {
    const answered = fromItem(stored);
    if (failure === undefined) onEvent({ type: "end", message: answered });
    else onEvent({ type: "failed", error: failure });
    // Of what was declined there is nothing to learn, and asking the model about it would end the same way.
    if (!isRefusal(heard.stopReason)) await remember(question, item);
    if (failure !== undefined) throw failure;
    if (item.status === "complete" && !message.isCrisis) {
      await measureDrift({
        ...{ ...question, answered: item.content, leftMs: question.time.over },
        pay: (paid, costUsd) => pay(question, paid, costUsd),
      });
    }
    return answered;
  }
  onEvent({ type: "failed", error: failure });
  await remember(question);
  throw failure;
}

const NEVER = new AbortController().signal;

/** On whose account it goes: the user's tokens of the day, and what their talk costs the persona's owner. */
async function pay({ held, guestOf, startedAt }: TurnQuestion, usage: Usage, costUsd = 0): Promise<void> {
  const { userId } = held.head;
  const tokens = usage.inputTokens + usage.outputTokens;
  await Promise.all([
    Limit.addTokens(userId, usage, startedAt),
    guestOf && Limit.addPersonaUse(guestOf, { tokens, costUsd }, startedAt),
  ]);
}

/** A message to another's persona, and once a month its user. */
async function countGuest(
  { held: { head }, guestOf }: TurnQuestion,
  { createdAt }: Pick<Item, "createdAt">,
): Promise<void> {
  if (!guestOf) return;
  const answeredAt = new Date(createdAt);
  const isNewInMonth = head.talkedIn !== Limit.monthOf(answeredAt);
  const counts = { people: Number(isNewInMonth), newPeople: Number(head.talkedIn === undefined) };
  await Limit.addPersonaUse(guestOf, { messages: 1, ...counts }, answeredAt);
}

/** The answer that helps, whatever the persona's voice. It is counted, and nothing of what was said. */
async function helped({ persona, message }: TurnQuestion, onText: (text: string) => void): Promise<Heard> {
  const { CRISIS_ENDED, crisisAnswer } = await import("../safety/crisis.ts");
  const content = crisisAnswer(message.content, persona);
  record({ CrisisAnswers: 1 });
  onText(content);
  return { content, stopReason: CRISIS_ENDED };
}

/** What is added where somebody asked whether this is a human being, and was not told, or was told wrong. */
function disclosureFor({ persona, message }: TurnQuestion, said: string): string {
  const isAsked = asksWhetherHuman(message.content, persona.name);
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
 * The cheaper model is asked, since every turn asks, and the other one where that cannot be had or gives nothing
 * usable; from what was said, whether or not it was answered. Nothing of a crisis is remembered.
 */
async function remember(question: TurnQuestion, answered?: Item): Promise<void> {
  const { held, context, message, time } = question;
  if (message.isCrisis) return;
  const exchange = {
    message: { id: message.messageId, content: message.content },
    ...(answered && { answer: { id: answered.messageId, content: answered.content } }),
  };
  const { ask, costUsd } = metered((request) =>
    converse(request, { timeoutMs: Math.min(LEARN_MS, time.over()) }),
  );
  const { id: otherwise, fallbackId: modelId } = Resource.Model;
  const paid = await learn(
    { conversation: held.head, context, exchange },
    { modelId, otherwise, converse: ask },
  );
  if (paid) await pay(question, paid, costUsd());
}

/**
 * The time that a turn has, from the request on. It is all within the 55 s that the API's function has (infra/api.ts):
 * a function that is cut off tells its reader nothing, and stores nothing.
 *
 * - Until `answered` the turn has waited for others, and the model has said what it says.
 * - Until `over` what was said is learned from, in which the reader has no part.
 */
export const TURN_MS = { answered: 42_000, over: 50_000 };
export type TurnMs = typeof TURN_MS;

/** What is left of it. */
export type Time = { [end in keyof TurnMs]: () => number };

export function timeFor({ answered, over }: TurnMs = TURN_MS): Time {
  const began = performance.now();
  const until = (ms: number) => () => Math.max(0, Math.round(began + ms - performance.now()));
  return { answered: until(answered), over: until(over) };
}
