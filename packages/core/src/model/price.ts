/**
 * What a call of the model costs by the table of models, in US dollars. A model without a price has no cost rather
 * than a wrong one.
 *
 *   costOf("global.anthropic.claude-sonnet-5-5", { inputTokens: 1500, cacheWriteTokens: 1200, outputTokens: 300 })
 */
import type { Converse, Usage } from "./answer.ts";
import { modelOf, profileOf } from "./models.ts";

export function costOf(modelId: string, usage: Usage): number | undefined {
  const { price } = modelOf(modelId);
  if (price === undefined) return undefined;
  const { inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens = 0 } = usage;
  const { regional, longContext } = price;
  const factor =
    (profileOf(modelId) === "global" ? 1 : regional) *
    (longContext && inputTokens > longContext.above ? longContext.factor : 1);
  const plain = inputTokens - cacheReadTokens - cacheWriteTokens;
  const dollars =
    plain * price.input +
    cacheReadTokens * price.cacheRead +
    cacheWriteTokens * price.cacheWrite +
    outputTokens * price.output;
  return (factor * dollars) / 1_000_000;
}

/** A way to ask, and what all its answers have cost so far, each by the model that gave it. */
export function metered(converse: Converse): { ask: Converse; costUsd(): number } {
  let costUsd = 0;
  return {
    async ask(request) {
      const answer = await converse(request);
      costUsd += costOf(answer.modelId, answer.usage) ?? 0;
      return answer;
    },
    costUsd: () => costUsd,
  };
}
