import { decodeTime } from "ulid";
import { Id } from "../id.ts";

/**
 * A message's id, greater than that of the conversation's newest so far, though it was made in the same millisecond or
 * by a machine whose clock is ahead.
 */
export function nextMessageId(newest: string | undefined, now: number): string {
  const after = newest === undefined ? 0 : timeOf(newest) + 1;
  return Id.create("message", Math.max(now, after));
}

const timeOf = (id: string): number => decodeTime(id.slice(id.indexOf("_") + 1));
