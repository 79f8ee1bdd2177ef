/** Visibility and handle. A handle is reserved, and the old one freed, in the transaction that changes the persona. */
import { type TransactTable, transact } from "../table/index.ts";
import { HandleTaken } from "./errors.ts";
import { head, type Item, load } from "./head.ts";
import type { Change, Info } from "./info.ts";

export async function change(input: Change): Promise<Info> {
  const current = await head();
  const { refused } = await transact((table) => [
    table.persona
      .patch({ userId: current.userId })
      .set({
        revision: current.revision + 1,
        ...(input.visibility !== undefined && { visibility: input.visibility }),
        ...(input.handle != null && { handle: input.handle }),
      })
      .remove(input.handle === null ? ["handle"] : [])
      .where((a, o) => o.eq(a.revision, current.revision))
      .commit({ response: "all_old" }),
    ...handleWrites(table, current, input.handle),
  ]);
  if (!refused) return load(await head());
  const taken = refused.slice(1).some((item) => item !== undefined);
  if (taken && refused[0] === undefined) throw new HandleTaken();
  return change(input);
}

function handleWrites(
  table: TransactTable,
  { userId, personaId, handle: old }: Item,
  next: string | null | undefined,
) {
  if (next === undefined || next === old) return [];
  return [
    ...(next === null
      ? []
      : [table.handle.create({ handle: next, userId, personaId }).commit({ response: "all_old" })]),
    ...(old === undefined ? [] : [table.handle.delete({ handle: old }).commit()]),
  ];
}
