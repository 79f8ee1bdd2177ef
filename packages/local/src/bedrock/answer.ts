/** A reply on the wire: whole, as Converse gives it, or as the events of ConverseStream. */
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { estimateTokens } from "./tokens.ts";
import type { ConverseRequest, Reply } from "./wire.ts";

export type Measures = {
  usage: { inputTokens: number; outputTokens: number; totalTokens: number };
  metrics: { latencyMs: number };
};

export function measure(request: ConverseRequest, { content }: Reply, startedAt: number): Measures {
  const inputTokens = estimateTokens([request.system, request.messages, request.toolConfig]);
  const outputTokens = content.length === 0 ? 0 : estimateTokens(content);
  return {
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs: Math.max(1, Math.round(performance.now() - startedAt)) },
  };
}

export const whole = ({ content, stopReason }: Reply, measures: Measures) => ({
  output: { message: { role: "assistant", content } },
  stopReason,
  ...measures,
});

const PIECE = 24;

/** The events in order: `[type, payload]`. A text or a tool's input comes in pieces, at word ends where it can. */
export function* events({ content, stopReason }: Reply, measures: Measures): Generator<[string, unknown]> {
  yield ["messageStart", { role: "assistant" }];
  for (const [contentBlockIndex, { text, toolUse }] of content.entries()) {
    if (toolUse) {
      const { toolUseId, name } = toolUse;
      yield ["contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId, name } } }];
    }
    for (const piece of pieces(toolUse ? JSON.stringify(toolUse.input) : (text ?? ""))) {
      const delta = toolUse ? { toolUse: { input: piece } } : { text: piece };
      yield ["contentBlockDelta", { contentBlockIndex, delta }];
    }
    yield ["contentBlockStop", { contentBlockIndex }];
  }
  yield ["messageStop", { stopReason }];
  yield ["metadata", measures];
}

const pieces = (text: string) =>
  text.match(new RegExp(`[\\s\\S]{1,${PIECE}}(?:\\s|$)|[\\s\\S]{1,${PIECE}}`, "gu")) ?? [];

const encoder = new TextEncoder();
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes)),
  (text) => encoder.encode(text),
);

/** One event as a frame of application/vnd.amazon.eventstream. */
export function frame(type: string, payload: unknown): Uint8Array {
  const header = (value: string) => ({ type: "string" as const, value });
  return codec.encode({
    headers: {
      ":event-type": header(type),
      ":content-type": header("application/json"),
      ":message-type": header("event"),
    },
    body: encoder.encode(JSON.stringify(payload)),
  });
}
