/**
 * Beginning a turn: everything that can be known before the model is called. The persona may be talked to, the day's
 * limit is not reached, the conversation is held, and the user's message is stored. What can be read at once is; at
 * most four requests to the table come one after the other. What was counted is given back when it does not come so far.
 *
 * A turn that has to wait for others is begun all the same: it waits, and stores its message, when it is answered, so
 * that its reader is told meanwhile.
 */
import { Actor } from "../actor.ts";
import { Id } from "../id.ts";
import { Limit } from "../limit/index.ts";
import { crisisIn } from "../safety/crisis.ts";
import { sha256 } from "../sha256.ts";
import { entities, transact } from "../table/index.ts";
import { type AnswerOptions, answer, type Question } from "./answer.ts";
import { type ConversationKey, MAIN, type Path } from "./chat.entity.ts";
import { contextFrom, newestMessages, type Past, readPast } from "./context.ts";
import {
  arrive,
  type Held,
  type HoldOptions,
  type Item,
  leave,
  nextMessageId,
  type Place,
  storeMessage,
  waitFor,
} from "./conversation.ts";
import { ConversationLost, KeyReused, MessageNotFound, MessageNotLast, TooManyThreads } from "./errors.ts";
import { fromItem, type Message } from "./info.ts";
import { load, readyVersion, visible } from "./persona.ts";
import type { Persona } from "./prompt.ts";
import { pathBefore } from "./window.ts";

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
  const { role } = await find(personaId, messageId);
  if (role !== "user") throw new MessageNotFound();
  return begin(personaId, options, { content, edited: messageId, body: ["edit", messageId, content] });
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

/** What a turn is about: a new message, one that was edited, or the last one again. `body`: what makes it the same. */
type Wish = { content?: string; again?: string; edited?: string; body: unknown[] };

