/**
 * The API over HTTP on this machine: the same Hono app as on AWS, beside the web app, whose files a CDN serves
 * there. On close, requests under way get a moment to end.
 */
import type { IncomingMessage, Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { HOST } from "./environment.ts";
import { type Listening, listening } from "./server.ts";
import { isWebPath, type Web } from "./web.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

export function serveApi(fetch: Fetch, port: number, host: string, web?: Web): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request) => (web && isWebPath(pathOf(request)) ? web.app.fetch(request) : fetch(request)),
  }) as Server;
  server.prependListener("request", throughEdge);
  return listening(server, { host, port, graceMs: 1_000 });
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
