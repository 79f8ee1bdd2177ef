/**
 * What the API adds to what its work costs anyway: each hot route beside a bare Hono app with the same SDK client on the
 * same table, in turns, one request at a time (p50) and sixteen at once (requests a second, and the processor's time
 * that the process took for each, which a busy machine disturbs least). Ratios of one run.
 *
 *   node tests/figures/hot-path.ts
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { overHttp, signIn } from "../support/client.ts";
import { settled } from "../support/generation.ts";
import { freePorts } from "../support/ports.ts";
import { spawnStack } from "../support/spawn.ts";
import { readyAnalysis } from "../support/surveys.ts";
import { median } from "./median.ts";

const ROUNDS = 12;
const SINGLE = 40;
const AT_ONCE = 16;
const BURST = 320;

await using stack = await spawnStack();
const ada = await signIn("ada@example.com", overHttp(stack.url));
const analysis = await readyAnalysis(ada);
await ada.post("/personas/generate", { analysisId: analysis.id });
const persona = await settled(ada);
const { headers } = await ada.get("/personas/me");

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const endpoint = `http://127.0.0.1:${stack.port + 4}`;
const dynamodb = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
const { Items = [] } = await dynamodb.send(
  new QueryCommand({
    TableName: "persona-ai",
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: `$persona#userId_${ada.user.id}` } },
  }),
);
const keyOf = (entity: string) => {
  const item = Items.find(({ __edb_e__ }) => __edb_e__?.S === entity);
  if (item === undefined) throw new Error(`The table holds no ${entity} of ${ada.user.id}.`);
  return { pk: item.pk, sk: item.sk };
};
const port = await freePorts(1);
const bareServer = spawn(process.execPath, [new URL("bare-server.ts", import.meta.url).pathname], {
  env: {
    ...process.env,
    PORT: String(port),
    TABLE: "persona-ai",
    KEYS: JSON.stringify([keyOf("persona"), keyOf("personaVersion")]),
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  },
  stdio: ["ignore", "pipe", "inherit"],
});
await once(bareServer.stdout, "data");

type Target = { url: string; headers?: Record<string, string>; status: number };

/** Connections of their own for each measurement: a server closes those that were idle while the other had its turn. */
const connections = () => new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function get({ url, headers = {}, status }: Target, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== status) reject(new Error(`${url} answers ${response.statusCode}`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end();
  });
}

async function p50(target: Target): Promise<number> {
  const agent = connections();
  const times: number[] = [];
  for (let n = 0; n < SINGLE; n++) {
    const started = performance.now();
    await get(target, agent);
    times.push(performance.now() - started);
  }
  agent.destroy();
  return median(times);
}

/** Processor's time of a process so far, in milliseconds: user and system, in ticks of 10 ms (proc(5)). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

async function burst(target: Target, pid: number): Promise<{ perSecond: number; cpu: number }> {
  const agent = connections();
  let left = BURST;
  const cpuBefore = cpuOf(pid);
  const started = performance.now();
  const worker = async () => {
    while (left-- > 0) await get(target, agent);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { perSecond: BURST / seconds, cpu: (cpuOf(pid) - cpuBefore) / BURST };
}

const ours = stack.url.replace("localhost", "127.0.0.1");
const authorization = { Authorization: `Bearer ${ada.accessToken}` };
const unchanged = { ...authorization, "If-None-Match": headers.get("ETag") ?? "" };
const bareUrl = `http://127.0.0.1:${port}`;
const routes: { name: string; bare: Target; here: Target }[] = [
  {
    name: "GET /personas/me, 304 (one GetItem)",
    bare: { url: `${bareUrl}/one`, status: 304 },
    here: { url: `${ours}/personas/me`, headers: unchanged, status: 304 },
  },
  {
    name: "GET /personas/me (two GetItems)",
    bare: { url: `${bareUrl}/two`, status: 200 },
    here: { url: `${ours}/personas/me`, headers: authorization, status: 200 },
  },
  {
    name: "GET /health",
    bare: { url: `${bareUrl}/health`, status: 200 },
    here: { url: `${ours}/health`, status: 200 },
  },
];
if (persona.status !== "ready") throw new Error(`The persona is ${persona.status}.`);
const rows: string[] = [];
for (const { name, bare, here } of routes) {
  const times: { bare: number[]; here: number[] } = { bare: [], here: [] };
  const rates: { bare: number[]; here: number[] } = { bare: [], here: [] };
  const cpus: { bare: number[]; here: number[] } = { bare: [], here: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [side, target, pid] of [
      ["bare", bare, bareServer.pid],
      ["here", here, stack.child.pid],
    ] as const) {
      times[side].push(await p50(target));
      const { perSecond, cpu } = await burst(target, pid ?? 0);
      rates[side].push(perSecond);
      cpus[side].push(cpu);
    }
  }
  const [slow, fast] = [median(times.here), median(times.bare)];
  const [few, many] = [median(rates.here), median(rates.bare)];
  rows.push(
    `${name}: ${fast.toFixed(2)} ms bare, ${slow.toFixed(2)} ms here, ratio ${(slow / fast).toFixed(2)}; ${many.toFixed(0)}/s bare, ${few.toFixed(0)}/s here, ratio ${(few / many).toFixed(2)}; processor ${median(cpus.bare).toFixed(2)} ms bare, ${median(cpus.here).toFixed(2)} ms here, ratio ${(median(cpus.here) / median(cpus.bare)).toFixed(2)}`,
  );
}
bareServer.kill();
process.stdout.write(`${rows.join("\n")}\n`);
