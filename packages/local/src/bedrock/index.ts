/**
 * A Bedrock endpoint on this machine: Converse, ConverseStream and CountTokens on the wire, answered offline by a writer
 * that knows the data of this project, or by an OpenAI-compatible server. The AWS SDK uses it by its setting
 * AWS_ENDPOINT_URL_BEDROCK_RUNTIME.
 *
 *   const { url, close } = await startBedrock({ host: "127.0.0.1", port: 3003 });
 *
 * What it answers with, the texts of every instrument in forty languages among it, is loaded by the first request.
 * Fails with the error of the socket (EADDRINUSE, EACCES) when the port cannot be had.
 */
import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2 } from "node:http2";
import { createServer, type Socket } from "node:net";
import { appAtFirst, type Listening, listening } from "../stack/server.ts";
import type { Server } from "./openai/bridge.ts";

export function startBedrock({
  openai,
  ...at
}: {
  host: string;
  port: number;
  openai?: Server | undefined;
}): Promise<Listening> {
  return listen(async () => {
    const bridge = openai && (await import("./openai/bridge.ts")).openAiBridge(openai);
    return (await import("./app.ts")).bedrockApp(bridge).fetch;
  }, at);
}

const HTTP2_PREFACE = "PRI * HTTP/2.0";

/**
 * One port for HTTP/1.1 and for HTTP/2 without TLS: the AWS SDK's Bedrock client speaks the latter from the first
 * byte unless told otherwise, most other clients the former. A connection is handed to the one it opens with.
 */
export function listen(
  load: Parameters<typeof appAtFirst>[0],
  at: { host: string; port: number },
): Promise<Listening> {
  const listener = appAtFirst(load, { overrideGlobalObjects: false });
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
  const closeAllConnections = () => {
    for (const socket of open) socket.destroy();
  };
  return listening(Object.assign(door, { closeAllConnections }), at);
}
