/**
 * The API over HTTP on this machine: the same Hono app as on AWS, beside the web app, whose files a CDN serves
 * there. On close, requests under way get a moment to end.
 */

import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { isWebPath, type Web } from "./web.ts";

const CLOSE_MS = 1_000;

export type Fetch = (request: Request) => Response | Promise<Response>;

export async function serveApi(
  fetch: Fetch,
  port: number,
  host: string,
  web?: Web,
): Promise<{ close(): Promise<void> }> {
  const server = createAdaptorServer({
    fetch: (request, env: { incoming?: { socket: { remoteAddress?: string } } }) => {
      const { pathname } = new URL(request.url);
      // As CloudFront's function does on AWS: whatever the caller says of its address is overwritten.
      request.headers.delete(EDGE_SECRET);
      request.headers.set(VIEWER_ADDRESS, env.incoming?.socket.remoteAddress ?? host);
      if (web && isWebPath(pathname)) return web.app.fetch(request);
      return fetch(request);
    },
  }) as Server;
  server.listen(port, host);
  await once(server, "listening");
  return {
    async close() {
      const closed = once(server.close(), "close");
      const ended = new AbortController();
      const late = sleep(CLOSE_MS, undefined, { signal: ended.signal }).catch(() => {});
      await Promise.race([closed, late]);
      ended.abort();
      server.closeAllConnections();
      await closed;
    },
  };
}
