/** Days (UTC), and how much of one is left (pure). */

export type Counter = "messages" | "tokens" | "generations";

/** One counter: what a user may have on one day, what is left of it, and when it begins anew. */
export type Allowance = { counter: Counter; limit: number; remaining: number; resetSeconds: number };

const DAY_MS = 24 * 60 * 60 * 1000;
/** So long a day's count is kept after its end. */
const KEPT_DAYS = 3;

/** Until the next midnight: at least one, so that whoever waits as long is never too early. */
export const secondsLeft = (now: Date): number => Math.ceil((DAY_MS - (now.getTime() % DAY_MS)) / 1000);

/** For time to live: seconds since 1970. */
export const expiryOf = (now: Date): number =>
  Math.floor(now.getTime() / 1000) + secondsLeft(now) + KEPT_DAYS * (DAY_MS / 1000);

export const allowanceOf = (counter: Counter, limit: number, used: number, now: Date): Allowance => ({
  counter,
  limit,
  remaining: Math.max(0, limit - used),
  resetSeconds: secondsLeft(now),
});
