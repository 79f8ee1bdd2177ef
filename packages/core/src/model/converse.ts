/**
 * The one door to the model: Bedrock Converse. A call is tried once, because the workflow's Retry owns the
 * retries, and it ends within CALL_TIMEOUT_MS whatever the other side does. Where the endpoint is and whose
 * credentials are used comes from the SDK's own settings.
 *
 *   const { content, stopReason, usage } = await Model.converse({ modelId, messages });
 *
 * Fails with a ModelThrottled, ModelUnavailable, ModelTimeout, ModelAccessDenied or ModelRejected.
 */
import type {
  BedrockRuntimeClient,
  ContentBlock,
  ConverseCommandInput,
  GuardrailConfiguration,
  StopReason,
  TokenUsage,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { Resource } from "sst/resource";
import { traceClient } from "../telemetry/trace.ts";
import { ModelTimeout } from "./errors.ts";
import { observed } from "./model-call.ts";
import { modelError } from "./upstream.ts";

/** GenerateProfile and InterviewPersona may call twice, and their Lambdas have 150 s. */
const CALL_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 2_000;

export type Request = ConverseCommandInput & { modelId: string };

/** `inputTokens` are all that the model read; those it read from a prompt's cache, or wrote to it, are among them. */
export type Usage = {
  inputTokens: number;
  /** What it thought is among them. */
  outputTokens: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
};

/** Bedrock counts what goes by the cache apart from `inputTokens`. */
export function usageFrom({ inputTokens = 0, outputTokens = 0, ...cached }: Partial<TokenUsage> = {}): Usage {
  const { cacheReadInputTokens: read = 0, cacheWriteInputTokens: write = 0 } = cached;
  return {
    inputTokens: inputTokens + read + write,
    outputTokens,
    ...(read > 0 && { cacheReadTokens: read }),
    ...(write > 0 && { cacheWriteTokens: write }),
  };
}

export type Answer = {
  content: ContentBlock[];
  stopReason: StopReason | undefined;
  usage: Usage;
  modelId: string;
  /** As the service measured it. */
  latencyMs: number;
};

/** What a caller needs of the model, so that a test can be the model. */
export type Converse = (request: Request) => Promise<Answer>;

/** Loaded at the first call: most requests of the API are none to the model. */
export const loadSdk = () => import("@aws-sdk/client-bedrock-runtime");

/**
 * HTTP/1.1 rather than the client's own HTTP/2: that one opens a connection for every call and has no timeout
 * for connecting.
 */
async function createClient(): Promise<BedrockRuntimeClient> {
  const { BedrockRuntimeClient } = await loadSdk();
  return new BedrockRuntimeClient({
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ connectionTimeout: CONNECT_TIMEOUT_MS }),
  });
}

let shared: Promise<BedrockRuntimeClient> | undefined;

/** The one client, made at first use. */
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

export function converse(request: Request, options: CallOptions = {}): Promise<Answer> {
  return observed(request.modelId, () => call(request, options));
}

type CallOptions = { client?: BedrockRuntimeClient; timeoutMs?: number };

async function call(request: Request, options: CallOptions): Promise<Answer> {
  const [client, { ConverseCommand }] = await Promise.all([options.client ?? bedrock(), loadSdk()]);
  const deadline = AbortSignal.timeout(options.timeoutMs ?? CALL_TIMEOUT_MS);
  try {
    const command = new ConverseCommand({ ...request, ...guardrailConfig() });
    const output = await client.send(command, { abortSignal: deadline });
    return {
      content: output.output?.message?.content ?? [],
      stopReason: output.stopReason,
      usage: usageFrom(output.usage),
      modelId: request.modelId,
      latencyMs: output.metrics?.latencyMs ?? 0,
    };
  } catch (error) {
    throw deadline.aborted ? new ModelTimeout(error) : modelError(error);
  }
}
