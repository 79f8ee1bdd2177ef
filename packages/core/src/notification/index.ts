/**
 * E-mails for those who ask for them: that a persona is ready, and that somebody has answered. What a user wants is here;
 * what is due is sent by ./due.ts.
 *
 *   await Notification.change({ personaReady: true });
 *   await transact((table) => [ready, ...Notification.tellingReady(table, wish, generation, now)]); // if they want it
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { EntityItem } from "electrodb";
import { Resource } from "sst/resource";
import { Actor } from "../actor.ts";
import { errorClass } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { entities, optimistic, type TransactTable, transact } from "../table/index.ts";
import { dayOf } from "../time.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone, me } from "../user/index.ts";
import type { Change, Info } from "./info.ts";
import type { NotificationEntity } from "./notification.entity.ts";
import { nextSlot } from "./slot.ts";

export * as Notification from "./index.ts";
export { Change, Info, textsOf } from "./info.ts";

export type Item = EntityItem<typeof NotificationEntity>;

/** The partition of the index; one is enough for a write or two a user and day. */
export const DUE = "due";
const KEY_BYTES = 16;

export class NotificationsUnavailable extends errorClass("notifications_unavailable") {}

const canWriteTo = (email: string | undefined): boolean =>
  Resource.Site.notifyFrom !== "" && email !== undefined;

export const fromItem = (item: Item | undefined, isAvailable: boolean): Info => ({
  isAvailable,
  personaReady: item?.personaReady ?? false,
  peerAnswered: item?.peerAnswered ?? false,
  language: (item?.language ?? "en") as Info["language"],
});

async function read(userId: string): Promise<Item | undefined> {
  const { data } = await entities().notification.get({ userId }).go({ consistent: true });
  return data ?? undefined;
}

export async function settings(): Promise<Info> {
  const [{ email }, item] = await Promise.all([me(), read(Actor.userId())]);
  return fromItem(item, canWriteTo(email));
}

/** Throws `NotificationsUnavailable` where something is asked for that cannot be sent. */
export async function change(input: Change, now = new Date()): Promise<Info> {
  const userId = Actor.userId();
  const { email } = await me();
  const isAvailable = canWriteTo(email);
  if (!isAvailable && (input.personaReady || input.peerAnswered)) throw new NotificationsUnavailable();
  return optimistic(async () => {
    const before = await read(userId);
    const { personaReady, peerAnswered, language } = { ...fromItem(before, true), ...input };
    const base = before ?? {
      userId,
      unsubscribeKey: randomBytes(KEY_BYTES).toString("base64url"),
      revision: 0,
    };
    const isBegun = peerAnswered && before?.peerAnswered !== true;
    const next: Item = {
      ...base,
      ...{ personaReady, peerAnswered, language, updatedAt: now.toISOString(), revision: base.revision + 1 },
      // What came before they asked is no news.
      ...(isBegun && { toldOn: dayOf(now), toldResponses: await responsesOf(userId) }),
    };
    if (!personaReady) delete next.readyOf;
    const due = scheduled(next, now);
    const { refused } = await transact((table) => [
      checkUserExists(table, userId),
      table.notification
        .put({ ...next, ...due })
        .where((a, o) => (before === undefined ? o.notExists(a.userId) : o.eq(a.revision, before.revision)))
        .commit(),
    ]);
    if (refused?.[0] !== undefined) throw new AccountGone();
    return refused ? undefined : fromItem(next, isAvailable);
  });
}

type Due = { dueAt: string | undefined; dueShard: string | undefined };

/** When to look at it next: at once for a persona, else the next morning, or never. */
export function scheduled(item: Item, now: Date): Due {
  if (item.readyOf !== undefined) return { dueAt: now.toISOString(), dueShard: DUE };
  if (item.peerAnswered) return { dueAt: nextSlot(item, now).toISOString(), dueShard: DUE };
  return { dueAt: undefined, dueShard: undefined };
}

/** How many peers' responses ever came to all analyses of a user. */
export async function responsesOf(userId: string): Promise<number> {
  const { data } = await entities()
    .analysis.query.primary({ userId })
    .go({ pages: "all", attributes: ["receivedCount"] });
  return data.reduce((sum, { receivedCount = 0 }) => sum + receivedCount, 0);
}

/** A version by a hash: it goes with its persona, and no id of it stays here. */
export const markOf = (personaId: string, version: number): string => sha256(`${personaId} ${version}`);

/**
 * For the transaction that makes a version ready: its owner's wish to be told, as it was read, becomes due; none where
 * they do not want to be, or were.
 */
export function tellingReady(
  table: TransactTable,
  wish: Item | null,
  { userId, personaId, version }: { userId: string; personaId: string; version: number },
  now: Date,
) {
  const readyOf = markOf(personaId, version);
  if (!wish?.personaReady || wish.toldOf === readyOf || wish.readyOf === readyOf) return [];
  return [
    table.notification
      .patch({ userId })
      .set({ readyOf, dueAt: now.toISOString(), dueShard: DUE })
      .add({ revision: 1 })
      .where((a, o) => o.eq(a.revision, wish.revision))
      .commit(),
  ];
}

export const stopUrlOf = ({ userId, unsubscribeKey }: Item): string =>
  `${Resource.Site.apiUrl}/unsubscribe/${userId}.${unsubscribeKey}`;

/** Whose e-mails a link ends; undefined when it is no longer good. */
export async function ofLink(token: string): Promise<Item | undefined> {
  const [userId = "", key = ""] = token.split(".");
  if (!/^usr_\w+$/.test(userId)) return undefined;
  const item = await read(userId);
  const [given, wanted] = [Buffer.from(key), Buffer.from(item?.unsubscribeKey ?? "")];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? item : undefined;
}

/** Ends them all; again, it changes nothing. `false` when the link is no longer good. */
export async function unsubscribe(token: string, now = new Date()): Promise<boolean> {
  const item = await ofLink(token);
  if (item === undefined) return false;
  const { userId, unsubscribeKey } = item;
  await entities()
    .notification.patch({ userId })
    .set({ personaReady: false, peerAnswered: false, updatedAt: now.toISOString() })
    .add({ revision: 1 })
    .remove(["dueAt", "dueShard", "readyOf"])
    .where((a, o) => o.eq(a.unsubscribeKey, unsubscribeKey))
    .go({ returnOnConditionCheckFailure: true });
  return true;
}
