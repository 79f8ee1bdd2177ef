/**
 * What a turn answers, stored while the conversation is held: a new message, one that was edited, with the thread that
 * it begins, or the last one once more. A request that was done before is told by what it was answered.
 */
import { Id } from "../id.ts";
import { crisisIn } from "../safety/crisis.ts";
import { entities, transact } from "../table/index.ts";
import { type ConversationKey, MAIN, type Path } from "./chat.entity.ts";
import { newestMessages, type Past } from "./context.ts";
import type { Held, Item } from "./conversation.ts";
import { ConversationLost, MessageNotLast, TooManyThreads } from "./errors.ts";
import type { Message } from "./info.ts";
import { checkSame, repeated, type Saying, sayingItem, sayingOf } from "./saying.ts";
import { nextMessageId, storeMessage } from "./store.ts";
import { pathBefore } from "./window.ts";

/** What a turn is about: a new message, one that was edited, or the last one again. `body`: what makes it the same. */
export type Wish = { content?: string; again?: string; edited?: string; body: unknown[] };
export type Asking = {
  key: ConversationKey;
  wish: Wish;
  options: { idempotencyKey?: string | undefined };
  startedAt: Date;
  persona: { name: string };
};

export type Asked =
  | { message: Item; answerId: string; old?: Item | undefined; forgets: number | undefined }
  | { told: Message };

export async function askedAnew(
  held: Held,
  { key, wish, options, persona }: Asking,
  content: string,
  now: Date,
): Promise<Asked> {
  const { head } = held;
  const { forgets } = head;
  const messageId = nextMessageId(head.newest, now.getTime());
  const answerId = nextMessageId(messageId, now.getTime());
  const branch = wish.edited === undefined ? undefined : branchAt(head.path, wish.edited, now);
  const thread = branch?.thread ?? head.thread;
  const saying = sayingItem(key, options.idempotencyKey, wish.body, messageId, now);
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
  checkSame(before, wish.body);
  const told = await repeated(key, before);
  if (told) return { told };
  return askedAgain(
    held,
    { key, wish: { again: before.messageId, body: [] }, options: {}, persona, startedAt: now },
    undefined,
  );
}

/** The last message of the user's, and the answer to it if there is one. */
export async function askedAgain(
  held: Held,
  { key, wish, options, startedAt }: Asking,
  past: Past | undefined,
): Promise<Asked> {
  const { head } = held;
  const { again } = wish;
  const messages = past?.messages ?? (await newestMessages(head));
  const message = messages.find(({ role }) => role === "user");
  const old = messages.find(({ replyTo, isAside }) => !isAside && replyTo === message?.messageId);
  if (!message || (again !== message.messageId && again !== old?.messageId)) {
    // It may be a repeat that came while the first was being answered, which took the old answer's place.
    const first = await sayingOf(key, options.idempotencyKey, wish.body);
    const told = first && (await repeated(key, first));
    if (told) return { told };
    throw new MessageNotLast();
  }
  const newest = [head.newest, old?.messageId, message.messageId].reduce((a, b) =>
    (b ?? "") > (a ?? "") ? b : a,
  );
  const answerId = nextMessageId(newest, Date.now());
  const saying = sayingItem(key, options.idempotencyKey, wish.body, message.messageId, startedAt);
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
    checkSame(before, wish.body);
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
function titleOf(content: string): string {
  const line = content.replace(/\s+/g, " ").trim();
  if (line.length <= TITLE) return line;
  const head = line.slice(0, TITLE).replace(/[\uD800-\uDBFF]$/, "");
  const word = head.lastIndexOf(" ");
  return `${word > TITLE / 2 ? head.slice(0, word) : head}…`;
}
