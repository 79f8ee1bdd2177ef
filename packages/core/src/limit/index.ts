/**
 * What one user may have on one day (UTC), by `Resource.Limits`: messages and generations, counted before they are
 * begun, and tokens, which are known afterwards and refuse the next message. Counts are conditional writes on one
 * item a user and day, so that they hold however many requests come at once.
 *
 *   const { remaining } = await Limit.countMessage(userId); // throws LimitReached
 *   await Limit.addTokens(userId, usage);
 *
 * The day's item is made only for a user who is there: by a message's count, which checks it, or by a generation's,
 * whose transaction does; the others only change it. So none is left behind by a removal.
 */
import type { EntityItem } from "electrodb";
import { Resource } from "sst/resource";
import { Actor } from "../actor.ts";
import type { Usage } from "../model/converse.ts";
import { entities, optimistic, type TransactTable, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { dayOf } from "../time.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";
import { type Allowance, allowanceOf, type Counter, expiryOf } from "./allowance.ts";
import { LimitReached } from "./errors.ts";
import type { DailyUseEntity } from "./limit.entity.ts";

export type { Allowance, Counter } from "./allowance.ts";
export * from "./errors.ts";
export * as Limit from "./index.ts";
export * from "./persona-use.ts";
export * from "./writes.ts";

export type Item = EntityItem<typeof DailyUseEntity>;
type Used = Partial<Pick<Item, Counter>>;

const limits = (): Record<Counter, number> => ({
  messages: Resource.Limits.messagesPerDay,
  tokens: Resource.Limits.tokensPerDay,
  generations: Resource.Limits.generationsPerDay,
});

/** How much of a counter is left, when so much was used up. */
export const allowance = (counter: Counter, used: Used | null | undefined, now: Date): Allowance =>
  allowanceOf(counter, limits()[counter], used?.[counter] ?? 0, now);

const patch = (userId: string, now: Date) => entities().dailyUse.patch({ userId, day: dayOf(now) });

/** Counts one message; throws `LimitReached` when it is one too many, or when the day's tokens are used up. */
export async function countMessage(userId: string, now = new Date()): Promise<Allowance> {
  const { messages, tokens } = limits();
  return optimistic(async () => {
    const counted = await patch(userId, now)
      .add({ messages: 1 })
      .where((a, o) => `(${o.notExists(a.messages)} OR ${o.lt(a.messages, messages)})`)
      .where((a, o) => `(${o.notExists(a.tokens)} OR ${o.lt(a.tokens, tokens)})`)
      .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
    const used = counted.data as Used | null;
    if (!counted.rejected) return allowance("messages", used, now);
    if (used || messages < 1 || tokens < 1) {
      throw new LimitReached(allowance((used?.messages ?? 0) < messages ? "tokens" : "messages", used, now));
    }
    return (await open(userId, now)) ? allowance("messages", { messages: 1 }, now) : undefined;
  });
}

/** Begins the day with a message, when nobody else has begun it: `false` where somebody had. */
async function open(userId: string, now: Date): Promise<boolean> {
  const { refused } = await transact((table) => [
    checkUserExists(table, userId),
    table.dailyUse
      .create({ userId, day: dayOf(now), messages: 1, expiresAt: expiryOf(now) })
      .commit({ response: "all_old" }),
  ]);
  if (refused?.[0] !== undefined) throw new AccountGone();
  return refused === undefined;
}

/** What was counted, and then not begun. Best effort: at worst the user has one less that day. */
export async function giveBack(
  counter: "messages" | "generations",
  userId: string,
  now = new Date(),
): Promise<void> {
  const given = patch(userId, now)
    .subtract({ [counter]: 1 })
    .where((a, o) => o.gt(a[counter], 0))
    .go({ returnOnConditionCheckFailure: true });
  await given.catch((error: unknown) => log.warn("count not given back", { counter }, error));
}

/** Best effort: what the model was paid for has been answered, whether it can be counted or not. */
export async function addTokens(
  userId: string,
  { inputTokens, outputTokens }: Usage,
  now = new Date(),
): Promise<void> {
  const added = patch(userId, now)
    .add({ tokens: inputTokens + outputTokens })
    .go({ returnOnConditionCheckFailure: true });
  await added.catch((error: unknown) => log.warn("tokens not counted", {}, error));
}

/** The count of a generation, for the transaction that claims it; a refusal of it is told by `generationsReached`. */
export function countGeneration(table: TransactTable, userId: string, now: Date) {
  const { generations } = limits();
  return table.dailyUse
    .upsert({ userId, day: dayOf(now), expiresAt: expiryOf(now) })
    .add({ generations: 1 })
    .where((a, o) => `${o.notExists(a.generations)} OR ${o.lt(a.generations, generations)}`)
    .commit({ response: "all_old" });
}

export const generationsReached = (refused: unknown, now: Date): LimitReached =>
  new LimitReached(allowance("generations", refused as Used | null, now));

/** How much of a counter is left, when nothing is counted. */
export async function left(counter: Counter, userId = Actor.userId(), now = new Date()): Promise<Allowance> {
  const { data } = await entities()
    .dailyUse.get({ userId, day: dayOf(now) })
    .go({ consistent: true });
  return allowance(counter, data, now);
}

/** Removes what was counted of a user, with the user. */
export async function removeOfUser(userId: string): Promise<void> {
  const { data } = await entities().dailyUse.query.primary({ userId }).go({ pages: "all", consistent: true });
  for (const { day } of data) await entities().dailyUse.delete({ userId, day }).go();
}
