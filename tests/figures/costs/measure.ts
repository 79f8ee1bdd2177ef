/**
 * What one persona takes, from opening the analysis to reading the finished persona, and then a conversation with it,
 * on a local stack: API requests, DynamoDB units, state transitions, each step function's time, the model's tokens.
 *
 *   node tests/figures/costs/measure.ts     writes docs/costs.measured.json
 */
import { writeFileSync } from "node:fs";
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { Resource } from "sst/resource";
import { freePorts } from "../../../scripts/free-ports.ts";
import { MEASURED, type Measured, type ModelUse, type Requests } from "./measured.ts";
import { meteringProxy } from "./metering-proxy.ts";

const PEERS = 5;
const TURNS = 20;

const dynamodb = await startDynamoDb({ host: "127.0.0.1", port: await freePorts(1), database: ":memory:" });
const table = await meteringProxy(dynamodb.url);
const { startTestStack } = await import("../../support/stack.ts");
const stack = await startTestStack({ DYNAMODB_ENDPOINT: table.url });
const { connect, inProcess, signIn } = await import("../../support/client.ts");
const { accepted } = await import("../../support/accepted.ts");
const { answersTo, openAnalysis, answerSelf } = await import("../../support/surveys.ts");
const { forgetCalls, modelCalls } = await import("../../support/generation.ts");
const { Workflow } = await import("@persona-ai/core/workflow");
const { entities } = await import("@persona-ai/core/table");

let api = { count: 0, ms: 0, bytes: 0 };
async function send(path: string, init: RequestInit): Promise<Response> {
  const startedAt = performance.now();
  const response = await inProcess(path, init);
  const bytes = (await response.clone().arrayBuffer()).byteLength;
  api = { count: api.count + 1, ms: api.ms + performance.now() - startedAt, bytes: api.bytes + bytes };
  return response;
}

/** What has happened since the last call. */
function take(): Requests {
  const { readUnits, writeUnits } = table.take();
  const { count, ms, bytes } = api;
  api = { count: 0, ms: 0, bytes: 0 };
  return { count, ms: Math.round(ms), bytes, readUnits, writeUnits };
}

type Client = Awaited<ReturnType<typeof signIn>>;

async function survey(owner: Client) {
  const analysis = await openAnalysis(owner);
  await answerSelf(owner, analysis);
  const peer = connect(send);
  const path = `/surveys/${analysis.shareToken}`;
  for (let i = 0; i < PEERS; i++) {
    accepted(await peer.get(path));
    const answers = answersTo(analysis.instrument, i);
    accepted(await peer.post(`${path}/responses`, { relation: "friend", answers }));
  }
  return analysis.id;
}

async function ended(userId: string): Promise<HistoryEvent[]> {
  const { data } = await entities().persona.get({ userId }).go();
  const executionArn = data?.executionArn ?? "";
  while ((await Workflow.describe(executionArn))?.status === "RUNNING");
  return (await Workflow.history(executionArn)) ?? [];
}

const at = (event: HistoryEvent | undefined): number => event?.timestamp?.getTime() ?? Number.NaN;

function readHistory(events: HistoryEvent[]): Pick<Measured["workflow"], "transitions" | "steps"> {
  const entered = events.filter(({ type }) => type === "TaskStateEntered");
  const started = events.filter(({ type }) => type === "TaskStarted");
  const succeeded = events.filter(({ type }) => type === "TaskSucceeded");
  const steps = entered.map(({ stateEnteredEventDetails }, i) => {
    const step = stateEnteredEventDetails?.name as keyof typeof functions;
    const memoryMb = Number.parseInt(functions[step].memory, 10);
    return { step, memoryMb, ms: at(succeeded[i]) - at(started[i]) };
  });
  return { transitions: events.filter(({ type }) => type?.endsWith("StateEntered")).length, steps };
}

async function takeCalls(): Promise<ModelUse[]> {
  const calls = await modelCalls();
  await forgetCalls();
  return calls.map(({ modelId, request, response }) => ({
    fallback: modelId === Resource.Model.fallbackId,
    inputTokens: response?.usage.inputTokens ?? 0,
    outputTokens: response?.usage.outputTokens ?? 0,
    maxTokens: (request as typeof request & { inferenceConfig: { maxTokens: number } }).inferenceConfig
      .maxTokens,
  }));
}

async function conversation(client: Client, personaId: string): Promise<Measured["chat"]> {
  take();
  for (let turn = 0; turn < TURNS; turn++) {
    const content = `Something else: what did you think of the ${turn + 1} people at the table last night, and why?`;
    accepted(
      await client.post(`/personas/${personaId}/messages`, { content }, { Accept: "application/json" }),
    );
  }
  return { turns: TURNS, requests: take(), calls: await takeCalls() };
}

async function onePersona(name: string): Promise<Measured> {
  const client = await signIn(`${name}@example.com`, send);
  take();
  const analysisId = await survey(client);
  const surveyed = take();
  await takeCalls();
  const { headers } = accepted(await client.post("/personas/generate", { analysisId }));
  const claimed = api;
  const events = await ended(client.user.id);
  const { readUnits, writeUnits } = take();
  const { headers: ready, body } = accepted(await client.get("/personas/me"));
  const read = take();
  await client.get("/personas/me", { "If-None-Match": ready.get("ETag") ?? "" });
  const poll = take();
  const calls = await takeCalls();
  return {
    date: new Date().toISOString().slice(0, 10),
    peers: PEERS,
    pollSeconds: Number(headers.get("Retry-After")),
    survey: surveyed,
    generate: { ...claimed, ms: Math.round(claimed.ms), readUnits: 0, writeUnits: 0 },
    poll,
    read,
    workflow: { ...readHistory(events), readUnits, writeUnits, calls },
    chat: await conversation(client, body.id),
  };
}

await onePersona("warm-up");
const measured = await onePersona("ada");
await stack.close();
table.close();
await dynamodb.close();
writeFileSync(MEASURED, `${JSON.stringify(measured, undefined, 2)}\n`);
process.exit(0);
