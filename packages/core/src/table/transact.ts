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
 */
import { setTimeout as sleep } from "node:timers/promises";
import { pauseMs, TableBusy } from "./retry.ts";
import { db } from "./service.ts";

export type Refusals = (Record<string, unknown> | null | undefined)[];
export type TransactResult = { refused?: Refusals };

const TRANSIENT = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);
const ATTEMPTS = 12;

type Items = Parameters<ReturnType<typeof db>["transaction"]["write"]>[0];

/** The entities as a transaction's function is handed them. */
export type TransactTable = Parameters<Items>[0];

export async function transact(items: Items, random: () => number = Math.random): Promise<TransactResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { canceled, data } = await db().transaction.write(items).go();
    if (!canceled) return {};
    const outcomes = data as { rejected: boolean; code: string; item: Record<string, unknown> | null }[];
    if (outcomes.some(({ code }) => code === "ConditionalCheckFailed")) {
      return {
        refused: outcomes.map(({ code, item }) => (code === "ConditionalCheckFailed" ? item : undefined)),
      };
    }
    const fault = outcomes.find(({ code }) => code !== "None" && !TRANSIENT.has(code));
    if (fault) throw new Error(`DynamoDB cancelled a transaction: ${fault.code}`);
    await sleep(pauseMs(attempt, random));
  }
  throw new TableBusy();
}
