/** Generations over the API, and what the local Bedrock endpoint is told to do to them. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Persona } from "@persona-ai/core/persona";
import { expect } from "vitest";
import type { Client } from "./client.ts";

export type Fault =
  | "ok"
  | "throttle"
  | "unavailable"
  | "timeout"
  | "malformed"
  | "refuse"
  | "access_denied"
  | "drop";

const bedrock = (path: string) => `${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}${path}`;

/** What the next calls of the model do, one after the other; further ones are answered. */
export async function setFaults(...faults: Fault[]): Promise<void> {
  const response = await fetch(bedrock("/_faults"), { method: "PUT", body: JSON.stringify(faults) });
  expect(response.status).toBeLessThan(300);
}

export async function modelCalls(): Promise<{ modelId: string; fault: string }[]> {
  const { items } = (await (await fetch(bedrock("/_calls"))).json()) as {
    items: { modelId: string; fault: string }[];
  };
  return items;
}

/** Polls as a frontend does until the persona is ready or failed. */
export async function settled(client: Client, timeoutMs = 30_000): Promise<Persona.Info> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const { status, body } = await client.get("/personas/me");
    expect(status).toBe(200);
    if (body.status !== "generating") return body;
    if (Date.now() > deadline) throw new Error(`Still generating after ${timeoutMs} ms, at ${body.step}.`);
    await sleep(20);
  }
}

export async function generate(client: Client, analysisId: string): Promise<Persona.Info> {
  const { status } = await client.post("/personas/generate", { analysisId });
  expect(status).toBe(202);
  return settled(client);
}

/** The run as "State:status×attempts", once the execution has ended. */
export async function runOf(client: Client): Promise<string[]> {
  const { body } = await client.get("/personas/me/run");
  return body.items.map((item: Persona.RunState) => `${item.state}:${item.status}×${item.attempts}`);
}
