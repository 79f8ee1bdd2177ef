/** Counts what goes through to an HTTP service, by DynamoDB operation, and how much of it is one after the other. */

import { once } from "node:events";
import { createServer, request } from "node:http";

export async function countingProxy(target: string) {
  const counts = new Map<string, number>();
  /** Of the requests that were answered so far, the most of which each began when the one before was answered. */
  let deepest = 0;
  let heldMs = 0;
  const server = createServer((incoming, outgoing) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const depth = deepest + 1;
    const { method, url, headers } = incoming;
    const forwarded = request(new URL(url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.once("end", () => {
        deepest = Math.max(deepest, depth);
      });
      setTimeout(() => answer.pipe(outgoing), heldMs);
    });
    incoming.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    /** What has gone through since the last call. */
    take() {
      const taken = [...counts].sort();
      counts.clear();
      deepest = 0;
      return taken;
    },
    /** From now on each answer is held so long. */
    hold(ms: number) {
      heldMs = ms;
    },
    /** Since then, one after the other: the round trips that are waited for. */
    roundTrips: () => deepest,
    close: () => server.close(),
  };
}
