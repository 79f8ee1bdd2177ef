/**
 * What a model keeps of prompts from one call to the next: the beginning before each cache point, when it is long
 * enough for the model, for five minutes from its last use. Tools come first, then system, then messages.
 */
import { createHash } from "node:crypto";
import type { Model } from "@persona-ai/core/model/models.ts";
import { countTokens } from "./tokens.ts";
import type { ConverseRequest } from "./wire.ts";

const KEPT_MS = 5 * 60_000;

export type Cached = { read: number; written: number };

export function promptCache(now: () => number = Date.now) {
  const kept = new Map<string, number>();
  return (model: Model, request: ConverseRequest): Cached => {
    if (!model.cache) return { read: 0, written: 0 };
    let read = 0;
    let longest = 0;
    for (const { key, tokens } of prefixes(model, request)) {
      if (tokens < model.cache.minTokens) continue;
      if ((kept.get(key) ?? 0) > now()) read = tokens;
      kept.set(key, now() + KEPT_MS);
      longest = tokens;
    }
    return { read, written: longest - read };
  };
}

function prefixes(model: Model, { toolConfig, system, messages }: ConverseRequest) {
  const blocks: { cachePoint?: unknown }[] = [
    ...(toolConfig?.tools ?? []),
    ...(system ?? []),
    ...messages.flatMap(({ content }) => content),
  ];
  return blocks.flatMap(({ cachePoint }, i) => {
    if (!cachePoint) return [];
    const before = JSON.stringify(blocks.slice(0, i).filter((block) => !block.cachePoint));
    const key = createHash("sha256").update(model.id).update(before).digest("base64");
    return [{ key, tokens: countTokens(before, model) }];
  });
}
