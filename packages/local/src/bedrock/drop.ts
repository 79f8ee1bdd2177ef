/** A connection that breaks in the middle of the answer: the headers, half of the body, and then nothing. */
import type { ServerResponse } from "node:http";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

export function drop(env: HttpBindings | Http2Bindings, contentType: string, body: Uint8Array): Response {
  // The HTTP/2 response has the same methods; destroying its socket destroys the session.
  const outgoing = env.outgoing as ServerResponse;
  const half = body.subarray(0, Math.floor(body.length / 2));
  outgoing.writeHead(200, { "content-type": contentType, "content-length": body.length });
  outgoing.write(half, () => outgoing.socket?.destroy());
  return RESPONSE_ALREADY_SENT;
}
