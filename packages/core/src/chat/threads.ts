/**
 * Several lines of talk with one persona: what was said before a message was edited, and conversations begun anew. One
 * of them is talked in; all share what is remembered. And what is made of them: search, and a file of them.
 */
import MiniSearch from "minisearch";
import { Actor } from "../actor.ts";
import { Id } from "../id.ts";
import { Idempotency } from "../idempotency/index.ts";
import { wordsOf } from "../memory/recall.ts";
import { checkTalks, hasTalkedTo, load, readyVersion, visible } from "../persona/talked-to.ts";
import { entities, transact } from "../table/index.ts";
import { type ConversationHead, type ConversationKey, type Item, MAIN, type Path } from "./chat.entity.ts";
import { greetingItem, type Held, hold } from "./conversation.ts";
import {
  ConversationLost,
  type FoundMessage,
  fromItem,
  type Thread,
  ThreadNotFound,
  TooManyThreads,
} from "./info.ts";
import { noteOf } from "./removal.ts";
import { isOnPath, isShown, nextMessageId, pathBefore } from "./window.ts";

const MAX_THREADS = 50;

type Known = { threadId: string; path: Path; title?: string | undefined; createdAt: string };

/** Newest first. */
export async function threads(personaId: string): Promise<Thread[]> {
  const key = { userId: Actor.userId(), personaId };
  if (!(await hasTalkedTo(key))) return [];
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  if (!head) return [];
  const known = await threadsOf(key, head);
  return known
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ threadId, title, createdAt }) => ({
      id: threadId,
      title,
      isCurrent: threadId === (head.thread ?? MAIN),
      createdAt,
    }));
}

type Head = { createdAt: string; title?: string | undefined };

async function threadsOf(key: ConversationKey, { createdAt, title }: Head): Promise<Known[]> {
  const { data } = await entities().thread.query.primary(key).go({ pages: "all", consistent: true });
  if (data.some(({ threadId }) => threadId === MAIN)) {
    return data.map((one) => (one.threadId === MAIN && title !== undefined ? { title, ...one } : one));
  }
  const main = { threadId: MAIN, path: [{ thread: MAIN }], createdAt, title };
  return [...data, main];
}

/** A conversation with the same persona from the start: its greeting, and nothing of the others but what is remembered. */
export async function beginThread(personaId: string, title?: string, now = new Date()): Promise<Thread> {
  const key = { userId: Actor.userId(), personaId };
  const owner = await visible(personaId, key.userId);
  const { profile } = await load(owner, readyVersion(owner));
  const made = Idempotency.earlier();
  if (made !== undefined) return begunBefore(personaId, made);
  await checkTalks(owner, key.userId, now);
  return holding(key, owner.userId, async (held) => {
    const { head } = held;
    const known = await threadsOf(key, head);
    if (known.length >= MAX_THREADS) throw new TooManyThreads();
    const threadId = Id.create("thread", now.getTime());
    const path = [{ thread: threadId }];
    const messageId = nextMessageId(head.newest, now.getTime());
    const createdAt = now.toISOString();
    const greeting = { ...greetingItem(key, messageId, profile.greeting, createdAt), thread: threadId };
    const { refused } = await transact((table) => [
      table.conversation
        .patch(key)
        .set({ thread: threadId, path, newest: messageId, lastAt: createdAt })
        .remove(["summary", "summarizedTo"])
        .where((a, o) => o.eq(a.turn, held.turn))
        .commit(),
      table.thread
        .upsert({ ...key, threadId: MAIN, path: mainOf(known), createdAt: head.createdAt })
        .commit(),
      table.thread.create({ ...key, threadId, path, createdAt, title }).commit(),
      table.message.create(greeting).commit(),
      ...Idempotency.noting(table, noteOf(key, threadId)),
    ]);
    Idempotency.checkNoted(refused?.[4]);
    if (refused) throw new ConversationLost();
    return { id: threadId, title, isCurrent: true, createdAt };
  });
}

async function begunBefore(personaId: string, made: string): Promise<Thread> {
  const begun = (await threads(personaId)).find(({ id }) => made.endsWith(id));
  if (!begun) throw new ThreadNotFound();
  return begun;
}

const mainOf = (known: readonly Known[]): Path =>
  known.find(({ threadId }) => threadId === MAIN)?.path ?? [{ thread: MAIN }];

