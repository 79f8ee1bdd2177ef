/**
 * Whether a model thinks before it answers, and how long: as the table says, and as the request's
 * additionalModelRequestFields ask (thinking.type, output_config.effort). What it thinks counts as output.
 */
import type { Model } from "@persona-ai/core/model/models.ts";
import type { ContentBlock, ConverseRequest } from "./wire.ts";

export function thinkingOf({ additionalModelRequestFields: fields }: ConverseRequest) {
  const asked = fields?.thinking as { type?: unknown; budget_tokens?: unknown } | undefined;
  if (asked === undefined || asked === null) return undefined;
  const budget = typeof asked.budget_tokens === "number" ? asked.budget_tokens : undefined;
  return { type: String(asked.type), budget };
}

export function effortOf({ additionalModelRequestFields: fields }: ConverseRequest): string {
  const config = fields?.output_config as { effort?: unknown } | undefined;
  return typeof config?.effort === "string" ? config.effort : "high";
}

export function isThinking({ thinking }: Model, request: ConverseRequest): boolean {
  const type = thinkingOf(request)?.type;
  if (thinking.by === "never") return false;
  if (thinking.by === "always") return true;
  return type === undefined ? thinking.by === "default" : type !== "disabled";
}

const SENTENCES: Record<string, number> = { low: 1, medium: 4, high: 10, xhigh: 20, max: 40 };
const THOUGHT = "The last message is what counts; the rest says whose voice it is to be said in. ";

/** A block of reasoning, as long as the effort asks for; the signature is what must come back unchanged. */
export function thought(request: ConverseRequest): ContentBlock {
  const text = THOUGHT.repeat(SENTENCES[effortOf(request)] ?? 10).trim();
  const signature = Buffer.from(`signature of ${text.length}`).toString("base64");
  return { reasoningContent: { reasoningText: { text, signature } } };
}
