/**
 * Tokens as a model would count them, by what the table has on its tokenizer for each script; what is all ASCII counts
 * as English, four characters each. Enough for budgets, not for billing.
 */
import { type Model, type Script, tokensPerCharacter } from "@persona-ai/core/model/models.ts";

const ENGLISH_TO_LATIN = 0.25 / 0.34;

/** The first characters of ranges, ascending. */
const RANGES: [number, Script][] = [
  [0x80, "latin"],
  [0x370, "greek"],
  [0x400, "cyrillic"],
  [0x590, "arabic"],
  [0x900, "devanagari"],
  [0xe00, "thai"],
  [0xe80, "other"],
  [0x10a0, "georgian"],
  [0x1100, "hangul"],
  [0x1200, "ethiopic"],
  [0x13a0, "other"],
  [0x1e00, "latin"],
  [0x2000, "latin"],
  [0x3040, "kana"],
  [0x3100, "han"],
  [0xac00, "hangul"],
  [0xd7b0, "other"],
];

const scriptOf = (code: number): Script => RANGES.findLast(([from]) => code >= from)?.[1] ?? "latin";

export function countTokens(content: unknown, model: Model): number {
  if (content === undefined) return 0;
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const rates = tokensPerCharacter(model);
  let tokens = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    tokens += code < 0x80 ? rates.latin * ENGLISH_TO_LATIN : rates[scriptOf(code)];
  }
  return Math.ceil(tokens);
}
