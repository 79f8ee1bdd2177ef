/**
 * The API over HTTP on this machine: the same Hono app as on AWS. On close, requests under way get a moment to end.
 */
import { createServer, type IncomingMessage } from "node:http";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { HOST } from "./environment.ts";
import { appAtFirst, type Listening, listening } from "./server.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

/** What answers is loaded by the first request. */
export function serveApi(load: () => Promise<Fetch>, port: number, host: string): Promise<Listening> {
  const server = createServer(appAtFirst(load)).prependListener("request", throughEdge);
  return listening(server, { host, port, graceMs: 1_000 });
}

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
