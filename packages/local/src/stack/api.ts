/**
 * The API over HTTP on this machine: the same Hono app as on AWS, beside the web app, whose files a CDN serves
 * there. On close, requests under way get a moment to end.
 */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { type Listening, listening } from "./server.ts";
import { isWebPath, type Web } from "./web.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

export function serveApi(fetch: Fetch, port: number, host: string, web?: Web): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env: { incoming?: { socket: { remoteAddress?: string } } }) => {
      const { pathname } = new URL(request.url);
      // As CloudFront's function does on AWS: whatever the caller says of its address is overwritten.
      request.headers.delete(EDGE_SECRET);
      request.headers.set(VIEWER_ADDRESS, env.incoming?.socket.remoteAddress ?? host);
      if (web && isWebPath(pathname)) return web.app.fetch(request);
      return fetch(request);
    },
  });
  return listening(server as Server, { host, port, graceMs: 1_000 });
}
