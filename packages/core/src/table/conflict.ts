/**
 * A single write that meets a transaction on its item is refused by DynamoDB, and not tried again by the SDK: here it
 * is, a few times. Whoever meets one still has nothing to wait for but milliseconds.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { causesOf } from "../error.ts";

const ATTEMPTS = 6;
const BASE_MS = 10;

/** ElectroDB wraps the SDK's error. */
export const isConflict = (error: unknown): boolean =>
  causesOf(error).some(({ name }) => name === "TransactionConflictException");

export async function unlessConflict<T>(write: () => Promise<T>, random = Math.random): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
      await sleep(random() * BASE_MS * 2 ** attempt);
    }
  }
}
