/** A Bedrock endpoint of the test file's own, and the real SDK's client for it. */
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeEach } from "vitest";

export const MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

const settings = {
  region: "eu-central-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
};

/** The SDK's client as it comes (HTTP/2), or speaking HTTP/1.1. */
export const clientFor = (endpoint: string, http: 1 | 2 = 1) =>
  new BedrockRuntimeClient({
    ...settings,
    endpoint,
    ...(http === 1 && { requestHandler: new NodeHttpHandler({ connectionTimeout: 2_000 }) }),
  });

type Call = {
  at: string;
  operation: string;
  modelId: string;
  fault: string;
  status: number;
  request: { messages: unknown[] };
  response?: { stopReason: string; usage: { inputTokens: number } };
};

export async function endpoint() {
  const bedrock = await startBedrock({ host: "127.0.0.1", port: 0 });
  const get = async <T>(path: string) => (await fetch(bedrock.url + path)).json() as Promise<T>;
  const json = (body: unknown) => ({ method: "PUT", body: JSON.stringify(body) });
  beforeEach(async () => {
    await fetch(`${bedrock.url}/_faults`, json([]));
    await fetch(`${bedrock.url}/_calls`, { method: "DELETE" });
  });
  afterAll(() => bedrock.close());
  return {
    url: bedrock.url,
    setFaults: (...faults: unknown[]) => fetch(`${bedrock.url}/_faults`, json(faults)),
    faults: () => get<string[]>("/_faults"),
    calls: async () => await get<Call[]>("/_calls"),
    post: (path: string, body: string) => fetch(`${bedrock.url}${path}`, { method: "POST", body }),
  };
}
