/**
 * The one policy by which the table's users try again: a bounded number of times, with full jitter between the tries,
 * and with `TableBusy` when that does not help.
 *
 *   const persona = await optimistic(async () => {
 *     const head = await read();
 *     const { refused } = await transact(…);   // holds only while the head is as it was read
 *     return refused ? undefined : next;       // undefined: somebody was faster, once more from the start
 *   });
 *   const cards = await batchGet((keys) => entities().card.get(keys).go(), keys);
 */
import { setTimeout as sleep } from "node:timers/promises";
import { errorClass } from "../error.ts";

export class TableBusy extends errorClass("table_busy") {}

const ATTEMPTS = 12;
const BASE_MS = 10;
const CAP_MS = 500;

/** The pause after the given attempt (from 0), by full jitter: AWS, "Exponential Backoff And Jitter". */
export const pauseMs = (attempt: number, random: () => number = Math.random): number =>
  random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);

/** Resolves with the first answer of `attempt` that is not `undefined`. */
export async function optimistic<T>(
  attempt: () => Promise<T | undefined>,
  random: () => number = Math.random,
): Promise<T> {
  for (let n = 0; n < ATTEMPTS; n++) {
    const result = await attempt();
    if (result !== undefined) return result;
    await sleep(pauseMs(n, random));
  }
  throw new TableBusy();
}

type Read<Key, Item> = (keys: Key[]) => Promise<{ data: Item[]; unprocessed: Key[] }>;
type Write<Key> = (keys: Key[]) => Promise<{ unprocessed: Key[] }>;

/** Items by their keys, in any order, without those that there are not. */
export async function batchGet<Key, Item>(read: Read<Key, Item>, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  await untilProcessed(keys, async (left) => {
    const { data, unprocessed } = await read(left);
    found.push(...data);
    return unprocessed;
  });
  return found;
}

export async function batchDelete<Key>(write: Write<Key>, keys: readonly Key[]): Promise<void> {
  await untilProcessed(keys, async (left) => (await write(left)).unprocessed);
}

/** A try that got somewhere starts the count anew: DynamoDB leaves keys because of the size of an answer, too. */
async function untilProcessed<Key>(
  keys: readonly Key[],
  step: (left: Key[]) => Promise<Key[]>,
): Promise<void> {
  let left = [...keys];
  for (let n = 0; left.length > 0; n++) {
    if (n === ATTEMPTS) throw new TableBusy();
    const unprocessed = await step(left);
    if (unprocessed.length < left.length) n = 0;
    left = unprocessed;
    if (left.length > 0) await sleep(pauseMs(n));
  }
}
