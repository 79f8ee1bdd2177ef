import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { costOf, metered } from "@persona-ai/core/model/price.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const MILLION = { inputTokens: 1_000_000, outputTokens: 1_000_000 };
const SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";

test("what several models answered costs what each of them does", async () => {
  const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
  const { ask, costUsd } = metered(async ({ modelId }) => ({
    ...{ content: [], stopReason: "end_turn", latencyMs: 1, usage: MILLION },
    modelId,
  }));
  expect(costUsd()).toBe(0);
  for (const modelId of [`global.${SONNET}`, `global.${HAIKU}`, "nobody.knows-it"]) await ask({ modelId });
  expect(costUsd()).toBe(costOf(`global.${SONNET}`, MILLION)! + costOf(`global.${HAIKU}`, MILLION)!);
});

describe("the cost of a call", () => {
  test("is that of its family, a tenth more within a region or geography", () => {
    expect(costOf(`global.${SONNET}`, MILLION)).toBe(18);
    expect(costOf(`eu.${SONNET}`, MILLION)).toBeCloseTo(19.8, 9);
    expect(costOf(SONNET, MILLION)).toBeCloseTo(19.8, 9);
    expect(costOf("amazon.nova-pro-v1:0", MILLION)).toBeCloseTo(4, 9);
  });

  test("has what is written to a prompt's cache at a quarter more, and what is read from it at its own price", () => {
    const id = `global.${SONNET}`;
    const plain = { inputTokens: 1_500, outputTokens: 0 };
    expect(costOf(id, { ...plain, cacheWriteTokens: 1_200 })).toBeCloseTo(0.0054, 9);
    expect(costOf(id, { ...plain, cacheReadTokens: 1_200 })).toBeCloseTo(0.00126, 9);
    expect(costOf(id, plain)).toBeCloseTo(0.0045, 9);
  });

  test("of a long prompt is another where the model has one", () => {
    const id = "global.anthropic.claude-haiku-5-5";
    expect(costOf(id, { inputTokens: 100_000, outputTokens: 0 })).toBeCloseTo(0.01, 9);
    expect(costOf(id, { inputTokens: 200_000, outputTokens: 0 })).toBeCloseTo(0.1, 9);
  });

  test("is known for the models that are used when nobody says otherwise", () => {
    for (const id of Object.values(DEFAULT_MODELS)) expect(costOf(id, MILLION)).toBeGreaterThan(0);
  });

  test("is not told when the price is not known", () => {
    expect(costOf("mistral.some-model-v1:0", MILLION)).toBeUndefined();
    expect(costOf("anthropic.claude-sonnet-7", MILLION)).toBeUndefined();
  });

  test("is that of its parts", () => {
    const usage = fc.record({ inputTokens: fc.nat(), outputTokens: fc.nat() });
    fc.assert(
      fc.property(usage, usage, (a, b) => {
        const both = {
          inputTokens: a.inputTokens + b.inputTokens,
          outputTokens: a.outputTokens + b.outputTokens,
        };
        const parts = costOf(SONNET, a)! + costOf(SONNET, b)!;
        expect(costOf(SONNET, both)! / (parts || 1)).toBeCloseTo(parts === 0 ? 0 : 1, 9);
      }),
    );
  });
});
