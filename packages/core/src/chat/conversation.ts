/**
 * Holding a conversation for the time of one turn, so that turns neither interleave nor lose a message. Who holds it
 * is on its head, for LEASE_MS at a time and renewed as long as the turn goes on, so that a crash frees it soon. Who
 * finds it held waits, and is refused (`ConversationBusy`) when that takes too long.
 *
 *   const held = await hold({ userId, personaId }, owner);
 *   …every write on condition that the head's `turn` is held.turn; nothing more once held.lost is aborted…
 *   await held.release();
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { EntityItem } from "electrodb";
import { decodeTime } from "ulid";
import { Id } from "../id.ts";
import { PersonaNotFound } from "../persona/errors.ts";
import { entities, isConflict, optimistic, type TransactTable, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";
import type { ConversationEntity, ConversationKey } from "./chat.entity.ts";
import { ConversationBusy, ConversationLost, ReaderGone } from "./errors.ts";
import type { Item } from "./info.ts";
import { finishRemoval } from "./removal.ts";

export type Head = EntityItem<typeof ConversationEntity>;
export type Held = {
  /** As it was read when it was held, or when something was forgotten since. */
  head: Head;
  turn: string;
  /** Aborted when it turns out that the conversation is not held any more. */
  lost: AbortSignal;
  /** Best effort: if it fails, the lease runs out. */
  release(): Promise<void>;
};
export type HoldOptions = { signal?: AbortSignal; clock?: () => number; waitMs?: number };

export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const WAIT_MS = 20_000;
const POLL_MS = { first: 40, most: 400 };

/** Begins the conversation, if there is none, with the persona of `owner`. */
export async function hold(
  { userId, personaId }: ConversationKey,
  owner: string,
  { signal, clock = Date.now, waitMs = WAIT_MS }: HoldOptions = {},
): Promise<Held> {
  const key = { userId, personaId };
  const turn = randomUUID();
  const giveUpAt = clock() + waitMs;
  for (let pollMs = POLL_MS.first; ; pollMs = Math.min(POLL_MS.most, pollMs * 1.5)) {
    const { head, inTheWay } = await take(key, turn, clock());
    if (head) return keep(head, turn, clock);
    if (inTheWay === null) {
      const begun = await begin(key, owner, turn, clock());
      if (begun) return keep(begun, turn, clock);
    } else if (inTheWay?.deletedAt !== undefined) {
      await finishRemoval(key);
    } else {
      await freed(key, pollMs, { giveUpAt, signal, clock });
    }
  }
}

/** `inTheWay` is the head as it is held, null when there is none, undefined when a transaction was in the way. */
async function take(
  key: ConversationKey,
  turn: string,
  now: number,
): Promise<{ head?: Head; inTheWay?: Head | null | undefined }> {
  try {
    const taken = await entities()
      .conversation.patch(key)
      .set({ turn, turnEndsAt: now + LEASE_MS })
      .where((a, o) => o.notExists(a.deletedAt))
      .where((a, o) => `(${o.notExists(a.turn)} OR ${o.eq(a.turn, turn)} OR ${o.lt(a.turnEndsAt, now)})`)
      .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
    return taken.rejected ? { inTheWay: taken.data as Head | null } : { head: taken.data as Head };
  } catch (error) {
    if (isConflict(error)) return { inTheWay: undefined };
    throw error;
  }
}

/** Undefined when somebody else has begun it. It holds only while the user and the persona are there. */
async function begin(
  key: ConversationKey,
  owner: string,
  turn: string,
  now: number,
): Promise<Head | undefined> {
  const head = { ...key, turn, turnEndsAt: now + LEASE_MS, createdAt: new Date(now).toISOString() };
  const { refused } = await transact((table) => [
    table.conversation.create(head).commit({ response: "all_old" }),
    checkUserExists(table, key.userId),
    table.persona
      .check({ userId: owner })
      .where((a, o) => o.eq(a.personaId, key.personaId))
      .commit({ response: "all_old" }),
  ]);
  if (!refused) return head;
  if (refused[1] !== undefined) throw new AccountGone();
  if (refused[2] !== undefined) throw new PersonaNotFound();
  return undefined;
}

