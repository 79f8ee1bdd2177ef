/**
 * A write transaction whose refusal is a value. DynamoDB cancels a transaction for two kinds of reasons: a condition
 * that does not hold, which is an answer, and contention or throttling, which is retried here (the SDK does not)
 * with full jitter, and is a `TableBusy` error when it stays.
 *
 *   const result = await transact(({ user, account }) => [
 *     account.create({ … }).commit({ response: "all_old" }),
 *     user.create({ … }).commit(),
 *   ]);
 *   if (result.refused) result.refused[0]; // the item in the way, null when there is none, undefined when it passed
 *
 * `together` reads several items as they are at one moment, in one request:
 *
 *   const [user, analysis] = await together(
 *     db().transaction.get((table) => [table.user.get({ … }).commit(), table.analysis.get({ … }).commit()]),
 *   );
 */
import { optimistic } from "./retry.ts";
import { db } from "./service.ts";

export type Refusals = (Record<string, unknown> | null | undefined)[];
type TransactResult = { refused?: Refusals };

const TRANSIENT = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

export type TransactItems = Parameters<ReturnType<typeof db>["transaction"]["write"]>[0];

/** The entities as a transaction's function is handed them. */
export type TransactTable = Parameters<TransactItems>[0];

export async function transact(
  items: TransactItems,
  random: () => number = Math.random,
): Promise<TransactResult> {
  return optimistic(async () => {
    const { canceled, data } = await db().transaction.write(items).go();
    if (!canceled) return {};
    const outcomes = data as Outcome[];
    if (outcomes.every(({ code }) => code !== "ConditionalCheckFailed")) return contended(outcomes);
    return {
      refused: outcomes.map(({ code, item }) => (code === "ConditionalCheckFailed" ? item : undefined)),
    };
  }, random);
}

type Read<T> = { go(): Promise<{ canceled: boolean; data: T }> };
type ItemsOf<T> = { [K in keyof T]: T[K] extends { item: infer I } ? I : never };

/** `null` for what is not there. A read in a transaction waits for nobody's write, and is refused while one is under way.
 * ElectroDB does not know an item again of which attributes are named, so it is whole. */
export async function together<T extends readonly { item: unknown; code: string }[]>(
  read: Read<T>,
  random: () => number = Math.random,
): Promise<ItemsOf<T>> {
  return optimistic(async () => {
    const { canceled, data } = await read.go();
    return canceled ? contended(data) : (data.map(({ item }) => item) as ItemsOf<T>);
  }, random);
}

type Outcome = { code: string; item: Record<string, unknown> | null };

/** Throws for what waiting does not help. */
function contended(outcomes: readonly Pick<Outcome, "code">[]): undefined {
  const fault = outcomes.find(({ code }) => code !== "None" && !TRANSIENT.has(code));
  if (fault) throw new Error(`DynamoDB cancelled a transaction: ${fault.code}`);
}
