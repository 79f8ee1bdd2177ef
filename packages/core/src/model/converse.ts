/**
 * The whole answer of the model at once, whatever it is made of. It is streamed, because a long answer may take minutes
 * and a silent connection must not: what is limited is the wait for the next event. Only a model that offers no tools
 * in a stream is asked by Converse. A call is tried once, because the workflow's Retry owns the retries.
 *
 *   const { content, stopReason, usage } = await Model.converse({ modelId, messages });
 *
 * Fails with a ModelThrottled, ModelUnavailable, ModelTimeout, ModelAccessDenied, ModelNotOffered or ModelRejected.
 */
import type { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { type Answer, estimateOf, type Request, usageFrom } from "./answer.ts";
import { bedrock, guardrailConfig, loadSdk } from "./client.ts";
import { ModelTimeout, setEstimate } from "./errors.ts";
import { recordCall, recordFailedCall } from "./model-call.ts";
import { modelOf } from "./models.ts";
import { open } from "./stream.ts";
import { modelError } from "./upstream.ts";

export type { Answer, Converse, Request, Usage } from "./answer.ts";

/** A schema that is new to the service is compiled before the answer begins. */
const FIRST_MS = 60_000;
const IDLE_MS = 20_000;
/** GenerateProfile and InterviewPersona may call twice, and their Lambdas have 620 s. */
const TOTAL_MS = 300_000;

type CallOptions = { client?: BedrockRuntimeClient; timeoutMs?: number };

export function converse(request: Request, options: CallOptions = {}): Promise<Answer> {
  const { tools } = modelOf(request.modelId);
  return request.toolConfig && !tools.streaming ? atOnce(request, options) : streamed(request, options);
}

async function streamed(
  request: Request,
  { timeoutMs = TOTAL_MS, ...options }: CallOptions,
): Promise<Answer> {
  const { modelId } = request;
  const limits = { firstMs: FIRST_MS, idleMs: IDLE_MS, totalMs: timeoutMs };
  for await (const event of open(request, { ...options, ...limits })) {
    if (event.type === "end") {
      const { content, stopReason, usage, latencyMs } = event;
      return { content, stopReason, usage, modelId, latencyMs };
    }
  }
  throw new Error("The model's stream has no end.");
}

async function atOnce(request: Request, { timeoutMs = TOTAL_MS, client }: CallOptions): Promise<Answer> {
  const { modelId } = request;
  const [sender, { ConverseCommand }] = await Promise.all([client ?? bedrock(), loadSdk()]);
  const deadline = AbortSignal.timeout(timeoutMs);
  const started = performance.now();
  try {
    const command = new ConverseCommand({ ...request, ...guardrailConfig() });
    const { output, stopReason, usage, metrics } = await sender.send(command, { abortSignal: deadline });
    const answer: Answer = {
      content: output?.message?.content ?? [],
      stopReason,
      usage: usageFrom(usage),
      modelId,
      latencyMs: metrics?.latencyMs ?? 0,
    };
    recordCall({ ...answer, latencyMs: performance.now() - started });
    return answer;
  } catch (error) {
    const named = deadline.aborted ? new ModelTimeout(error) : modelError(error);
    const estimated = named instanceof ModelTimeout ? estimateOf(request, "") : undefined;
    setEstimate(named, estimated);
    recordFailedCall(modelId, named, performance.now() - started, estimated);
    throw named;
  }
}
