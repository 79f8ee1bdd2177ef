/**
 * Conditional requests. A strong ETag is made of what is sent, after the version that it shows, and a request that
 * already has it is answered with 304.
 *
 *   const tag = etagOf(body, card.version, card.revision); // "2.17.kq3hV0m2o8Zy1tWcT0b7Pw"
 *   if (isFresh(c.req.valid("header"), tag)) …
 */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";

export const conditional = z.object({ "if-none-match": z.string().optional() });
type Conditional = z.infer<typeof conditional>;

export function etagOf(content: string, ...version: number[]): string {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  return `"${[...version, hash].join(".")}"`;
}

/** The tags that a request has, without the `W/` that a cache on the way may have put before them. */
export const tagsIn = ({ "if-none-match": header = "" }: Conditional): string[] =>
  header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));

export function isFresh(headers: Conditional, etag: string): boolean {
  const tags = tagsIn(headers);
  return tags.includes(etag) || tags.includes("*");
}
