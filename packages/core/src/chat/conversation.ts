/**
 * Holding a conversation for the time of one turn, so that turns neither interleave nor lose a message, and are
 * answered in the order in which they came. A turn draws a number; its time has come when all before it are done. Who
 * holds the conversation is on its head, for LEASE_MS at a time and renewed as long as the turn goes on, so that a
 * crash frees it soon; one that does not take its turn up loses it after GRACE_MS.
 *
 *   const place = await arrive({ userId, personaId }, now, beginning);
 *   const held = place.held ?? (await waitFor(place, options));
 *   …every write on condition that the head's `turn` is held.turn (store.ts); nothing more once held.lost is aborted…
 *   await held.release();
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Id } from "../id.ts";
import { PersonaNotFound } from "../persona/errors.ts";
import { entities, isConflict, optimistic, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";
import type { ConversationHead, ConversationKey, Item } from "./chat.entity.ts";
import { ConversationBusy, ConversationLost, ReaderGone } from "./info.ts";
import { finishRemoval } from "./removal.ts";

export type Held = {
  /** As it was read when it was held, or when something was forgotten since. */
  head: ConversationHead;
  turn: string;
  /** Aborted when it turns out that the conversation is not held any more. */
  lost: AbortSignal;
  /** Best effort: if it fails, the lease runs out. */
  release(): Promise<void>;
};
/** A place in the order of turns: held at once, or by its number later. */
export type Place = { key: ConversationKey; turn: string; held?: Held; number?: number; isBegun?: true };
/** Whose persona it is, and what it says first: for a conversation that has not begun. */
export type Beginning = { owner: string; name?: string; greeting?: string };
export type HoldOptions = {
  signal?: AbortSignal | undefined;
  clock?: (() => number) | undefined;
  waitMs?: number | undefined;
};

export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const WAIT_MS = 25_000;
const GRACE_MS = 3_000;
const POLL_MS = { first: 30, most: 250 };

/** At once, or when those that came before are done. */
export async function hold(key: ConversationKey, owner: string, options: HoldOptions = {}): Promise<Held> {
  const place = await arrive(key, options.clock ?? Date.now, async () => ({ owner }));
  return place.held ?? waitFor(place, options);
}

/** Arrivals of one conversation in this process, in their order: the beginning of one takes several requests. */
const arrivals = new Map<string, Promise<unknown>>();

/** Draws a number, in the order of the calls; begins the conversation, if there is none. */
export function arrive(
  { userId, personaId }: ConversationKey,
  clock: () => number,
  beginning: () => Promise<Beginning>,
): Promise<Place> {
  const key = { userId, personaId };
  const name = `${userId}/${personaId}`;
  const place = (arrivals.get(name) ?? Promise.resolve()).then(() => arriveNow(key, clock, beginning));
  const settled = place.catch(() => {});
  arrivals.set(name, settled);
  void settled.then(() => arrivals.get(name) === settled && arrivals.delete(name));
  return place;
}

async function arriveNow(
  key: ConversationKey,
  clock: () => number,
  beginning: () => Promise<Beginning>,
): Promise<Place> {
  const turn = randomUUID();
  return optimistic(async () => {
    const { head, inTheWay } = await take(key, turn, clock());
    if (head) return { key, turn, held: keep(head, turn, clock) };
    if (inTheWay === undefined) return undefined;
    if (inTheWay === null) {
      const begun = await begin(key, await beginning(), turn, clock());
      return begun && { key, turn, held: keep(begun, turn, clock), isBegun: true };
    }
    if (inTheWay.deletedAt !== undefined) {
      await finishRemoval(key);
      return undefined;
    }
    const queued = await entities()
      .conversation.patch(key)
      .add({ arrived: 1, pending: 1 })
      .set({ unread: 0 })
      .where((a, o) => o.notExists(a.deletedAt))
      .go({ response: "all_new", returnOnConditionCheckFailure: true });
    return queued.rejected
      ? undefined
      : { key, turn, number: (queued.data as ConversationHead).arrived ?? 1 };
  });
}

/** `inTheWay` is the head as it is held, null when there is none, undefined when a transaction was in the way. */
async function take(
  key: ConversationKey,
  turn: string,
  now: number,
): Promise<{ head?: ConversationHead; inTheWay?: ConversationHead | null | undefined }> {
  try {
    const taken = await entities()
      .conversation.patch(key)
      .add({ arrived: 1, pending: 1 })
      .set({ turn, turnEndsAt: now + LEASE_MS, unread: 0 })
      .where((a, o) => o.notExists(a.deletedAt))
      .where((a, o) => `(${o.notExists(a.pending)} OR ${o.eq(a.pending, 0)})`)
      .where((a, o) => `(${o.notExists(a.turn)} OR ${o.lt(a.turnEndsAt, now)})`)
      .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
    return taken.rejected
      ? { inTheWay: taken.data as ConversationHead | null }
      : { head: taken.data as ConversationHead };
  } catch (error) {
    if (isConflict(error)) return { inTheWay: undefined };
    throw error;
  }
}

