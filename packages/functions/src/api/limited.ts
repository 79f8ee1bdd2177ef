/** Routes that cost their callers nothing, limited by where they come from (core, limit/writes.ts). */
import { Actor } from "@persona-ai/core/actor.ts";
import { Limit } from "@persona-ai/core/limit";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { viewerAddress } from "./edge.ts";

export async function countAddress(c: Context, writer: "address" | "sign-in"): Promise<void> {
  const address = viewerAddress(c);
  if (address !== undefined) await Limit.countWrite(writer, address);
}

export const limitedByAddress = createMiddleware(async (c, next) => {
  await countAddress(c, "address");
  await next();
});

/** Counts by the address first: a link that is none is counted, too. */
export const limitedByLink = createMiddleware(async (c, next) => {
  await countAddress(c, "address");
  await Limit.countWrite("link", c.req.param("shareToken") ?? "");
  await next();
});

export const limitedByUser = createMiddleware(async (_c, next) => {
  await Limit.countWrite("user", Actor.userId());
  await next();
});
