/**
 * The client of Bedrock: one for all calls, made at the first. Each call is tried once, because whoever calls owns the
 * retries. Where the endpoint is and whose credentials are used comes from the SDK's own settings.
 */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { BedrockRuntimeClient, GuardrailConfiguration } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { Resource } from "sst/resource";
import { log } from "../telemetry/log.ts";
import { traceClient } from "../telemetry/trace.ts";
import { modelOf } from "./models.ts";

const CONNECT_TIMEOUT_MS = 2_000;

/** Loaded at the first call: most requests of the API are none to the model. */
export const loadSdk = () => import("@aws-sdk/client-bedrock-runtime");

/**
 * HTTP/1.1 rather than the client's own HTTP/2: that one opens a connection for every call and has no timeout
 * for connecting. As many sockets as there are calls: the time to connect counts the wait for one.
 */
async function createClient(): Promise<BedrockRuntimeClient> {
  warnOfUnknown();
  const { BedrockRuntimeClient } = await loadSdk();
  const sockets = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY };
  return new BedrockRuntimeClient({
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      httpAgent: new HttpAgent(sockets),
      httpsAgent: new HttpsAgent(sockets),
    }),
  });
}

/** They are asked in the form that nearly every model takes, and their cost is not known. */
function warnOfUnknown(): void {
  const { id, fallbackId } = Resource.Model;
  for (const modelId of new Set([id, fallbackId])) {
    if (!modelOf(modelId).isKnown) log.warn("model is not in the table of models", { modelId });
  }
}

let shared: Promise<BedrockRuntimeClient> | undefined;

export function bedrock(): Promise<BedrockRuntimeClient> {
  shared ??= createClient().then(traceClient);
  return shared;
}

/** The guardrail that goes with every call, when the stage has one. */
export function guardrailConfig(): { guardrailConfig?: GuardrailConfiguration } {
  const { guardrail } = Resource.Model;
  if (!guardrail) return {};
  return {
    guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version },
  };
}
