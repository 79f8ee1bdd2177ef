/**
 * A call of the model in log and metrics: which model, how long, how many tokens, why it stopped, what it cost; of one
 * that failed, by which code, and what it may have cost if it had begun to answer. What was asked and answered is in
 * neither.
 */
import { DomainError } from "../error.ts";
import { log } from "../telemetry/log.ts";
import { record, recordBy } from "../telemetry/metrics.ts";
import type { Answer, Usage } from "./answer.ts";
import { costOf } from "./price.ts";

/** `latencyMs`: from the request to the whole answer. */
export type Call = Pick<Answer, "modelId" | "usage" | "stopReason" | "latencyMs">;

export function recordCall({ modelId, usage, stopReason, latencyMs }: Call): void {
  const costUsd = costOf(modelId, usage);
  log.info("model call", { modelId, latencyMs: Math.round(latencyMs), ...usage, stopReason, costUsd });
  recordBy("modelId", modelId, {
    ModelLatency: latencyMs,
    ModelInputTokens: usage.inputTokens,
    ModelOutputTokens: usage.outputTokens,
    ...(costUsd !== undefined && { ModelCost: costUsd }),
  });
}

/** `estimated`: of a call that broke off, which the service has begun to bill and does not tell of. */
export function recordFailedCall(
  modelId: string,
  error: unknown,
  latencyMs: number,
  estimated?: Usage | undefined,
): void {
  const code = error instanceof DomainError ? error.code : "internal_error";
  const brokenCostUsd = estimated && costOf(modelId, estimated);
  log.warn(
    "model call failed",
    {
      modelId,
      code,
      latencyMs: Math.round(latencyMs),
      estimatedOutputTokens: estimated?.outputTokens,
      brokenCostUsd,
    },
    error,
  );
  recordBy("code", code, { ModelErrors: 1 });
  if (brokenCostUsd !== undefined) recordBy("modelId", modelId, { ModelBrokenCost: brokenCostUsd });
}

/** One message of a conversation and its answer; `firstTokenMs` from the request to the first text. */
export function recordChatTurn(firstTokenMs: number): void {
  record({ ChatTurns: 1, TimeToFirstToken: firstTokenMs });
}

/** A message that no model answered. */
export const recordFailedChat = (code: string): void => recordBy("code", code, { ChatsFailed: 1 });