/** Another title, or going on in this one. The summary is of the thread that was left, and begins anew. */
export async function changeThread(
  personaId: string,
  threadId: string,
  { title, isCurrent }: { title?: string | undefined; isCurrent?: true | undefined },
): Promise<Thread> {
  const key = { userId: Actor.userId(), personaId };
  if (!(await hasTalkedTo(key))) throw new ThreadNotFound();
  const owner = isCurrent ? (await visible(personaId, key.userId)).userId : key.userId;
  return holding(key, owner, async (held) => {
    const { head } = held;
    const known = (await threadsOf(key, head)).find((one) => one.threadId === threadId);
    if (!known) throw new ThreadNotFound();
    const isOther = isCurrent === true && threadId !== (head.thread ?? MAIN);
    const { refused } = await transact((table) => [
      table.conversation
        .patch(key)
        .set(isOther ? { thread: threadId, path: known.path } : { turn: held.turn })
        .remove(isOther ? ["summary", "summarizedTo"] : [])
        .where((a, o) => o.eq(a.turn, held.turn))
        .commit(),
      table.thread
        .upsert({ ...key, threadId, path: known.path, createdAt: known.createdAt })
        .set(title === undefined ? {} : { title })
        .commit(),
    ]);
    if (refused) throw new ConversationLost();
    const called = title ?? known.title;
    return {
      id: threadId,
      title: called,
      isCurrent: isOther || threadId === (head.thread ?? MAIN),
      createdAt: known.createdAt,
    };
  });
}

async function holding<T>(key: ConversationKey, owner: string, act: (held: Held) => Promise<T>): Promise<T> {
  const held = await hold(key, owner);
  try {
    return await act(held);
  } finally {
    await held.release();
  }
}

/** The thread that an edited message begins: what came before it in its own thread, which may have been set aside. */
export async function branchBefore(
  head: ConversationHead,
  edited: Pick<Item, "messageId" | "thread">,
  now: Date,
): Promise<{ thread: string; path: Path }> {
  const { userId, personaId } = head;
  const pathOf = async (threadId = MAIN) =>
    (await entities().thread.get({ userId, personaId, threadId }).go({ consistent: true })).data?.path;
  const own = isOnPath(head, edited) ? head.path : await pathOf(edited.thread);
  const thread = Id.create("thread", now.getTime());
  const path = pathBefore(own, edited.messageId, thread);
  if (path.length > MAX_PATH) throw new TooManyThreads();
  return { thread, path };
}
const MAX_PATH = 50;

const SEARCHED = { conversations: 50, messages: 1_000 };

/** Messages of one's own conversations that have words of the query, the best first. */
export async function search(query: string, limit = 20): Promise<FoundMessage[]> {
  const userId = Actor.userId();
  const { data: heads } = await entities()
    .conversation.query.primary({ userId })
    .go({ pages: "all", attributes: ["personaId", "name", "deletedAt", "lastAt", "thread", "path"] });
  const newest = heads
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toSorted((a, b) => ((a.lastAt ?? "") < (b.lastAt ?? "") ? 1 : -1))
    .slice(0, SEARCHED.conversations);
  const found = await Promise.all(newest.map((head) => searchOne({ ...head, userId }, query)));
  return found
    .flat()
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ head, item }) => {
      const isCurrent = isOnPath(head, item);
      const threadId = (isCurrent ? head.thread : item.thread) ?? MAIN;
      return { personaId: head.personaId, name: head.name, threadId, isCurrent, message: fromItem(item) };
    });
}

type Searched = ConversationKey & Pick<ConversationHead, "name" | "thread" | "path">;

async function searchOne(head: Searched, query: string) {
  const { userId, personaId } = head;
  const { data } = await entities()
    .message.query.primary({ userId, personaId })
    .go({ order: "desc", count: SEARCHED.messages });
  const index = new MiniSearch({ fields: ["content"], idField: "messageId", tokenize: wordsOf });
  index.addAll(data.map(({ messageId, content }) => ({ messageId, content })));
  const items = new Map(data.map((item) => [item.messageId, item]));
  return index
    .search(query, { prefix: true, combineWith: "AND" })
    .flatMap(({ id, score }) => ({ head, item: items.get(id)!, score }));
}

/**
 * The thread that is talked in as SillyTavern reads a chat: a line of JSON for whose it is, and one for each message,
 * an answer with its alternatives as swipes.
 */
export async function exportLines(personaId: string, userName: string): Promise<string> {
  const key = { userId: Actor.userId(), personaId };
  const hasTalked = await hasTalkedTo(key);
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  const { data } = hasTalked
    ? await entities().message.query.primary(key).go({ pages: "all", consistent: true })
    : { data: [] };
  const name = head?.name ?? "Persona";
  const shown = data.filter((item) => isShown(head ?? {}, item));
  const lines = [
    { user_name: userName, character_name: name, create_date: head?.createdAt ?? "", chat_metadata: {} },
    ...shown.map((item) => lineOf(item, data, item.role === "user" ? userName : name)),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

function lineOf(item: Item, all: readonly Item[], name: string) {
  const beside =
    item.replyTo === undefined
      ? []
      : all.filter(
          ({ replyTo, messageId, isAside }) =>
            replyTo === item.replyTo && (isAside || messageId === item.messageId),
        );
  return {
    name,
    is_user: item.role === "user",
    is_system: false,
    send_date: item.createdAt,
    mes: item.content,
    extra: {},
    ...(beside.length > 1 && {
      swipe_id: beside.findIndex(({ messageId }) => messageId === item.messageId),
      swipes: beside.map(({ content }) => content),
    }),
  };
}
