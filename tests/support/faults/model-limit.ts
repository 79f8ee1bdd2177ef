/**
 * A quota in front of a Bedrock endpoint: a token bucket of one second's calls, and a ThrottlingException for every
 * call beyond it, as the service answers.
 *
 *   const limit = await limitModel(process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME, 5);
 *   limit.calls; // [{ at: 1712, accepted: true }, …], `at` in ms since the limit stands
 */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export type LimitedCall = { at: number; accepted: boolean };
export type ModelLimit = { url: string; calls: readonly LimitedCall[]; close(): Promise<void> };

const THROTTLED = JSON.stringify({ message: "Too many requests, please wait before trying again." });

export async function limitModel(target: string, perSecond: number): Promise<ModelLimit> {
  const startedAt = performance.now();
  const calls: LimitedCall[] = [];
  let tokens = perSecond;
  let filledAt = 0;

  function take(): boolean {
    const at = performance.now() - startedAt;
    tokens = Math.min(perSecond, tokens + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    const accepted = tokens >= 1;
    if (accepted) tokens -= 1;
    calls.push({ at, accepted });
    return accepted;
  }

  const server = createServer((incoming, outgoing) => {
    if (!take()) {
      incoming.resume();
      outgoing.writeHead(429, {
        "content-type": "application/json",
        "x-amzn-errortype": "ThrottlingException",
      });
      return void outgoing.end(THROTTLED);
    }
    const { method, url, headers } = incoming;
    const forwarded = request(new URL(url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on("error", (error) => outgoing.destroy(error));
    incoming.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
