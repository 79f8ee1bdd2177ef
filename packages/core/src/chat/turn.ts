/**
 * Beginning a turn: everything that can be known before the model is called. The persona may be talked to, the day's
 * limit is not reached, the conversation is held, and the user's message is stored. What can be asked at once is: two
 * requests to the table come one after the other, three at the first turn of a conversation, and four with a persona that
 * the process has not met. What was counted is given back when it does not come so far.
 *
 * A turn that has to wait for others is begun all the same: it waits, and stores its message, when it is answered, so
 * that its reader is told meanwhile.
 */
import { Actor } from "../actor.ts";
import { sayingOf } from "../idempotency/saying.ts";
import { Limit } from "../limit/index.ts";
import { embed, vectorOf } from "../model/embed.ts";
import { PersonaNotFound } from "../persona/errors.ts";
import { checkTalks, personaOf, talkedTo, visible } from "../persona/talked-to.ts";
import { entities } from "../table/index.ts";
import { type AnswerOptions, answer, type TurnMs, type TurnQuestion, timeFor } from "./answer.ts";
import type { Item } from "./chat.entity.ts";
import { arrive, type Held, type HoldOptions, leave, type Place, waitFor } from "./conversation.ts";
import { type Message, MessageNotFound } from "./info.ts";
import { contextFrom, NOTHING_PAST, type Past, type Persona, readPast } from "./prompt.ts";
import { type Asking, askedAgain, askedAnew, repeated, type Wish } from "./store.ts";

export type Turn = {
  /** What is left of the day's messages. */
  allowance: Limit.Allowance;
  /** To be called once: it ends the turn. */
  answer(options?: AnswerOptions): Promise<Message>;
};
export type TurnOptions = HoldOptions & {
  /** A request with a key is done once: the same again gets the answer that the first one got. */
  idempotencyKey?: string | undefined;
  /** The user says that their words were no cry for help. */
  isNotMeant?: boolean | undefined;
  /** Less time than a turn has. */
  turnMs?: TurnMs | undefined;
};

/** A new message. */
export function say(personaId: string, content: string, options: TurnOptions = {}): Promise<Turn> {
  return begin(personaId, options, { content, body: ["say", content] });
}

/**
 * The last message once more, whether it has an answer or was left without one; `messageId` is the message's or its
 * answer's. The new answer takes the place of the old one when it is there, which is kept beside it.
 */
export async function regenerate(
  personaId: string,
  messageId: string,
  options: TurnOptions = {},
): Promise<Turn> {
  await find(personaId, messageId);
  return begin(personaId, options, { again: messageId, body: ["regenerate", messageId, options.isNotMeant] });
}

/** Another text for a message of one's own. What followed on it is set aside as a thread of its own. */
export async function edit(
  personaId: string,
  messageId: string,
  content: string,
  options: TurnOptions = {},
): Promise<Turn> {
  const edited = await find(personaId, messageId);
  if (edited.role !== "user") throw new MessageNotFound();
  return begin(personaId, options, { content, edited, body: ["edit", messageId, content] });
}

/** A message of one's own conversation. */
export async function find(personaId: string, messageId: string): Promise<Item> {
  const key = { userId: Actor.userId(), personaId };
  const { data } = await entities()
    .message.get({ ...key, messageId })
    .go({ consistent: true });
  if (data) return data;
  await visible(personaId, key.userId);
  throw new MessageNotFound();
}

