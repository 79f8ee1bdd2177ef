/**
 * `Idempotency-Key`, for every POST that makes something: the first answer is kept for a day and given again to a
 * repeat, with `Idempotent-Replayed: true`.
 */
import { z } from "@hono/zod-openapi";
import { InvalidRequest } from "@persona-ai/core/error.ts";
import { Idempotency } from "@persona-ai/core/idempotency";
import { createMiddleware } from "hono/factory";
import type { Env } from "./env.ts";

/** One header: two arrive as one text with a comma in it. */
const Key = z
  .string()
  .regex(/^[\x21-\x2b\x2d-\x7e]{1,255}$/, "1 to 255 visible letters without a comma, once.");

export const idempotencyKey = z.object({
  "idempotency-key": Key.optional().openapi({
    description: "Names the request: a repeat (same key, same body) is answered as the first time.",
    example: "0b5ff3fd-4f7e-4f3a-9f0f-1f6f0d0a4f4e",
  }),
});

const KEPT_HEADERS = ["Content-Type", "Location", "Retry-After", "ETag"];

export const idempotent = createMiddleware<Env>(async (c, next) => {
  const header = c.req.header("idempotency-key");
  if (header === undefined) return next();
  const key = Key.safeParse(header);
  if (!key.success) {
    const message = key.error.issues[0]?.message ?? "";
    throw new InvalidRequest([{ path: "idempotency-key", message }]);
  }
  const text = await c.req.text();
  const named = { route: `${c.req.method} ${c.req.path}`, key: key.data, body: parsed(text) };
  const repeat = await Idempotency.once(named, async () => {
    await next();
    if (!c.res.ok) return undefined;
    const { status, headers } = c.res;
    const kept = KEPT_HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : []));
    return { status, headers: Object.fromEntries(kept), body: await c.res.clone().text() };
  });
  if (repeat === undefined) return undefined;
  const { status, headers, body } = repeat.repeated;
  c.header("Idempotent-Replayed", "true");
  return c.body(body, status as 201, headers);
});

/** Of a request that may go without a body, none is as good as an empty one; what is no JSON is refused later. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return text;
  }
}
