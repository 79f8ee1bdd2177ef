/**
 * A line of the log for each request, and the keys which all lines hold that are written meanwhile. The route is told
 * by its pattern: a survey's path holds its share token. Of an answer that streams, `ms` is until it begins.
 */
import { log, provide, record } from "@persona-ai/core/telemetry";
import { createMiddleware } from "hono/factory";
import type { RequestIdVariables } from "hono/request-id";
import { routePath } from "hono/route";

export const observeRequests = createMiddleware<{ Variables: RequestIdVariables }>((c, next) => {
  const started = performance.now();
  return provide({ requestId: c.get("requestId") }, async () => {
    await next();
    const { status } = c.res;
    const ms = performance.now() - started;
    log.info("request", { method: c.req.method, route: routePath(c, -1), status, ms: Math.round(ms) });
    record({ RequestLatency: ms, ...(status === 429 && { RequestsLimited: 1 }) });
  });
});