async function begin(personaId: string, options: TurnOptions, wish: Wish): Promise<Turn> {
  const { clock = Date.now } = options;
  const time = timeFor(options.turnMs);
  const userId = Actor.userId();
  const startedAt = new Date(clock());
  const asked = embed(wish.content === undefined ? [] : [wish.content], "search_query");
  const key = { userId, personaId };
  const found = talkedTo(personaId, userId);
  const head = found.then((one) => one.head);
  const persona = found.then(async (one) => personaOf(one.head, await one.version));
  const beginning = async () => {
    const { head: owned, version } = await found;
    const { profile } = await version;
    if (!profile) throw new PersonaNotFound();
    return { owner: owned.userId, name: profile.name, greeting: profile.greeting };
  };
  const [counted, seen, talks, place, known, loaded] = await Promise.allSettled([
    Limit.countMessage(userId, startedAt),
    head,
    head.then((owned) => checkTalks(owned, userId, startedAt)),
    arrive(key, clock, beginning).then(async (arrived) => ({
      ...arrived,
      past: arrived.isBegun
        ? Promise.resolve(NOTHING_PAST)
        : arrived.held && readPast(arrived.held.head).catch(() => undefined),
    })),
    sayingOf(key, options.idempotencyKey, wish.body),
    persona,
  ]);
  const abandon = async () => {
    if (place.status === "fulfilled") leave(place.value, clock);
    if (counted.status === "fulfilled") await Limit.giveBack("messages", userId, startedAt);
  };
  try {
    if (seen.status === "rejected") throw seen.reason;
    if (known.status === "rejected") throw known.reason;
    const told = known.value && (await repeated(key, known.value));
    if (told) {
      await abandon();
      const allowance =
        counted.status === "fulfilled" ? counted.value : await Limit.left("messages", userId, startedAt);
      return { allowance, answer: async (how = {}) => replay(told, how) };
    }
    for (const one of [counted, talks, loaded, place]) if (one.status === "rejected") throw one.reason;
    const allowance = (counted as PromiseFulfilledResult<Limit.Allowance>).value;
    const { userId: owner } = seen.value;
    const { held, past, ...waiting } = (place as PromiseFulfilledResult<Arrived>).value;
    const matter = {
      key,
      wish,
      options,
      startedAt,
      time,
      vector: asked.then((found) => vectorOf(found?.[0])),
      ...(owner !== userId && { guestOf: { userId: owner, personaId } }),
      persona: (loaded as PromiseFulfilledResult<Persona>).value,
    };
    if (!held) return { allowance, answer: (how) => answerLater(matter, waiting, how) };
    const ready = await prepare(matter, held, past);
    return { allowance, answer: (how) => answerReady(matter, ready, how) };
  } catch (error) {
    await abandon();
    throw error;
  }
}

type Arrived = Place & { past?: Promise<Past | undefined> | undefined };
type Matter = Asking &
  Pick<TurnQuestion, "guestOf" | "persona" | "time"> & {
    options: TurnOptions;
    /** A new message's, where the stage has a model for that. */
    vector: Promise<Float32Array | undefined>;
  };
type Ready = { held: Held; told: Message } | { held: Held; question: TurnQuestion };

/** Waits for its time; what was counted is given back where that does not come. */
async function answerLater(matter: Matter, place: Place, how: AnswerOptions = {}): Promise<Message> {
  const { key, options, startedAt } = matter;
  how.onEvent?.({ type: "queued" });
  let held: Held | undefined;
  let ready: Ready;
  try {
    const signal = how.signal ?? options.signal;
    held = await waitFor(place, { ...options, signal });
    ready = await prepare(matter, held);
  } catch (error) {
    await held?.release();
    await Limit.giveBack("messages", key.userId, startedAt);
    throw error;
  }
  return answerReady(matter, ready, how);
}

async function answerReady({ key, options, startedAt }: Matter, ready: Ready, how: AnswerOptions = {}) {
  if ("question" in ready) return answer(ready.question, { clock: options.clock, ...how });
  await ready.held.release();
  await Limit.giveBack("messages", key.userId, startedAt);
  return replay(ready.told, how);
}

/** While the conversation is held: the message is stored, or the one that is to be answered once more is found. */
async function prepare(matter: Matter, held: Held, reading?: Promise<Past | undefined>): Promise<Ready> {
  const { wish, options, startedAt, persona, time, guestOf } = matter;
  const { clock = Date.now, isNotMeant } = options;
  const now = new Date(clock());
  const asked =
    wish.content === undefined
      ? await askedAgain(held, matter, await reading)
      : await askedAnew(held, matter, wish.content, now);
  if ("told" in asked) return { held, told: asked.told };
  const { message: stored, old, answerId } = asked;
  const past = await reading;
  const isSame = past !== undefined && asked.forgets === held.head.forgets && wish.edited === undefined;
  const read = isSame ? past : await readPast(held.head, stored.messageId);
  const messages = [stored, ...read.messages.filter(({ messageId }) => messageId < stored.messageId)];
  const context = contextFrom(held.head, { ...read, messages }, stored.messageId, now, await matter.vector);
  const message = isNotMeant ? withoutCrisis(stored) : stored;
  return {
    held,
    question: { held, guestOf, persona, context, message, answerId, old, isNotMeant, startedAt, time },
  };

  function withoutCrisis({ isCrisis: _meant, ...rest }: Item): Item {
    return rest;
  }
}

/** What was answered, told once more. */
function replay(told: Message, { onEvent = () => {} }: AnswerOptions): Message {
  onEvent({ type: "start", id: told.id, replyTo: told.replyTo ?? "" });
  onEvent({ type: "delta", text: told.content });
  onEvent({ type: "end", message: told });
  return told;
}
