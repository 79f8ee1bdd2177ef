/** A reply on the wire: whole, as Converse gives it, or as the frames of ConverseStream. */
import type { Model } from "@persona-ai/core/model/models.ts";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import type { BedrockException } from "./exceptions.ts";
import type { Cached } from "./prompt-cache.ts";
import { countTokens } from "./tokens.ts";
import type { ContentBlock, ConverseRequest, Reply } from "./wire.ts";

export type Measures = ReturnType<typeof measure>;

type Told = {
  model: Model;
  request: ConverseRequest;
  cached: Cached;
  startedAt: number;
  /** As another server counted it. */
  counted?: { inputTokens: number; outputTokens: number } | undefined;
};

/** Tokens that are read from the cache or written to it are not counted as input, as Bedrock has it. */
export function measure(
  { content }: Pick<Reply, "content">,
  { model, request, cached, startedAt, counted }: Told,
) {
  const metrics = { latencyMs: Math.max(1, Math.round(performance.now() - startedAt)) };
  if (counted) {
    return { usage: { ...counted, totalTokens: counted.inputTokens + counted.outputTokens }, metrics };
  }
  const all = countTokens([request.system, request.messages, request.toolConfig], model);
  const outputTokens = outputOf(content, model);
  const { read, written } = cached;
  return {
    usage: {
      inputTokens: Math.max(0, all - read - written),
      outputTokens,
      totalTokens: Math.max(all, read + written) + outputTokens,
      ...(model.cache && { cacheReadInputTokens: read, cacheWriteInputTokens: written }),
    },
    metrics,
  };
}

/** What was thought is output, too; how content is wrapped is not. */
export const outputOf = (content: ContentBlock[], model: Model): number =>
  content.reduce((sum, block) => sum + countTokens(saidIn(block), model), 0);

export const saidIn = ({ text, toolUse, reasoningContent }: ContentBlock): string =>
  toolUse ? JSON.stringify(toolUse.input) : (text ?? reasoningContent?.reasoningText?.text ?? "");

export const whole = ({ content, stopReason }: Reply, measures: Measures) => ({
  output: { message: { role: "assistant", content } },
  stopReason,
  ...measures,
});

const PIECE = 24;

export type Event = [type: string, payload: unknown];

/** The events in order: `[type, payload]`. A text or a tool's input comes in pieces, at word ends where it can. */
export function* events({ content, stopReason, halfCall }: Reply, measures: Measures): Generator<Event> {
  yield ["messageStart", { role: "assistant" }];
  for (const [contentBlockIndex, block] of content.entries()) {
    if (block.toolUse) {
      const { toolUseId, name } = block.toolUse;
      yield ["contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId, name } } }];
    }
    const said = block.toolUse && halfCall !== undefined ? halfCall : saidIn(block);
    for (const piece of pieces(said)) {
      yield ["contentBlockDelta", { contentBlockIndex, delta: deltaOf(block, piece) }];
    }
    const signature = block.reasoningContent?.reasoningText?.signature;
    if (signature)
      yield ["contentBlockDelta", { contentBlockIndex, delta: { reasoningContent: { signature } } }];
    yield ["contentBlockStop", { contentBlockIndex }];
  }
  yield ["messageStop", { stopReason }];
  yield ["metadata", measures];
}

export function deltaOf({ toolUse, reasoningContent }: ContentBlock, piece: string) {
  if (toolUse) return { toolUse: { input: piece } };
  return reasoningContent ? { reasoningContent: { text: piece } } : { text: piece };
}

const pieces = (text: string) =>
  text.match(new RegExp(`[\\s\\S]{1,${PIECE}}(?:\\s|$)|[\\s\\S]{1,${PIECE}}`, "gu")) ?? [];

const encoder = new TextEncoder();
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes)),
  (text) => encoder.encode(text),
);

/** One event as a frame of application/vnd.amazon.eventstream. */
export const frame = (type: string, payload: unknown): Uint8Array =>
  encode({ ":event-type": type, ":message-type": "event" }, payload);

/** An exception in mid-stream, after which there is nothing. */
export function exceptionFrame({ name, message, details }: BedrockException): Uint8Array {
  const type = name.charAt(0).toLowerCase() + name.slice(1);
  return encode({ ":exception-type": type, ":message-type": "exception" }, { message, ...details });
}

function encode(headers: Record<string, string>, payload: unknown): Uint8Array {
  const all = Object.entries({ ...headers, ":content-type": "application/json" });
  return codec.encode({
    headers: Object.fromEntries(all.map(([name, value]) => [name, { type: "string" as const, value }])),
    body: encoder.encode(JSON.stringify(payload)),
  });
}
