/**
 * What a call of the model costs by the list, in US dollars per million tokens. By family, in whatever region or
 * version; a model that is not here has no cost rather than a wrong one.
 *
 * https://aws.amazon.com/bedrock/pricing/, on demand, as of 2026-05. From Claude 4.5 on, a call that stays in one
 * region or geography costs a tenth more than one by a global inference profile, whose price this is.
 */
import type { Usage } from "./converse.ts";

type Price = { input: number; output: number };

const PRICES: [family: RegExp, price: Price, regional: number][] = [
  [/anthropic\.claude-opus-4-[5-9]/, { input: 5, output: 25 }, 1.1],
  [/anthropic\.claude-sonnet-4-[5-9]/, { input: 3, output: 15 }, 1.1],
  [/anthropic\.claude-haiku-4-[5-9]/, { input: 1, output: 5 }, 1.1],
  [/anthropic\.claude-sonnet-4-2/, { input: 3, output: 15 }, 1],
  [/amazon\.nova-pro-v1/, { input: 0.8, output: 3.2 }, 1],
  [/amazon\.nova-lite-v1/, { input: 0.06, output: 0.24 }, 1],
  [/amazon\.nova-micro-v1/, { input: 0.035, output: 0.14 }, 1],
];

/** `undefined` when the price is not known; at most so much, because what is read from a prompt's cache costs less. */
export function costOf(modelId: string, { inputTokens, outputTokens }: Usage): number | undefined {
  const [, price, regional] = PRICES.find(([family]) => family.test(modelId)) ?? [];
  if (price === undefined || regional === undefined) return undefined;
  const factor = modelId.startsWith("global.") ? 1 : regional;
  return (factor * (inputTokens * price.input + outputTokens * price.output)) / 1_000_000;
}
