/** Generations over the API, and what the local Bedrock endpoint is told to do to them. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Persona } from "@persona-ai/core/persona";
import type { Fault } from "@persona-ai/local/bedrock/faults.ts";
import { accepted } from "./accepted.ts";
import type { Client } from "./client.ts";

export type { Fault };

const bedrock = (path: string) => `${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}${path}`;

/** What the next calls of the model do, one after the other; further ones are answered. */
export async function setFaults(...faults: Fault[]): Promise<void> {
  const response = await fetch(bedrock("/_faults"), { method: "PUT", body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`Faults were refused: ${await response.text()}`);
}

type Text = { text?: string };
export type ModelCall = {
  modelId: string;
  fault: string;
  status?: number;
  request: {
    system: Text[];
    messages: { content: Text[] }[];
    toolConfig?: { tools: { toolSpec: { name: string } }[] };
  };
  response?: { usage: { inputTokens: number; outputTokens: number } };
};

/** Of the data that a call asks for. */
export const toolOf = ({ request }: ModelCall): string | undefined =>
  request.toolConfig?.tools[0]?.toolSpec.name;

export async function modelCalls(): Promise<ModelCall[]> {
  return (await fetch(bedrock("/_calls"))).json() as Promise<ModelCall[]>;
}

export async function forgetCalls(): Promise<void> {
  await fetch(bedrock("/_calls"), { method: "DELETE" });
}

/** Polls as a frontend does until the persona is ready or failed: ever less often, because a poll is work, too. */
export async function settled(client: Client): Promise<Persona.Info> {
  const deadline = Date.now() + SETTLED_MS;
  for (let pause = 20; ; pause *= 1.4) {
    const { body } = accepted(await client.get("/personas/me"));
    if (body.status !== "generating") return body;
    if (Date.now() > deadline) throw new Error(`Still generating after ${SETTLED_MS} ms, at ${body.step}.`);
    await sleep(Math.min(pause, 500));
  }
}

const SETTLED_MS = 300_000;

export async function generate(client: Client, analysisId: string): Promise<Persona.Info> {
  accepted(await client.post("/personas/generate", { analysisId }));
  return settled(client);
}

/** The run as "State:status×attempts", once no state of it is running any more. */
export async function runOf(client: Client): Promise<string[]> {
  for (;;) {
    const { body } = accepted(await client.get("/personas/me/run"));
    const items: Persona.RunState[] = body.items;
    if (items.every(({ status }) => status !== "running")) {
      return items.map(({ state, status, attempts }) => `${state}:${status}×${attempts}`);
    }
    await sleep(10);
  }
}
