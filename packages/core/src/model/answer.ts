/** A call of the model as the rest of core knows it: what is asked, what comes back, and what it took. */
import type {
  ContentBlock,
  ConverseCommandInput,
  StopReason,
  TokenUsage,
} from "@aws-sdk/client-bedrock-runtime";

export type Request = ConverseCommandInput & { modelId: string };

/** `inputTokens` are all that the model read; those it read from a prompt's cache, or wrote to it, are among them. */
export type Usage = {
  inputTokens: number;
  /** What it thought is among them. */
  outputTokens: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
};

export type Answer = {
  content: ContentBlock[];
  stopReason: StopReason | undefined;
  usage: Usage;
  modelId: string;
  /** The time that the service measured. */
  latencyMs: number;
};

/** What a caller needs of the model, so that a test can be the model. */
export type Converse = (request: Request) => Promise<Answer>;

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

/** A guardrail, a content filter or the model itself declined. Claude's own "refusal" may come by that name, too. */
export const isRefusal = (stopReason: string | undefined): boolean =>
  stopReason === "content_filtered" || stopReason === "guardrail_intervened" || stopReason === "refusal";
