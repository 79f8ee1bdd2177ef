/**
 * What a turn is answered from: the newest messages word for word, the summary of those before them, and what the
 * persona remembers of the user that bears on them. Bounded, however long the conversation is; two Queries, strongly
 * consistent, so that what was forgotten a moment ago is not in it.
 *
 *   const context = await contextOf(conversation, messageId);
 *   const request = chatRequest(persona, context, modelId);
 */
import { decodeTime } from "ulid";
import { indexFor, type Memory, recall, whenSaid } from "../memory/recall.ts";
import { estimateTokens } from "../model/tokens.ts";
import { entities } from "../table/service.ts";
import type { Drift, Path, Span } from "./chat.entity.ts";
import type { Item } from "./conversation.ts";
import { MessageForgotten } from "./errors.ts";
import { type Exchange, exchangesOf, isOnPath, leavingOf, type Turn, turnsOf, windowOf } from "./window.ts";

/** The head of a conversation, as far as it is read here. */
export type Conversation = {
  userId: string;
  personaId: string;
  summary?: string | undefined;
  summarizedTo?: string | undefined;
  forgets?: number | undefined;
  forgotten?: Span[] | undefined;
  path?: Path | undefined;
  memoryVersion?: number | undefined;
  drift?: Drift | undefined;
  createdAt?: string | undefined;
};

export type Recalled = { id: string; text: string; kind?: "core" | "fact"; said?: string };

export type Context = {
  summary?: string;
  /** The core block first, then what bears on the last turns, the best first. */
  memories: Recalled[];
  /** The verbatim window; ends with the user's message. */
  turns: Turn[];
  /** What is to be summed up after this turn, oldest first. */
  leaving: Exchange[];
  /** The day on which it is answered. */
  today?: string;
  /** How far the persona had come from its person when that was measured last, in T. */
  drift?: number;
};

/** So many messages are looked at: the window, and what could not be summed up in time. */
export const MESSAGES_READ = 40;
/** Pages of messages that are read for those of one thread, where others lie between them. */
const PAGES = 10;

/** What is to be read for a context, in any order with the message itself. */
export type Past = { messages: Item[]; index: Awaited<ReturnType<typeof indexFor>> };

export async function readPast(conversation: Conversation, upTo?: string): Promise<Past> {
  const [messages, index] = await Promise.all([
    newestMessages(conversation, upTo),
    indexFor(versionOf(conversation), () => memoriesOf(conversation)),
  ]);
  return { messages, index };
}

/** Of the thread that is talked in, the newest first. */
export async function newestMessages(conversation: Conversation, upTo?: string): Promise<Item[]> {
  const { userId, personaId } = conversation;
  const found: Item[] = [];
  let before = upTo;
  for (let page = 0; page < PAGES && found.length < MESSAGES_READ; page++) {
    const all = entities().message.query.primary({ userId, personaId });
    const older =
      before === undefined
        ? all
        : page === 0
          ? all.lte({ messageId: before })
          : all.lt({ messageId: before });
    const { data } = await older.go({ order: "desc", count: MESSAGES_READ, consistent: true });
    found.push(...data.filter((message) => isOnPath(conversation, message)));
    before = data.at(-1)?.messageId;
    if (data.length < MESSAGES_READ) break;
  }
  return found.slice(0, MESSAGES_READ);
}

const versionOf = ({ userId, personaId, createdAt, memoryVersion }: Conversation): string | undefined =>
  memoryVersion === undefined ? undefined : `${userId}/${personaId}/${createdAt}/${memoryVersion}`;

async function memoriesOf({ userId, personaId }: Conversation): Promise<Memory[]> {
  const { data } = await entities()
    .memory.query.primary({ userId, personaId })
    .go({ pages: "all", consistent: true });
  return data.map(({ memoryId: id, text, kind, messageId, endedAt }) => ({
    ...{ id, text, kind },
    saidAt: saidAt(messageId),
    ...(endedAt !== undefined && { endedAt }),
  }));
}

/** When a message was said, by its id. */
export const saidAt = (messageId: string): Date =>
  new Date(decodeTime(messageId.slice(messageId.indexOf("_") + 1)));

/** Up to and including the user's message `upTo`; throws `MessageForgotten`. */
export async function contextOf(
  conversation: Conversation,
  upTo: string,
  now: Date = new Date(),
): Promise<Context> {
  return contextFrom(conversation, await readPast(conversation, upTo), upTo, now);
}

export function contextFrom(
  conversation: Conversation,
  { messages, index }: Past,
  upTo: string,
  now: Date,
): Context {
  const { summary, summarizedTo, drift } = conversation;
  const exchanges = exchangesOf(messages, upTo, conversation);
  if (exchanges.at(-1)?.id !== upTo) throw new MessageForgotten();
  /** A message that is answered once more may be older than what the summary tells of. */
  const isBehind = summarizedTo !== undefined && summarizedTo >= upTo;
  const [last, ...earlier] = exchanges.toReversed();
  const said = [
    last?.message ?? "",
    ...earlier.slice(0, 2).map(({ message, answer = "" }) => `${message} ${answer}`),
  ];
  const { core, found } = recall(index, said, (text) => estimateTokens(text));
  const told = ({ id, text, kind, saidAt: at }: Memory) => ({ id, text, kind, said: whenSaid(at, now) });
  return {
    ...(summary !== undefined && !isBehind && { summary }),
    memories: [...core, ...found].map(told),
    turns: turnsOf(windowOf(exchanges)),
    leaving: isBehind ? [] : leavingOf(exchanges, summarizedTo),
    today: TODAY.format(now),
    ...(drift !== undefined && { drift: drift.meanAbsoluteDifference }),
  };
}

const TODAY = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" },
});
