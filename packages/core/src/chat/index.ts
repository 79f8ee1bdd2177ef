/**
 * Talking with a persona, one's own or a public one. A conversation is that of a user with a persona; its turns, a
 * message and the answer to it, come one after the other.
 *
 *   const turn = await Chat.say(personaId, "Hello!"); // the message is counted, and stored
 *   const answer = await turn.answer({ signal, onEvent: (event) => … }); // as it comes; stored, too
 *
 * Whatever can be known before the model is called fails `say` and `regenerate`, where they need not wait for others;
 * `answer` fails by the model, the table, or the end of the conversation.
 */
import { Actor } from "../actor.ts";
import { Idempotency } from "../idempotency/index.ts";
import { hasTalkedTo, visible } from "../persona/talked-to.ts";
import { beyond, entities, optimistic, type Page, page, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { record } from "../telemetry/metrics.ts";
import type { Item, Report } from "./chat.entity.ts";
import { hold } from "./conversation.ts";
import {
  type Conversation,
  type ConversationSelection,
  conversationFromHead,
  fromItem,
  type Message,
  MessageNotFound,
  MessageNotLast,
  type MessageSelection,
  type Unread,
} from "./info.ts";
import { newestMessages } from "./prompt.ts";
import { noteOf, removeConversation } from "./removal.ts";
import { find } from "./turn.ts";
import { isShown } from "./window.ts";

export * as Chat from "./index.ts";
export * from "./info.ts";
export * from "./threads.ts";
export { edit, regenerate, say, type Turn } from "./turn.ts";

/**
 * The messages of the thread that is talked in, newest first unless asked otherwise, without answers that were set
 * aside. Throws `PersonaNotFound` for a persona that one neither has talked to nor may talk to.
 */
export async function messages(personaId: string, input: MessageSelection = {}): Promise<Page<Message>> {
  const { order = "desc", role } = input;
  const key = { userId: Actor.userId(), personaId };
  const hasTalked = await hasTalkedTo(key);
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  const query = async (after: string | undefined, limit: number) => {
    const found: Message[] = [];
    if (!hasTalked) return found;
    for (let last = after; found.length < limit; ) {
      const all = entities().message.query.primary(key);
      const rest = last === undefined ? all : beyond(all, { messageId: last }, order);
      const { data } = await rest.go({ order, count: limit, consistent: true });
      const shown = data.filter((item) => isShown(head ?? {}, item) && (role ?? item.role) === item.role);
      found.push(...shown.map(fromItem));
      last = data.at(-1)?.messageId;
      if (data.length < limit) break;
    }
    return found.slice(0, limit);
  };
  return page(`messages:${key.userId}:${personaId}`, input, query, ({ id }) => id);
}

/** The whole conversation, with what it is remembered by. Without one, it throws as `messages` does. */
export async function removeMessages(personaId: string): Promise<void> {
  const userId = Actor.userId();
  if (!(await removeConversation({ userId, personaId }))) await visible(personaId, userId);
}

/** One's own, the one in which something was said last first, unless asked otherwise. */
export async function conversations(input: ConversationSelection = {}): Promise<Page<Conversation>> {
  const userId = Actor.userId();
  const { data } = await entities()
    .conversation.query.primary({ userId })
    .go({
      pages: "all",
      consistent: true,
      attributes: [
        "personaId",
        "name",
        "title",
        "turns",
        "unread",
        "drift",
        "lastAt",
        "createdAt",
        "deletedAt",
      ],
    });
  const placeOf = ({ lastMessageAt, personaId }: Conversation) => `${lastMessageAt} ${personaId}`;
  const { order = "desc", unread } = input;
  const comesAfter = (a: string, b: string) => (order === "asc" ? a > b : a < b);
  const all = data
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(conversationFromHead)
    .filter((one) => unread === undefined || one.unread > 0 === unread)
    .toSorted((a, b) => (comesAfter(placeOf(a), placeOf(b)) ? 1 : -1));
  const query = async (after: string | undefined, limit: number) =>
    all.filter((one) => after === undefined || comesAfter(placeOf(one), after)).slice(0, limit);
  return page(`conversations:${userId}`, input, query, placeOf);
}

/**
 * Ends an answer that is being made, by the answer's id, by a mark on the conversation that its turn looks for. Without
 * one that is being made there is nothing to do; throws `MessageNotFound` for a message that there is not.
 */
export async function stop(personaId: string, messageId: string): Promise<void> {
  const key = { userId: Actor.userId(), personaId };
  const { rejected } = await entities()
    .conversation.patch(key)
    .set({ stopped: messageId })
    .where((a, o) => o.eq(a.answering, messageId))
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) await find(personaId, messageId);
}

/** All answers to the message that this one is an answer to, oldest first. */
export async function alternatives(personaId: string, messageId: string): Promise<Message[]> {
  const answers = await answersBeside(await find(personaId, messageId));
  const others = answers.length - 1;
  return answers.map((answer) => fromItem(others > 0 ? { ...answer, alternatives: others } : answer));
}

async function answersBeside({ userId, personaId, replyTo }: Item): Promise<Item[]> {
  if (replyTo === undefined) throw new MessageNotFound();
  const { data } = await entities()
    .message.query.primary({ userId, personaId })
    .gt({ messageId: replyTo })
    .go({ count: 100, consistent: true });
  return data.filter((one) => one.replyTo === replyTo);
}

