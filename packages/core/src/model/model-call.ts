/**
 * A call of the model in log and metrics: which model, how long, how many tokens, why it stopped, what it cost; of one
 * that failed, by which code. What was asked and answered is in neither.
 *
 *   const answer = await observed(modelId, () => call());
 */
import { DomainError } from "../error.ts";
import { log } from "../telemetry/log.ts";
import { record, recordBy } from "../telemetry/metrics.ts";
import type { Answer } from "./converse.ts";
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

export function recordFailedCall(modelId: string, error: unknown, latencyMs: number): void {
  const code = error instanceof DomainError ? error.code : "internal_error";
  log.warn("model call failed", { modelId, code, latencyMs: Math.round(latencyMs) }, error);
  recordBy("code", code, { ModelErrors: 1 });
}

/** Fails as the call does. */
export async function observed<A extends Omit<Call, "latencyMs">>(
  modelId: string,
  call: () => Promise<A>,
  clock: () => number = () => performance.now(),
): Promise<A> {
  const started = clock();
  try {
    const answer = await call();
    recordCall({ ...answer, modelId, latencyMs: clock() - started });
    return answer;
  } catch (error) {
    recordFailedCall(modelId, error, clock() - started);
    throw error;
  }
}

/** One message of a conversation and its answer; `firstTokenMs` from the request to the first text. */
export function recordChatTurn(firstTokenMs: number): void {
  record({ ChatTurns: 1, TimeToFirstToken: firstTokenMs });
}
