/**
 * Pages of a list: `{ items, cursor? }`, `limit` 1..100, and where a list goes both ways, `order`. A cursor is opaque and
 * bound by an HMAC to its list (and so to its owner), its order and its filters: one that was changed, or that another
 * list gave, is refused as an invalid request.
 *
 *   page(`analyses:${userId}`, input, (after, limit) => beyond(all, after, input.order)…, (analysis) => analysis.id)
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { Resource } from "sst/resource";
import { z } from "zod";
import { InvalidRequest } from "../error.ts";

const MAX_LIMIT = 100;
const LIMIT_IS = `A whole number from 1 to ${MAX_LIMIT} is expected.`;

/** A number in a query is written in digits alone: neither `1e2` nor `0x10` is one. */
const Limit = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number),
    ],
    { error: LIMIT_IS },
  )
  .pipe(z.int().min(1, LIMIT_IS).max(MAX_LIMIT, LIMIT_IS))
  .default(20)
  .meta({ type: "integer", minimum: 1, maximum: MAX_LIMIT, default: 20 });

export const listInput = z.object({
  limit: Limit,
  cursor: z.string().min(1).max(512).optional(),
});
export type ListInput = z.input<typeof listInput>;

/** What a list by time is asked with: it has the newest first unless asked otherwise. */
export const orderedInput = listInput.extend({
  order: z.enum(["asc", "desc"]).default("desc").describe("`desc`: the newest first."),
});
export type OrderedInput = z.input<typeof orderedInput>;
export type Order = OrderedInput["order"];

/** Yes or no in a query. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

export type Page<T> = { items: T[]; cursor?: string };

const seal = (list: string, after: string): Buffer =>
  createHmac("sha256", Resource.CursorKey.value).update(`${list}\n${after}`).digest();

export function createCursor(list: string, after: string): string {
  return `${Buffer.from(after).toString("base64url")}.${seal(list, after).toString("base64url")}`;
}

export function readCursor(list: string, cursor: string): string {
  const [encoded = "", mac = ""] = cursor.split(".");
  const after = Buffer.from(encoded, "base64url").toString();
  const expected = seal(list, after);
  const given = Buffer.from(mac, "base64url");
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (!genuine || createCursor(list, after) !== cursor) {
    throw new InvalidRequest([{ path: "cursor", message: "This cursor was not given for this list." }]);
  }
  return after;
}

/** What of a query comes after a key, in an order. */
export function beyond<Key, Rest>(
  all: { lt(key: Key): Rest; gt(key: Key): Rest },
  after: Key,
  order: Order = "desc",
): Rest {
  return order === "asc" ? all.gt(after) : all.lt(after);
}

/** What makes another list of it: all of an input but which page, as far as it is not the default. */
const selectionOf = ({ limit: _limit, cursor: _cursor, ...rest }: ListInput & Record<string, unknown>) =>
  Object.entries(rest)
    .filter(([name, value]) => value !== undefined && !(name === "order" && value === "desc"))
    .map(([name, value]) => `?${name}=${value}`)
    .toSorted()
    .join("");

/** `query` answers up to `limit` items that come after the key `after` in the list's order. */
export async function page<T>(
  list: string,
  input: ListInput,
  query: (after: string | undefined, limit: number) => Promise<T[]>,
  key: (item: T) => string,
): Promise<Page<T>> {
  const { limit, cursor } = listInput.parse(input);
  const name = `${list}${selectionOf(input)}`;
  const found = await query(cursor === undefined ? undefined : readCursor(name, cursor), limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items };
  return { items, cursor: createCursor(name, key(last)) };
}