async function begin(personaId: string, options: TurnOptions, wish: Wish): Promise<Turn> {
  const { clock = Date.now } = options;
  const userId = Actor.userId();
  const startedAt = new Date(clock());
  const key = { userId, personaId };
  const head = visible(personaId, userId);
  const persona = head.then((found) => load(found, readyVersion(found)));
  const beginning = async () => {
    const [{ userId: owner }, { name, profile }] = await Promise.all([head, persona]);
    return { owner, name, greeting: profile.greeting };
  };
  const [counted, seen, place, known, loaded] = await Promise.allSettled([
    Limit.countMessage(userId, startedAt),
    head,
    arrive(key, clock, beginning).then(async (arrived) => ({
      ...arrived,
      past: arrived.held && readPast(arrived.held.head).catch(() => undefined),
    })),
    sayingOf(key, options.idempotencyKey, wish),
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
    for (const one of [counted, loaded, place]) if (one.status === "rejected") throw one.reason;
    const allowance = (counted as PromiseFulfilledResult<Limit.Allowance>).value;
    const { held, past, ...waiting } = (place as PromiseFulfilledResult<Arrived>).value;
    const matter = {
      key,
      wish,
      options,
      startedAt,
      persona: (loaded as PromiseFulfilledResult<Persona>).value,
    };
    if (!held) return { allowance, answer: (how) => answerLater(matter, waiting, how) };
    const ready = await prepare(matter, held, await past);
    return { allowance, answer: (how) => answerReady(matter, ready, how) };
  } catch (error) {
    await abandon();
    throw error;
  }
}

type Arrived = Place & { past?: Promise<Past | undefined> | undefined };
type Matter = {
  key: ConversationKey;
  wish: Wish;
  options: TurnOptions;
  startedAt: Date;
  persona: Persona;
};
type Ready = { held: Held; told: Message } | { held: Held; question: Question };

/** Waits for its time; what was counted is given back where that does not come. */
async function answerLater(matter: Matter, place: Place, how: AnswerOptions = {}): Promise<Message> {
  const { key, options, startedAt } = matter;
  how.onEvent?.({ type: "queued" });
  let held: Held | undefined;
  let ready: Ready;
  try {
    const signal = how.signal ?? options.signal;
    held = await waitFor(place, { ...options, signal });
    ready = await prepare(matter, held, undefined);
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
async function prepare(matter: Matter, held: Held, past: Past | undefined): Promise<Ready> {
  const { wish, options, startedAt, persona } = matter;
  const { clock = Date.now, isNotMeant } = options;
  const now = new Date(clock());
  const asked =
    wish.content === undefined
      ? await askedAgain(held, matter, past)
      : await askedAnew(held, matter, wish.content, now);
  if ("told" in asked) return { held, told: asked.told };
  const { message: stored, old, answerId } = asked;
  const isSame = past !== undefined && asked.forgets === held.head.forgets && wish.edited === undefined;
  const read = isSame ? past : await readPast(held.head, stored.messageId);
  const messages = [stored, ...read.messages.filter(({ messageId }) => messageId < stored.messageId)];
  const context = contextFrom(held.head, { ...read, messages }, stored.messageId, now);
  const message = isNotMeant ? withoutCrisis(stored) : stored;
  return { held, question: { held, persona, context, message, answerId, old, isNotMeant, startedAt } };

  function withoutCrisis({ isCrisis: _meant, ...rest }: Item): Item {
    return rest;
  }
}

type Asked =
  | { message: Item; answerId: string; old?: Item | undefined; forgets: number | undefined }
  | { told: Message };

async function askedAnew(
  held: Held,
  { key, wish, options, persona }: Matter,
  content: string,
  now: Date,
): Promise<Asked> {
  const { head } = held;
  const { forgets } = head;
  const messageId = nextMessageId(head.newest, now.getTime());
  const answerId = nextMessageId(messageId, now.getTime());
  const branch = wish.edited === undefined ? undefined : branchAt(head.path, wish.edited, now);
  const thread = branch?.thread ?? head.thread;
  const saying = sayingItem(key, options.idempotencyKey, wish, messageId, now);
  const drawn = wish.edited === undefined ? [] : await drawnFrom(key, wish.edited);
  const { item, inTheWay } = await storeMessage(
    held,
    messageId,
    content,
    now,
    { ...(thread !== undefined && { thread }), ...(crisisIn(content) && { isCrisis: true }) },
    {
      answering: answerId,
      name: persona.name,
      ...(head.title === undefined && { title: titleOf(content) }),
      ...(branch && { thread: branch.thread, path: branch.path }),
      memoryChanges: drawn.length > 0 ? 1 : 0,
      dropSummary: wish.edited !== undefined && (head.summarizedTo ?? "") >= wish.edited,
    },
    (table) => [
      ...(saying ? [table.saying.create(saying).commit({ response: "all_old" })] : []),
      ...(branch
        ? [
            table.thread
              .upsert({
                ...key,
                threadId: head.thread ?? MAIN,
                path: head.path ?? [{ thread: MAIN }],
                createdAt: head.createdAt,
              })
              .commit(),
            table.thread
              .create({
                ...key,
                threadId: branch.thread,
                path: branch.path,
                title: titleOf(content),
                createdAt: now.toISOString(),
              })
              .commit(),
          ]
        : []),
      ...drawn.map((memoryId) => table.memory.delete({ ...key, memoryId }).commit()),
    ],
  );
  if (branch) {
    const memoryVersion = (held.head.memoryVersion ?? 0) + (drawn.length > 0 ? 1 : 0);
    held.head = { ...held.head, thread: branch.thread, path: branch.path, memoryVersion };
  }
  if (!inTheWay) return { message: item, answerId, forgets };
  const before = inTheWay as Saying;
  if (before.bodyHash !== sha256(JSON.stringify(wish.body))) throw new KeyReused();
  const told = await repeated(key, before);
  if (told) return { told };
  return askedAgain(
    held,
    { key, wish: { again: before.messageId, body: [] }, options: {}, persona, startedAt: now },
    undefined,
  );
}

/** The last message of the user's, and the answer to it if there is one. */
async function askedAgain(
  held: Held,
  { key, wish, options, startedAt }: Matter,
  past: Past | undefined,
): Promise<Asked> {
  const { head } = held;
  const { again } = wish;
  const messages = past?.messages ?? (await newestMessages(head));
  const message = messages.find(({ role }) => role === "user");
  const old = messages.find(({ replyTo, isAside }) => !isAside && replyTo === message?.messageId);
  if (!message || (again !== message.messageId && again !== old?.messageId)) throw new MessageNotLast();
  const newest = [head.newest, old?.messageId, message.messageId].reduce((a, b) =>
    (b ?? "") > (a ?? "") ? b : a,
  );
  const answerId = nextMessageId(newest, Date.now());
  const saying = sayingItem(key, options.idempotencyKey, wish, message.messageId, startedAt);
  const { refused } = await transact((table) => [
    table.conversation
      .patch(key)
      .set({ answering: answerId })
      .where((a, o) => o.eq(a.turn, held.turn))
      .commit(),
    ...(saying ? [table.saying.create({ ...saying, answerId }).commit({ response: "all_old" })] : []),
  ]);
  const before = refused?.[1] as Saying | null | undefined;
  if (before) {
    if (before.bodyHash !== saying?.bodyHash) throw new KeyReused();
    const told = await repeated(key, before);
    if (told) return { told };
  } else if (refused) throw new ConversationLost();
  return { message, answerId, old, forgets: head.forgets };
}

/** The thread that an edited message begins: what came before it, and then its own. */
function branchAt(path: Path | undefined, edited: string, now: Date): { thread: string; path: Path } {
  const thread = Id.create("thread", now.getTime());
  const branch = pathBefore(path, edited, thread);
  if (branch.length > MAX_PATH) throw new TooManyThreads();
  return { thread, path: branch };
}
const MAX_PATH = 50;

/** Memories of what is said in another way now. */
async function drawnFrom(key: ConversationKey, messageId: string): Promise<string[]> {
  const { data } = await entities()
    .memory.query.primary(key)
    .go({ pages: "all", consistent: true, attributes: ["memoryId", "messageId"] });
  return data.filter((memory) => memory.messageId === messageId).map(({ memoryId }) => memoryId);
}

const TITLE = 60;
export function titleOf(content: string): string {
  const line = content.replace(/\s+/g, " ").trim();
  if (line.length <= TITLE) return line;
  const head = line.slice(0, TITLE).replace(/[\uD800-\uDBFF]$/, "");
  const word = head.lastIndexOf(" ");
  return `${word > TITLE / 2 ? head.slice(0, word) : head}…`;
}

type Saying = { bodyHash: string; messageId: string; answerId?: string | undefined };
const KEPT_SECONDS = 2 * 24 * 60 * 60;
const hashOf = (idempotencyKey: string): string => `key_${sha256(idempotencyKey)}`;

function sayingItem(
  key: ConversationKey,
  idempotencyKey: string | undefined,
  { body }: Wish,
  messageId: string,
  now: Date,
) {
  if (idempotencyKey === undefined) return undefined;
  return {
    ...key,
    keyHash: hashOf(idempotencyKey),
    bodyHash: sha256(JSON.stringify(body)),
    messageId,
    expiresAt: Math.floor(now.getTime() / 1000) + KEPT_SECONDS,
  };
}

/** Throws `KeyReused` for one that came with something else. */
async function sayingOf(
  key: ConversationKey,
  idempotencyKey: string | undefined,
  { body }: Wish,
): Promise<Saying | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const { data } = await entities()
    .saying.get({ ...key, keyHash: hashOf(idempotencyKey) })
    .go({ consistent: true });
  if (data && data.bodyHash !== sha256(JSON.stringify(body))) throw new KeyReused();
  return data ?? undefined;
}

/** The answer that a message got, if it was whole. */
async function repeated(key: ConversationKey, { messageId, answerId }: Saying): Promise<Message | undefined> {
  const { data } = await entities()
    .message.query.primary(key)
    .gt({ messageId })
    .go({ count: 20, consistent: true });
  const answered = data.find(
    (one) =>
      one.replyTo === messageId &&
      one.status !== "interrupted" &&
      (answerId === undefined || one.messageId === answerId),
  );
  return answered && fromItem(answered);
}

/** What was answered, told once more. */
function replay(told: Message, { onEvent = () => {} }: AnswerOptions): Message {
  onEvent({ type: "start", id: told.id, replyTo: told.replyTo ?? "" });
  onEvent({ type: "delta", text: told.content });
  onEvent({ type: "end", message: told });
  return told;
}
