/** Routes that cost their callers nothing, limited by where they come from (core, limit/writes.ts). */
import { Actor } from "@persona-ai/core/actor.ts";
import { Limit } from "@persona-ai/core/limit";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { viewerAddress } from "./edge.ts";
import type { Env } from "./env.ts";
import { RATE_LIMIT_HEADERS } from "./rate-limit.ts";

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

export const limitedByUser = createMiddleware<Env>(async (_c, next) => {
  await Limit.countWrite("user", Actor.userId());
  await next();
});

/**
 * As `limitedByUser`, counted in the transaction of what the request makes; what makes nothing is counted in the end,
 * and what names itself in the beginning, because its name is kept whatever comes of it.
 */
export const limitedWithItsWrite = createMiddleware<Env>(async (c, next) => {
  if (c.req.header("idempotency-key") !== undefined) return limitedByUser(c, next);
  const write = Limit.dueWrite(Actor.userId());
  c.set("write", write);
  await next();
  if (write.isCounted) return;
  await Limit.countWrite("user", Actor.userId()).catch((error: unknown) => {
    // Hono gives the refusal the headers of the answer that it takes the place of.
    for (const name of ["Location", "Retry-After", ...RATE_LIMIT_HEADERS]) c.res.headers.delete(name);
    throw error;
  });
});
