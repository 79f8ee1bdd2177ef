import type { TransactTable } from "../table/index.ts";

/** For the transactions that make what belongs to a user: they hold only while the user is there, and stays. */
export const checkUserExists = (table: TransactTable, userId: string) =>
  table.user
    .check({ userId })
    .where((a, o) => `${o.exists(a.userId)} AND ${o.notExists(a.deletedAt)}`)
    .commit({ response: "all_old" });