/** Waits until nobody holds it: by reads, which are in no turn's way. */
async function freed(
  key: ConversationKey,
  pollMs: number,
  { giveUpAt, signal, clock }: { giveUpAt: number; signal: AbortSignal | undefined; clock: () => number },
): Promise<void> {
  for (;;) {
    if (clock() > giveUpAt) throw new ConversationBusy();
    await sleep(pollMs * (0.5 + Math.random()), undefined, signal && { signal }).catch(() => {
      throw new ReaderGone();
    });
    const { data } = await entities().conversation.get(key).go({ consistent: true });
    if (data?.turn === undefined || (data.turnEndsAt ?? 0) < clock()) return;
  }
}

function keep(head: Head, turn: string, clock: () => number): Held {
  const { userId, personaId } = head;
  const lost = new AbortController();
  const mine = () => entities().conversation.patch({ userId, personaId });
  const renew = async () => {
    const { rejected } = await mine()
      .set({ turnEndsAt: clock() + LEASE_MS })
      .where((a, o) => o.eq(a.turn, turn))
      .go({ returnOnConditionCheckFailure: true });
    if (rejected) lost.abort();
  };
  const renewal = setInterval(() => {
    renew().catch((error: unknown) => log.warn("turn not prolonged", {}, error));
  }, RENEW_MS).unref();
  return {
    head,
    turn,
    lost: lost.signal,
    async release() {
      clearInterval(renewal);
      const ended = mine()
        .remove(["turn", "turnEndsAt"])
        .where((a, o) => o.eq(a.turn, turn))
        .go({ returnOnConditionCheckFailure: true });
      await ended.catch((error: unknown) => log.warn("turn not ended", {}, error));
    },
  };
}

/**
 * Holds only while nothing was forgotten since the head was read: otherwise it is read anew, so that the turn does not
 * go on with a summary that is gone.
 */
export async function storeMessage(held: Held, messageId: string, content: string, now: Date) {
  const { userId, personaId } = held.head;
  const item: Item = {
    ...{ userId, personaId, messageId, content },
    role: "user",
    status: "complete",
    createdAt: now.toISOString(),
  };
  return optimistic(async () => {
    const { forgets } = held.head;
    const { refused } = await transact((table) => [
      newest(table, held, messageId)
        .where((a, o) => (forgets === undefined ? o.notExists(a.forgets) : o.eq(a.forgets, forgets)))
        .commit({ response: "all_old" }),
      table.message.create(item).commit(),
    ]);
    if (!refused) return item;
    const head = refused[0] as Head | null | undefined;
    if (head?.turn !== held.turn) throw new ConversationLost();
    held.head = head;
    return undefined;
  });
}

/** The answer, in place of `old` if there is one. */
export async function storeAnswer(
  held: Pick<Held, "head" | "turn">,
  answer: Item,
  old?: Item,
): Promise<void> {
  await write((table) => [
    newest(table, held, answer.messageId).commit(),
    table.message.create(answer).commit(),
    ...(old === undefined ? [] : [table.message.delete(old).commit()]),
  ]);
}

async function write(items: Parameters<typeof transact>[0]): Promise<void> {
  const { refused } = await transact(items);
  if (refused) throw new ConversationLost();
}

const newest = (table: TransactTable, { head, turn }: Pick<Held, "head" | "turn">, messageId: string) =>
  table.conversation
    .patch({ userId: head.userId, personaId: head.personaId })
    .set({ newest: messageId })
    .where((a, o) => o.eq(a.turn, turn));

/**
 * A message's id, greater than that of the conversation's newest so far, though it was made in the same millisecond or
 * by a machine whose clock is ahead.
 */
export function nextMessageId(newest: string | undefined, now: number): string {
  const after = newest === undefined ? 0 : timeOf(newest) + 1;
  return Id.create("message", Math.max(now, after));
}

const timeOf = (id: string): number => decodeTime(id.slice(id.indexOf("_") + 1));