/** Puts an alternative in the place of the last answer. */
export async function choose(personaId: string, messageId: string): Promise<Message> {
  const chosen = await find(personaId, messageId);
  const { userId } = chosen;
  const key = { userId, personaId };
  const { userId: owner } = await visible(personaId, userId);
  const held = await hold(key, owner);
  try {
    const answers = await answersBeside(chosen);
    const present = answers.find(({ isAside }) => !isAside);
    const [last] = await newestMessages(held.head);
    if (!answers.some((one) => one.messageId === last?.messageId)) throw new MessageNotLast();
    if (present?.messageId === messageId) return fromItem(present);
    await transact((table) => [
      table.conversation
        .check(key)
        .where((a, o) => o.eq(a.turn, held.turn))
        .commit(),
      table.message
        .patch({ ...key, messageId })
        .set({ alternatives: answers.length - 1 })
        .remove(["isAside"])
        .commit(),
      ...(present
        ? [
            table.message
              .patch({ ...key, messageId: present.messageId })
              .set({ isAside: true })
              .commit(),
          ]
        : []),
    ]);
    const { isAside: _before, ...rest } = chosen;
    return fromItem({ ...rest, alternatives: answers.length - 1 });
  } finally {
    await held.release();
  }
}

/** Thumbs on an answer; `null` takes them back. */
export async function rate(
  personaId: string,
  messageId: string,
  rating: "up" | "down" | null,
): Promise<Message> {
  const message = await findAnswer(personaId, messageId);
  const { userId } = message;
  const patch = entities().message.patch({ userId, personaId, messageId });
  if (rating === null) await patch.remove(["rating"]).go({ returnOnConditionCheckFailure: true });
  else await patch.set({ rating }).go({ returnOnConditionCheckFailure: true });
  if (rating !== null && rating !== message.rating)
    record(rating === "up" ? { RatedUp: 1 } : { RatedDown: 1 });
  const { rating: _before, ...rest } = message;
  return fromItem({ ...rest, ...(rating !== null && { rating }) });
}

/** Told to whoever runs this: by its ids in the log, with what it is for; what was said stays where it is. */
export async function report(
  personaId: string,
  messageId: string,
  { reason, text }: Pick<Report, "reason" | "text">,
  now = new Date(),
): Promise<Message> {
  const message = await findAnswer(personaId, messageId);
  if (Idempotency.earlier() !== undefined) return fromItem(message);
  const reported: Report = { reason, ...(text !== undefined && { text }), reportedAt: now.toISOString() };
  const { userId } = message;
  const { refused } = await transact((table) => [
    table.message.patch({ userId, personaId, messageId }).set({ report: reported }).commit(),
    ...Idempotency.noting(table, noteOf(message)),
  ]);
  Idempotency.checkNoted(refused?.[1]);
  if (refused) throw new MessageNotFound();
  record({ MessagesReported: 1 });
  log.warn("message reported", { userId, personaId, messageId, reason });
  return fromItem({ ...message, report: reported });
}

async function findAnswer(personaId: string, messageId: string): Promise<Item> {
  const message = await find(personaId, messageId);
  if (message.role !== "assistant") throw new MessageNotFound();
  return message;
}

/**
 * What of the answers in all conversations their reader has not seen. No server can know whether somebody was still
 * there when an answer came: it counts as unread until they do something in the conversation, or say how far they have
 * read. The count is on the conversation's head, written with the answers.
 */
export async function unread(): Promise<number> {
  const { data } = await entities()
    .conversation.query.primary({ userId: Actor.userId() })
    .go({ pages: "all", attributes: ["unread", "deletedAt"] });
  return data.reduce((sum, { unread = 0, deletedAt }) => sum + (deletedAt === undefined ? unread : 0), 0);
}

/**
 * All up to this message is read. A mark that comes late, or twice, makes nothing unread again: the count only ever
 * falls by it, and holds only while nothing was said since it was made.
 */
export async function read(personaId: string, messageId: string): Promise<Unread> {
  const key = { userId: Actor.userId(), personaId };
  await find(personaId, messageId);
  const count = await optimistic(async () => {
    const { data: head } = await entities().conversation.get(key).go({ consistent: true });
    if (!head || head.deletedAt !== undefined) throw new MessageNotFound();
    const { unread: before = 0, newest = "" } = head;
    if (before === 0) return 0;
    const later = newest <= messageId ? [] : await answersAfter(key, messageId);
    const left = later.filter((item) => isShown(head, item)).length;
    if (left >= before) return before;
    const { rejected } = await entities()
      .conversation.patch(key)
      .set({ unread: left })
      .where((a, o) =>
        [o.eq(a.unread, before), o.eq(a.newest, newest), o.notExists(a.deletedAt)].join(" AND "),
      )
      .go({ returnOnConditionCheckFailure: true });
    return rejected ? undefined : left;
  });
  return { unread: count };
}

async function answersAfter(key: { userId: string; personaId: string }, messageId: string) {
  const { data } = await entities()
    .message.query.primary(key)
    .gt({ messageId })
    .where((a, o) => o.eq(a.role, "assistant"))
    .go({ pages: "all", consistent: true });
  return data;
}
