/** One generation with the instant model: time, the engine's part of it, DynamoDB requests, state transitions. */
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { freePorts } from "../../scripts/free-ports.ts";
import { countingProxy } from "./counting-proxy.ts";
import { median } from "./median.ts";

const RUNS = 20;

const ms = (event: HistoryEvent | undefined): number => event?.timestamp?.getTime() ?? Number.NaN;

/** Of an execution's time, what passed inside the functions: from TaskStarted to TaskSucceeded. */
function insideFunctions(events: HistoryEvent[]): number {
  const started = events.filter(({ type }) => type === "TaskStarted");
  const ended = events.filter(({ type }) => type === "TaskSucceeded");
  return started.reduce((sum, event, i) => sum + ms(ended[i]) - ms(event), 0);
}

const dynamodb = await startDynamoDb({ host: "127.0.0.1", port: await freePorts(1), database: ":memory:" });
const proxy = await countingProxy(dynamodb.url);
const { startTestStack } = await import("../support/stack.ts");
const stack = await startTestStack({ DYNAMODB_ENDPOINT: proxy.url });
const { signUp } = await import("../support/people.ts");
const { answerAsPeers, readyAnalysis } = await import("../support/surveys.ts");
const { settled } = await import("../support/generation.ts");
const { Workflow } = await import("@persona-ai/core/workflow");
const { entities } = await import("@persona-ai/core/table");

const client = await signUp();
const analysis = await readyAnalysis(client);
await answerAsPeers(analysis, 5);
const totals: number[] = [];
const engine: number[] = [];
let requests: [string, number][] = [];
let transitions = 0;
for (let run = 0; run < RUNS; run++) {
  proxy.take();
  const startedAt = performance.now();
  await client.post("/personas/generate", { analysisId: analysis.id });
  // The requests of the generation alone: nobody polls until it is over.
  const { data } = await entities().persona.get({ userId: client.user.id }).go();
  const executionArn = data?.executionArn ?? "";
  while ((await Workflow.describe(executionArn))?.status === "RUNNING");
  totals.push(performance.now() - startedAt);
  requests = proxy.take();
  await settled(client);
  const events = (await Workflow.history(executionArn)) ?? [];
  engine.push(ms(events.at(-1)) - ms(events[0]) - insideFunctions(events));
  transitions = events.filter(({ type }) => type?.endsWith("StateEntered")).length;
}
await stack.close();
proxy.close();
await dynamodb.close();
const total = median(totals);
const count = requests.reduce((sum, [, n]) => sum + n, -1);
process.stdout.write(
  [
    `generate → ready with the instant model: ${total.toFixed(0)} ms (median of ${RUNS}), of which ${median(engine).toFixed(0)} ms in the engine (${((100 * median(engine)) / total).toFixed(0)} %)`,
    `one generation: ${transitions} state transitions, ${count} requests to DynamoDB (${requests.map(([name, n]) => `${name === "GetItem" ? n - 1 : n} ${name}`).join(", ")})`,
    "",
  ].join("\n"),
);
process.exit(0);
