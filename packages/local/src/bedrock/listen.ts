/**
 * One port for HTTP/1.1 and for HTTP/2 without TLS: the AWS SDK's Bedrock client speaks the latter from the first
 * byte unless told otherwise, most other clients the former. A connection is handed to the one it opens with.
 */
import { once } from "node:events";
import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2 } from "node:http2";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Listening } from "../stack/server.ts";

const HTTP2_PREFACE = "PRI * HTTP/2.0";

export async function listen(
  fetch: Parameters<typeof getRequestListener>[0],
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const http1 = createHttp1(listener);
  const http2 = createHttp2(listener);
  const open = new Set<Socket>();
  const door = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // A client that goes away is not an error of the server's.
    socket.on("error", () => {});
    socket.once("data", (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      const server = first.toString("latin1").startsWith(HTTP2_PREFACE) ? http2 : http1;
      server.emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  await once(door.listen(port, host), "listening");
  const { port: bound } = door.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    async close() {
      const closed = once(door.close(), "close");
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
