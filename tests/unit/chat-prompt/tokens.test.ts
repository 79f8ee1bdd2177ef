import { estimateTokens } from "@persona-ai/core/chat/window.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a token is four Latin characters, two of other alphabets, one of Chinese and the like", () => {
  expect(["", "abcd", "abcde", "äöüß", "привет", "こんにちは", "👍"].map(estimateTokens)).toEqual([
    0, 1, 2, 1, 3, 5, 2,
  ]);
});

test("a longer text never has fewer tokens, and two together no more than each for itself", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(estimateTokens(a));
      expect(estimateTokens(a + b)).toBeLessThanOrEqual(estimateTokens(a) + estimateTokens(b));
    }),
  );
});