/** Undefined when somebody else has begun it. It holds only while the user and the persona are there. */
async function begin(
  key: ConversationKey,
  { owner, name, greeting }: Beginning,
  turn: string,
  now: number,
): Promise<ConversationHead | undefined> {
  const createdAt = new Date(now).toISOString();
  const messageId = Id.create("message", now);
  const head = {
    ...{
      ...key,
      turn,
      turnEndsAt: now + LEASE_MS,
      arrived: 1,
      pending: 1,
      done: 0,
      lastAt: createdAt,
      createdAt,
    },
    ...(name !== undefined && { name }),
    ...(greeting !== undefined && { newest: messageId }),
  };
  const { refused } = await transact((table) => [
    table.conversation.create(head).commit({ response: "all_old" }),
    checkUserExists(table, key.userId),
    table.persona
      .check({ userId: owner })
      .where((a, o) => o.eq(a.personaId, key.personaId))
      .commit({ response: "all_old" }),
    ...(greeting === undefined
      ? []
      : [table.message.create(greetingItem(key, messageId, greeting, createdAt)).commit()]),
  ]);
  if (!refused) return head;
  if (refused[1] !== undefined) throw new AccountGone();
  if (refused[2] !== undefined) throw new PersonaNotFound();
  return undefined;
}

export function greetingItem(
  key: ConversationKey,
  messageId: string,
  content: string,
  createdAt: string,
): Item {
  return { ...key, messageId, role: "assistant", content, status: "complete", createdAt };
}

/** Waits, by reads that are in no turn's way, until all turns before are done, or given up because they died. */
export async function waitFor(
  { key, turn, number = 1 }: Place,
  { signal, clock = Date.now, waitMs = WAIT_MS }: HoldOptions = {},
): Promise<Held> {
  const giveUpAt = clock() + waitMs;
  let seen = { done: -1, since: clock() };
  for (let pollMs = POLL_MS.first; ; pollMs = Math.min(POLL_MS.most, pollMs * 1.3)) {
    const { data: head } = await entities().conversation.get(key).go({ consistent: true });
    if (!head || head.deletedAt !== undefined || (head.done ?? 0) >= number) throw new ConversationLost();
    const now = clock();
    const done = head.done ?? 0;
    if (done !== seen.done) seen = { done, since: now };
    if (done === number - 1) {
      const claimed = await claim(key, turn, number, now);
      if (claimed) return keep(claimed, turn, clock);
    } else if (isDead(head, seen.since, now)) {
      await giveUp(head);
      continue;
    }
    if (clock() > giveUpAt || signal?.aborted) {
      leave({ key, turn, number }, clock);
      throw signal?.aborted ? new ReaderGone() : new ConversationBusy();
    }
    await sleep(pollMs * (0.5 + Math.random()), undefined, signal && { signal }).catch(() => {});
  }
}

/** Its lease has run out, or nobody took the turn up since it was first seen to be its time. */
const isDead = ({ turnEndsAt }: ConversationHead, since: number, now: number): boolean =>
  turnEndsAt === undefined ? now - since > GRACE_MS : turnEndsAt < now;

async function giveUp({ userId, personaId, done, turnEndsAt }: ConversationHead): Promise<void> {
  await entities()
    .conversation.patch({ userId, personaId })
    .add({ done: 1, pending: -1 })
    .remove(["turn", "turnEndsAt", "answering", "stopped"])
    .where((a, o) => (done === undefined ? o.notExists(a.done) : o.eq(a.done, done)))
    .where((a, o) => (turnEndsAt === undefined ? o.notExists(a.turnEndsAt) : o.eq(a.turnEndsAt, turnEndsAt)))
    .go({ returnOnConditionCheckFailure: true });
}

async function claim(
  key: ConversationKey,
  turn: string,
  number: number,
  now: number,
): Promise<ConversationHead | undefined> {
  const claimed = await entities()
    .conversation.patch(key)
    .set({ turn, turnEndsAt: now + LEASE_MS })
    .where((a, o) => o.notExists(a.deletedAt))
    .where((a, o) => (number === 1 ? o.notExists(a.done) : o.eq(a.done, number - 1)))
    .go({ response: "all_new", returnOnConditionCheckFailure: true });
  return claimed.rejected ? undefined : (claimed.data as ConversationHead);
}

/** Best effort: who does not want its turn any more lets the next go on as soon as it comes. */
export function leave(place: Place, clock: () => number = Date.now): void {
  const gone = place.held
    ? place.held.release()
    : waitFor(place, { clock, waitMs: WAIT_MS }).then((held) => held.release());
  gone.catch((error: unknown) => log.warn("turn not given up", {}, error));
}

function keep(head: ConversationHead, turn: string, clock: () => number): Held {
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
        .add({ done: 1, pending: -1 })
        .remove(["turn", "turnEndsAt", "answering", "stopped"])
        .where((a, o) => o.eq(a.turn, turn))
        .go({ returnOnConditionCheckFailure: true });
      await ended.catch((error: unknown) => log.warn("turn not ended", {}, error));
    },
  };
}
