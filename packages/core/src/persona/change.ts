/**
 * Visibility and handle. A handle is reserved, the old one freed, and the card written, moved or deleted in the
 * transaction that changes the persona. It holds for the revision that was read; another change in between makes it
 * start over.
 */
import { withPublication } from "../card/lifecycle.ts";
import { changeOf, writes } from "../card/write.ts";
import { optimistic, type TransactTable, transact } from "../table/index.ts";
import { HandleTaken } from "./errors.ts";
import { head, type Item, load } from "./head.ts";
import type { Change, Info } from "./info.ts";

export async function change(input: Change, now = new Date()): Promise<Info> {
  return optimistic(async () => {
    const current = await head();
    const next = withPublication(changed(current, input), now);
    const { revision, visibility, handle, publishedAt, audience, tokensPerMonth } = next;
    const card = await changeOf(current, next);
    const { refused } = await transact((table) => [
      table.persona
        .patch({ userId: current.userId })
        .set({ revision, visibility, ...(handle && { handle }), ...(publishedAt && { publishedAt }) })
        .set({ ...(audience && { audience }), ...(tokensPerMonth !== undefined && { tokensPerMonth }) })
        .remove(REMOVABLE.filter((name) => next[name] === undefined))
        .where((a, o) => `${o.eq(a.revision, current.revision)} AND ${o.eq(a.personaId, current.personaId)}`)
        .commit({ response: "all_old" }),
      ...handleWrites(table, current, handle),
      ...writes(table, card),
    ]);
    if (!refused) return load(await head());
    const taken = refused.slice(1).some((item) => item !== undefined);
    if (taken && refused[0] === undefined) throw new HandleTaken();
    return undefined;
  });
}

const REMOVABLE = ["handle", "publishedAt", "tokensPerMonth"] as const;

function changed({ handle: old, tokensPerMonth: bound, ...current }: Item, input: Change): Item {
  const { visibility = current.visibility, handle = old, chat = {} } = input;
  const { audience = current.audience, tokensPerMonth = bound ?? null } = chat;
  return {
    ...{ ...current, visibility, revision: current.revision + 1 },
    ...(handle && { handle }),
    ...(audience && { audience }),
    ...(tokensPerMonth !== null && { tokensPerMonth }),
  };
}

function handleWrites(
  table: TransactTable,
  { userId, personaId, handle: old }: Item,
  next: string | undefined,
) {
  if (next === old) return [];
  return [
    ...(next === undefined
      ? []
      : [table.handle.create({ handle: next, userId, personaId }).commit({ response: "all_old" })]),
    ...(old === undefined ? [] : [table.handle.delete({ handle: old }).commit()]),
  ];
}
