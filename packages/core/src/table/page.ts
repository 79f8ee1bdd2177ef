/**
 * Pages of a list: `{ items, cursor? }`, `limit` 1..100. A cursor is opaque and bound by an HMAC to its list (and so
 * to its owner): one that was changed, or that another list gave, is refused as an invalid request.
 *
 *   page(`analyses:${userId}`, input, (after, limit) => query…, (analysis) => analysis.id)
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { Resource } from "sst/resource";
import { z } from "zod";
import { InvalidRequest } from "../error.ts";

const MAX_LIMIT = 100;

/** In a query a number is written in digits alone: neither `1e2` nor `0x10` is one. */
const Limit = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,3}$/, "Not a whole number.")
      .transform(Number),
  ])
  .pipe(z.int().min(1).max(MAX_LIMIT))
  .default(20)
  .meta({ type: "integer", minimum: 1, maximum: MAX_LIMIT, default: 20 });

export const listInput = z.object({
  limit: Limit,
  cursor: z.string().min(1).max(512).optional(),
});
export type ListInput = z.input<typeof listInput>;

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

/** `query` answers up to `limit` items that come after the key `after` in the list's order. */
export async function page<T>(
  list: string,
  input: ListInput,
  query: (after: string | undefined, limit: number) => Promise<T[]>,
  key: (item: T) => string,
): Promise<Page<T>> {
  const { limit, cursor } = listInput.parse(input);
  const found = await query(cursor === undefined ? undefined : readCursor(list, cursor), limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items };
  return { items, cursor: createCursor(list, key(last)) };
}
