/** A call of the model as the rest of core knows it: what is asked, what comes back, and what it took. */
import type {
  ContentBlock,
  ConverseCommandInput,
  ConverseStreamOutput,
  StopReason,
  TokenUsage,
} from "@aws-sdk/client-bedrock-runtime";
import { estimateTokens } from "./tokens.ts";

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

/** What an answer has used that broke off, or never came, of which the service tells nothing; without thinking that is not shown. */
export const estimateOf = ({ modelId, system, messages }: Request, said: string): Usage => ({
  inputTokens: estimateTokens(JSON.stringify([system, messages]), modelId),
  outputTokens: estimateTokens(said, modelId),
});

/** A whole answer, as its events told it. */
export type Whole = Omit<Answer, "modelId"> & { stopReason: StopReason };

/** The content blocks of an answer, put together from its events. */
export function gatherer() {
  const blocks: { text: string; toolUse?: { toolUseId: string | undefined; name: string | undefined } }[] =
    [];
  const at = (index = 0) => {
    blocks[index] ??= { text: "" };
    return blocks[index];
  };
  let characters = "";
  let stopReason: StopReason | undefined;
  let usage: Usage = usageFrom();
  let latencyMs = 0;
  return {
    /** Told of an event is its text, and whether it is a part of the answer: a thought is none. */
    add({ contentBlockStart: start, contentBlockDelta: delta, messageStop, metadata }: ConverseStreamOutput) {
      if (start?.start?.toolUse) {
        const { toolUseId, name } = start.start.toolUse;
        at(start.contentBlockIndex).toolUse = { toolUseId, name };
      }
      const text = delta?.delta?.text ?? "";
      const said = text || (delta?.delta?.toolUse?.input ?? "");
      if (said !== "") at(delta?.contentBlockIndex).text += said;
      characters += said + (delta?.delta?.reasoningContent?.text ?? "");
      stopReason = messageStop?.stopReason ?? stopReason;
      if (metadata?.usage) usage = usageFrom(metadata.usage);
      latencyMs = metadata?.metrics?.latencyMs ?? latencyMs;
      return { text, hasSaid: said !== "" };
    },
    /** All that came, thoughts included. */
    characters: () => characters,
    /** Undefined where there was no end. */
    whole(): Whole | undefined {
      if (stopReason === undefined) return undefined;
      const content = blocks.filter(Boolean).map(({ text, toolUse }): ContentBlock => {
        return toolUse ? { toolUse: { ...toolUse, input: inputOf(text) } } : { text };
      });
      return { stopReason, usage, content, latencyMs };
    },
  };
}

/** Half a tool's input, where the answer was cut off, is no JSON and stays a text. */
function inputOf(json: string) {
  try {
    return json === "" ? {} : JSON.parse(json);
  } catch {
    return json;
  }
}
