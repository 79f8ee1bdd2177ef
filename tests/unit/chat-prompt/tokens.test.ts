import { estimateTokens, mainScript, scriptOf } from "@persona-ai/core/chat/window.ts";
import { modelOf, SCRIPTS, tokensPerCharacter } from "@persona-ai/core/model/models.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["Hello", "latin"],
  ["Grüße", "latin"],
  ["Γειά", "greek"],
  ["привет", "cyrillic"],
  ["مرحبا", "arabic"],
  ["नमस्ते", "devanagari"],
  ["สวัสดี", "thai"],
  ["გამარჯობა", "georgian"],
  ["안녕하세요", "hangul"],
  ["こんにちは", "kana"],
  ["你好", "han"],
  ["ሰላም", "ethiopic"],
  ["👍", "other"],
] as const)("%s is %s, and counted as its characters are", (text, script) => {
  expect(SCRIPTS).toContain(scriptOf(text.charCodeAt(0)));
  expect(mainScript(text)).toBe(script);
  const rates = tokensPerCharacter(modelOf("anthropic.claude-haiku-4-5-20251001-v1:0"));
  expect(estimateTokens(text, rates)).toBe(Math.ceil(rates[script] * text.length - 1e-9));
});

test("a longer text never has fewer tokens, and two together no more than each for itself", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(estimateTokens(a));
      expect(estimateTokens(a + b)).toBeLessThanOrEqual(estimateTokens(a) + estimateTokens(b) + 1);
    }),
  );
});
