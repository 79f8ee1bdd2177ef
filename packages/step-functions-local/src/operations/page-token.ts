/**
 * Where a list goes on: a position, bound to the list it belongs to, so that a token of another list, or one made up,
 * is refused.
 */
import { createHash } from "node:crypto";
import { ServiceError } from "../service-error.ts";

export const DEFAULT_PAGE = 100;

export function issueToken(list: unknown[], position: number): string {
  return Buffer.from(`${position}.${seal(list, position)}`).toString("base64url");
}

/** @throws ServiceError InvalidToken */
export function readToken(list: unknown[], token: string): number {
  const [position, found] = Buffer.from(token, "base64url").toString().split(".");
  if (found === undefined || found !== seal(list, Number(position))) {
    throw new ServiceError("InvalidToken", "Invalid Token: 'Invalid token'");
  }
  return Number(position);
}

function seal(list: unknown[], position: number): string {
  return createHash("sha256")
    .update(JSON.stringify([list, position]))
    .digest("hex")
    .slice(0, 32);
}

/** A page of a list that is there as a whole, and the token of the next one. */
export function paged<Item>(
  list: unknown[],
  items: Item[],
  { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined },
) {
  const offset = nextToken === undefined ? 0 : readToken(list, nextToken);
  const end = offset + (maxResults || DEFAULT_PAGE);
  const next = end < items.length ? { nextToken: issueToken(list, end) } : {};
  return { shown: items.slice(offset, end), ...next };
}
