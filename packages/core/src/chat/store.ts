/**
 * What a turn stores while the conversation is held: what it answers (a new message, one that was edited, with the
 * thread that it begins, or the last one once more), and the answer. Every write holds only while the turn has the
 * conversation. A request that was done before is told by what it was answered.
 */
import { checkSame, type Saying, sayingItem, sayingOf } from "../idempotency/saying.ts";
import { entities, optimistic, type TransactTable, transact } from "../table/index.ts";
import { type ConversationHead, type ConversationKey, type Item, MAIN } from "./chat.entity.ts";
import type { Held } from "./conversation.ts";
import { ConversationLost, fromItem, type Message, MessageNotLast } from "./info.ts";
import { newestMessages, type Past } from "./prompt.ts";
import { branchBefore } from "./threads.ts";
import { isOnPath, nextMessageId, sittingAt } from "./window.ts";

/** What a turn is about: a new message, one that was edited, or the last one again. `body`: what makes it the same. */
export type Wish = {
  content?: string;
  again?: string;
  edited?: Pick<Item, "messageId" | "thread">;
  body: unknown[];
};
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
  const branch = wish.edited && (await branchBefore(head, wish.edited, now));
  const thread = branch?.thread ?? head.thread;
  // With its words of all languages loaded when somebody first talks: they would be a tenth of a cold start.
  const { crisisIn } = await import("../safety/crisis.ts");
  const isCrisis = crisisIn(content) !== undefined;
  // A list of conversations is no place for it.
  const title = isCrisis ? {} : { title: titleOf(content) };
  const saying = sayingItem(key, options.idempotencyKey, wish.body, messageId, now);
  const drawn = wish.edited === undefined ? [] : await drawnFrom(key, wish.edited.messageId);
  const dropSummary =
    wish.edited !== undefined &&
    ((head.summarizedTo ?? "") >= wish.edited.messageId || !isOnPath(head, wish.edited));
  const { item, inTheWay } = await storeMessage(
    held,
    messageId,
    content,
    now,
    { ...(thread !== undefined && { thread }), ...(isCrisis && { isCrisis }) },
    {
      ...{ answering: answerId, name: persona.name, sittingSince: sittingAt(head, now) },
      ...(head.title === undefined && title),
      ...(branch && { thread: branch.thread, path: branch.path }),
      memoryChanges: drawn.length > 0 ? 1 : 0,
      dropSummary,
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
                ...title,
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
    const { summary, summarizedTo, ...unsummed } = held.head;
    const kept = dropSummary ? unsummed : held.head;
    held.head = { ...kept, thread: branch.thread, path: branch.path, memoryVersion };
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
  const answers = messages.filter(({ replyTo }) => message && replyTo === message.messageId);
  const old = answers.find(({ isAside }) => !isAside);
  if (!message || ![message, ...answers].some(({ messageId }) => messageId === again)) {
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

/** The answer that a message got, if it was whole. */
export async function repeated(
  key: ConversationKey,
  { messageId, answerId }: Saying,
): Promise<Message | undefined> {
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

type Writes = (table: TransactTable) => ReturnType<Parameters<typeof transact>[0]>[number][];
const NONE: Writes = () => [];

/**
 * The user's message. It is stored only while nothing was forgotten since the head was read: otherwise that is read
 * anew, and told by `onForgotten`, so that the turn does not go on with a summary that is gone. `more` are writes that
 * go with it; resolves with the item that kept one of them from being stored, when one did.
 */
export async function storeMessage(
  held: Held,
  messageId: string,
  content: string,
  now: Date,
  fields: Partial<Pick<Item, "thread" | "isCrisis">> = {},
  change: Partial<
    Pick<ConversationHead, "answering" | "thread" | "path" | "title" | "name" | "sittingSince">
  > & {
    dropSummary?: boolean;
    memoryChanges?: number;
  } = {},
  more: Writes = NONE,
): Promise<{ item: Item; inTheWay?: Record<string, unknown> }> {
  const { userId, personaId } = held.head;
  const item: Item = {
    ...{ userId, personaId, messageId, content, ...fields },
    role: "user",
    status: "complete",
    createdAt: now.toISOString(),
  };
  const { dropSummary = false, memoryChanges = 0, ...set } = change;
  return optimistic(async () => {
    const { forgets } = held.head;
    const { refused } = await transact((table) => [
      newest(table, held, messageId, { ...set, lastAt: item.createdAt }, { dropSummary, memoryChanges })
        .where((a, o) => (forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets)))
        .commit({ response: "all_old" }),
      table.message.create(item).commit(),
      ...more(table),
    ]);
    if (!refused) return { item };
    const other = refused.slice(2).find((one) => one);
    if (other) return { item, inTheWay: other };
    const head = refused[0] as ConversationHead | null | undefined;
    if (head?.turn !== held.turn) throw new ConversationLost();
    held.head = head;
    return undefined;
  });
}

/** The answer, as it is stored. `old` is kept beside it, as an alternative, when it was whole. */
export async function storeAnswer(
  held: Pick<Held, "head" | "turn">,
  answer: Item,
  old?: Item,
): Promise<Item> {
  const isKept = old !== undefined && old.status !== "interrupted" && old.content.trim() !== "";
  const others = old === undefined ? 0 : (old.alternatives ?? 0) + (isKept ? 1 : 0);
  const { userId, personaId, createdAt: lastAt } = answer;
  const stored = { ...answer, ...(others > 0 && { alternatives: others }) };
  const { refused } = await transact((table) => [
    newest(
      table,
      held,
      answer.messageId,
      { lastAt, talkedIn: lastAt.slice(0, 7) },
      { turns: 1, unread: 1 },
    ).commit(),
    table.message.create(stored).commit(),
    ...(old === undefined
      ? []
      : [
          isKept
            ? table.message
                .patch({ userId, personaId, messageId: old.messageId })
                .set({ isAside: true })
                .commit()
            : table.message.delete({ userId, personaId, messageId: old.messageId }).commit(),
        ]),
  ]);
  if (refused) throw new ConversationLost();
  return stored;
}

const newest = (
  table: TransactTable,
  { head, turn }: Pick<Held, "head" | "turn">,
  messageId: string,
  change: Partial<ConversationHead>,
  {
    dropSummary = false,
    turns = 0,
    unread = 0,
    memoryChanges = 0,
  }: {
    dropSummary?: boolean;
    turns?: number;
    unread?: number;
    memoryChanges?: number;
  },
) =>
  table.conversation
    .patch({ userId: head.userId, personaId: head.personaId })
    .set({ newest: messageId, ...change })
    .add({ turns, unread, memoryVersion: memoryChanges })
    .remove(dropSummary ? ["summary", "summarizedTo"] : [])
    .where((a, o) => o.eq(a.turn, turn));
