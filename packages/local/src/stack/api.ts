/**
 * The API over HTTP on this machine: the same Hono app as on AWS, beside the web app, whose files a CDN serves
 * there. On close, requests under way get a moment to end.
 */

import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { HOST } from "./environment.ts";
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
    fetch: (request) => (web && isWebPath(pathOf(request)) ? web.app.fetch(request) : fetch(request)),
  }) as Server;
  server.prependListener("request", throughEdge);
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

const pathOf = ({ url }: Request): string =>
  url.slice(url.indexOf("/", "https://".length)).split(/[?#]/, 1)[0]!;

/**
 * As CloudFront's function does on AWS: whatever the caller says of its address is overwritten. Before there is a
 * `Request` of it, which would copy all headers to change one.
 */
function throughEdge({ headers, rawHeaders, socket }: IncomingMessage): void {
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2) {
    if (SET_BY_EDGE.has(rawHeaders[i]!.toLowerCase())) rawHeaders.splice(i, 2);
  }
  const address = socket.remoteAddress ?? HOST;
  rawHeaders.push(VIEWER_ADDRESS, address);
  delete headers[EDGE_SECRET];
  headers[VIEWER_ADDRESS] = address;
}
const SET_BY_EDGE = new Set([EDGE_SECRET, VIEWER_ADDRESS]);
