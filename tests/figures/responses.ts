/** How generation grows with the number of responses: time, memory, payload. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { GetExecutionHistoryCommand, SFNClient } from "@aws-sdk/client-sfn";
import { entities } from "@persona-ai/core/table";
import { settled } from "../support/generation.ts";
import { signUp } from "../support/people.ts";
import { seedPeers } from "../support/seed.ts";
import { startTestStack } from "../support/stack.ts";
import { readyAnalysis } from "../support/surveys.ts";

const WARM_UP = 3;
const COUNTS = [100, 1_000, 10_000];
const HANDLER = fileURLToPath(new URL("./fetch-responses-process.ts", import.meta.url));

type Measured = { ms: number; maxRssMiB: number };

/** FetchResponses alone, in a process of its own, so that its memory can be told. */
async function inOwnProcess(generation: object): Promise<Measured> {
  const child = fork(HANDLER, { env: process.env });
  child.send(generation);
  const [measured] = await once(child, "message");
  return measured as Measured;
}

async function largestPayload(executionArn: string): Promise<number> {
  const { events = [] } = await new SFNClient({}).send(
    new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true, maxResults: 1000 }),
  );
  return Math.max(...events.map((event) => Buffer.byteLength(JSON.stringify(event))));
}

const stack = await startTestStack();
const rows = [
  "| responses | generate → ready | FetchResponses | its memory (RSS) | largest event |",
  "| ---: | ---: | ---: | ---: | ---: |",
];
for (const count of [WARM_UP, ...COUNTS]) {
  const client = await signUp();
  const analysis = await readyAnalysis(client, { questions: ["What are they like?"] });
  await seedPeers(client.user.id, analysis, count);
  const startedAt = performance.now();
  await client.post("/personas/generate", { analysisId: analysis.id });
  await settled(client);
  const total = performance.now() - startedAt;
  const { data } = await entities().persona.get({ userId: client.user.id }).go();
  const { personaId = "", executionArn = "" } = data ?? {};
  const { ms, maxRssMiB } = await inOwnProcess({
    userId: client.user.id,
    personaId,
    version: 1,
    analysisId: analysis.id,
  });
  if (count === WARM_UP) continue;
  const kib = (await largestPayload(executionArn)) / 1024;
  rows.push(
    `| ${count.toLocaleString("en")} | ${total.toFixed(0)} ms | ${ms.toFixed(0)} ms | ${maxRssMiB.toFixed(0)} MiB | ${kib.toFixed(1)} KiB |`,
  );
}
process.stdout.write(`${rows.join("\n")}\n`);
await stack.close();
process.exit(0);
