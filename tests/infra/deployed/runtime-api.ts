/**
 * Lambda's runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) for one function, whose
 * process fetches its events here and posts its answers, in one piece or as a stream.
 *
 *   const { port, invoke, close } = await startRuntimeApi();
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Outcome =
  | { body: Buffer; contentType: string; streamed: boolean; chunks: number }
  | { error: { errorType: string; errorMessage: string } };
type Invocation = { id: string; event: string; deadline: number; settle: (outcome: Outcome) => void };

export type RuntimeApi = {
  port: number;
  invoke(event: unknown, arn: string, timeoutMs: number): Promise<Outcome>;
  /** Ends whatever is under way with this error. */
  fail(error: { errorType: string; errorMessage: string }): void;
  close(): void;
};

const PREFIX = "/2018-06-01/runtime/";

export async function startRuntimeApi(): Promise<RuntimeApi> {
  const queue: (Invocation & { arn: string })[] = [];
  const running = new Map<string, Invocation>();
  let idle: ServerResponse | undefined;

  function dispatch(): void {
    const [next] = queue;
    if (idle === undefined || next === undefined) return;
    queue.shift();
    running.set(next.id, next);
    idle.writeHead(200, {
      "Content-Type": "application/json",
      "Lambda-Runtime-Aws-Request-Id": next.id,
      "Lambda-Runtime-Deadline-Ms": String(next.deadline),
      "Lambda-Runtime-Invoked-Function-Arn": next.arn,
    });
    idle.end(next.event);
    idle = undefined;
  }

  function settle(id: string, outcome: Outcome): void {
    running.get(id)?.settle(outcome);
    running.delete(id);
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [what = "", id = "", kind] = (request.url ?? "").slice(PREFIX.length).split("/");
    if (id === "next") {
      idle = response;
      return dispatch();
    }
    const chunks: Buffer[] = await request.toArray();
    const body = Buffer.concat(chunks);
    response.writeHead(202).end();
    if (what === "init") fail(JSON.parse(body.toString()));
    else if (kind === "error") settle(id, { error: JSON.parse(body.toString()) });
    else {
      const streamed = request.headers["lambda-runtime-function-response-mode"] === "streaming";
      const contentType = request.headers["content-type"] ?? "";
      settle(id, { body, contentType, streamed, chunks: chunks.length });
    }
  }

  function fail(error: { errorType: string; errorMessage: string }): void {
    for (const each of queue.splice(0)) each.settle({ error });
    for (const id of [...running.keys()]) settle(id, { error });
  }

  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    fail,
    invoke: (event, arn, timeoutMs) =>
      new Promise((settle) => {
        const deadline = Date.now() + timeoutMs;
        queue.push({ id: randomUUID(), event: JSON.stringify(event), arn, deadline, settle });
        dispatch();
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
