/**
 * One chat turn over HTTP: how much later the first words reach the reader than the model says them, with the instant
 * model and with a slow one, turn by turn beside the model alone; and, in a process of its own through a proxy that
 * counts, what the turn asks of DynamoDB, in all and before the model is called.
 */
import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { freePorts } from "../../scripts/free-ports.ts";
import type { SignedIn } from "../support/client.ts";
import { countingProxy } from "./counting-proxy.ts";
import { median } from "./median.ts";

const RUNS = 40;
/** After which nothing of a generation is written any more. */
const SETTLED_MS = 1_000;
/** Far longer than a process takes to ask for what it asks at once, whatever else the machine does. */
const HELD_MS = 40;
const HOST = "127.0.0.1";
const isCounting = process.argv[2] === "requests";

const dynamodb = await startDynamoDb({ host: HOST, port: await freePorts(1), database: ":memory:" });
const proxy = isCounting ? await countingProxy(dynamodb.url) : undefined;
const { startTestStack } = await import("../support/stack.ts");
const stack = await startTestStack({ DYNAMODB_ENDPOINT: proxy?.url ?? dynamodb.url });
const { app } = await import("@persona-ai/functions/api/index.ts");
const { serveApi } = await import("@persona-ai/local/stack/api.ts");
const port = await freePorts(1);
const server = await serveApi(async () => (request) => app.fetch(request), port, HOST);
const { Model } = await import("@persona-ai/core/model");
const { overHttp } = await import("../support/client.ts");
const { modelCalls, forgetCalls, generate, setFaults } = await import("../support/generation.ts");
const { signUp } = await import("../support/people.ts");
const { eventsOf, openStream } = await import("../support/sse.ts");
const { readyAnalysis } = await import("../support/surveys.ts");

const send = overHttp(`http://${HOST}:${port}`);
const ada = await signUp();
const { id } = await generate(ada, (await readyAnalysis(ada)).id);
const path = `/personas/${id}/messages`;
await ada.patch("/personas/me", { visibility: "public" });
const bob = await signUp("Bob");

/** Until the first text, and the rest of it read to its end. */
async function untilFirst<T>(events: AsyncIterable<T>, isText: (event: T) => boolean, startedAt: number) {
  let first = Number.NaN;
  for await (const event of events) {
    if (Number.isNaN(first) && isText(event)) first = performance.now() - startedAt;
  }
  return first;
}

async function ofTurn(content: string): Promise<number> {
  const startedAt = performance.now();
  const response = await openStream(bob, path, { content }, { send });
  return untilFirst(eventsOf(response), ({ event }) => event === "message.delta", startedAt);
}

type Proxy = Awaited<ReturnType<typeof countingProxy>>;
type Asked = { requests: number; roundTrips: number };

/** Until the start is told, which is when a model is called; it is a slow one, so that nothing comes after it. */
async function askedBeforeModel(proxy: Proxy, who: SignedIn, path: string, content: string): Promise<Asked> {
  await setFaults("slow");
  proxy.take();
  const response = await openStream(who, path, { content }, { send });
  let asked = { requests: Number.NaN, roundTrips: Number.NaN };
  for await (const { event } of eventsOf(response)) {
    if (event !== "message.start") continue;
    const roundTrips = proxy.roundTrips();
    asked = { requests: total(proxy.take()), roundTrips };
  }
  return asked;
}

async function beforeModel(proxy: Proxy): Promise<Asked[]> {
  const found: Asked[] = [];
  for (let run = 0; run < RUNS / 2; run++) {
    found.push(await askedBeforeModel(proxy, bob, path, `And of it, for the ${run}th time?`));
  }
  return found;
}

/** Of people who have not talked to the persona before. */
async function beforeModelAtFirst(proxy: Proxy): Promise<Asked[]> {
  const found: Asked[] = [];
  for (let run = 0; run < RUNS / 8; run++) {
    found.push(await askedBeforeModel(proxy, await signUp("Eve"), path, "Hello!"));
  }
  return found;
}

/** With a persona that this process has not met before. */
async function beforeModelOfNew(proxy: Proxy): Promise<Asked> {
  const eva = await signUp("Eva");
  const { id } = await generate(eva, (await readyAnalysis(eva)).id);
  await eva.patch("/personas/me", { visibility: "public" });
  await sleep(SETTLED_MS);
  return askedBeforeModel(proxy, await signUp("Eve"), `/personas/${id}/messages`, "Hello!");
}

const total = (requests: [string, number][]): number => requests.reduce((sum, [, n]) => sum + n, 0);

async function ofModel(): Promise<number> {
  const call = (await modelCalls()).findLast(({ request }) => !("toolConfig" in request));
  const request = { ...call?.request, modelId: call?.modelId } as Parameters<typeof Model.stream>[0];
  const startedAt = performance.now();
  return untilFirst(Model.stream(request), ({ type }) => type === "text", startedAt);
}

async function measure(isSlow: boolean) {
  const [turns, model]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    if (isSlow) await setFaults("slow");
    turns.push(await ofTurn(`Tell me something, for the ${run}th time.`));
    if (isSlow) await setFaults("slow");
    model.push(await ofModel());
    await forgetCalls();
  }
  return { turn: median(turns), model: median(model) };
}

async function measured(): Promise<string[]> {
  await ofModel();
  const instant = await measure(false);
  const slow = await measure(true);
  const line = (name: string, { turn, model }: typeof instant) =>
    `${name}: first words after ${turn.toFixed(0)} ms, the model's own after ${model.toFixed(0)} ms (${(turn / model).toFixed(2)} times; medians of ${RUNS})`;
  return [
    line("instant model", instant),
    line("slow model", slow),
    `first words beyond the model's own: ${(slow.turn - slow.model).toFixed(0)} ms`,
  ];
}

/** Every answer is held, so that only what is asked because of an earlier answer counts as after it. */
async function counted(proxy: Proxy): Promise<string[]> {
  proxy.hold(HELD_MS);
  const before = await beforeModel(proxy);
  const first = await beforeModelAtFirst(proxy);
  const ofNew = await beforeModelOfNew(proxy);
  proxy.take();
  await ofTurn("Nothing to remember here.");
  await sleep(SETTLED_MS);
  const requests = proxy.take();
  return [
    `before the model is called: ${median(before.map(({ roundTrips }) => roundTrips))} round trips to DynamoDB one after the other, ${median(before.map(({ requests }) => requests))} requests`,
    `at the first turn of a conversation: ${median(first.map(({ roundTrips }) => roundTrips))} round trips, ${median(first.map(({ requests }) => requests))} requests; with a persona that the process does not know yet: ${ofNew.roundTrips}, ${ofNew.requests}`,
    `one turn with another's persona: ${total(requests)} requests to DynamoDB (${requests.map(([name, n]) => `${n} ${name}`).join(", ")})`,
  ];
}

await ofTurn("Hello!");
const lines = proxy ? await counted(proxy) : await measured();
process.stdout.write(`${lines.join("\n")}\n`);
await server.close();
await stack.close();
proxy?.close();
await dynamodb.close();
const rest = proxy
  ? { status: 0 }
  : spawnSync(process.execPath, [import.meta.filename, "requests"], { stdio: "inherit" });
process.exit(rest.status ?? 1);
