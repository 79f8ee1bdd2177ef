/**
 * When somebody is told of peers' answers: once a morning (UTC), at a minute of their own, so that it tells no time of
 * day and not everybody is written to at once. Pure.
 */
import { createHash } from "node:crypto";
import { dayOf } from "../time.ts";

const FROM_HOUR = 7;
const OVER_MINUTES = 120;
const DAY_MS = 24 * 3600 * 1000;

/** When a user is written to on the day that a time is in. */
export function slotOf(userId: string, time: Date): Date {
  const minute = createHash("sha256").update(userId).digest().readUInt16BE() % OVER_MINUTES;
  return new Date(Date.parse(`${dayOf(time)}T00:00:00Z`) + (FROM_HOUR * 60 + minute) * 60_000);
}

/** The next one that is not on a day on which they were told already. */
export function nextSlot(
  { userId, toldOn = "" }: { userId: string; toldOn?: string | undefined },
  now: Date,
): Date {
  const today = slotOf(userId, now);
  const isOpen = now < today && toldOn < dayOf(now);
  return isOpen ? today : slotOf(userId, new Date(now.getTime() + DAY_MS));
}

export const isTime = (userId: string, now: Date): boolean => now >= slotOf(userId, now);
