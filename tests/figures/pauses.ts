/**
 * A model that says nothing for a minute, behind the local endpoint: how long the longest silence is that a chat's
 * reader sees, what they are told in the end, and after how long.
 *
 *   node tests/figures/pauses.ts [seconds]
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../support/ports.ts";

const SECONDS = Number(process.argv[2] ?? 60);
const HOST = "127.0.0.1";

const { startTestStack } = await import("../support/stack.ts");
const stack = await startTestStack();
const bedrock = process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME!;
let pauseMs = 0;
const silent = createServer(async (incoming, outgoing) => {
  const { method, url = "/", headers } = incoming;
  const body = await buffer(incoming);
  await sleep(pauseMs);
  const forwarded = send(new URL(url, bedrock), { method, headers });
  forwarded.end(body);
  const [answer] = (await once(forwarded, "response")) as [IncomingMessage];
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
  answer.pipe(outgoing);
}).listen(0, HOST);
await once(silent, "listening");

const { serveApi } = await import("@persona-ai/local/stack/api.ts");
const { app } = await import("@persona-ai/functions/api/index.ts");
const port = await freePorts(1);
const server = await serveApi(async () => (request) => app.fetch(request), port, HOST);
const { withPersona } = await import("../integration/chat/support.ts");
const { owner, path } = await withPersona("Ada");
process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = `http://${HOST}:${(silent.address() as AddressInfo).port}`;

pauseMs = SECONDS * 1_000;
const startedAt = performance.now();
const response = await fetch(`http://${HOST}:${port}${path}`, {
  method: "POST",
  headers: {
    Authorization: `Bearer ${owner.accessToken}`,
    "Content-Type": "application/json",
    Accept: "text/event-stream",
  },
  body: JSON.stringify({ content: "Are you there?" }),
});
let [last, longest, comments, said] = [startedAt, 0, 0, ""];
for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
  longest = Math.max(longest, performance.now() - last);
  last = performance.now();
  comments += piece.split(": waiting").length - 1;
  said += piece;
}
const ended = [...said.matchAll(/^event: (.+)$/gm)].at(-1)?.[1];
const code = /"code":"(\w+)"/.exec(said)?.[1];
process.stdout.write(
  `a model silent for ${SECONDS} s: ${comments} comments, the longest silence ${(longest / 1_000).toFixed(1)} s; ended after ${((last - startedAt) / 1_000).toFixed(1)} s with ${ended}${code === undefined ? "" : ` (${code})`}\n`,
);
await server.close();
await stack.close();
process.exit(0);
