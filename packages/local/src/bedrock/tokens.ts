/**
 * Tokens as a model would count them, by what the table has on its tokenizer for each script; what is all ASCII counts
 * as English, four characters each. Enough for budgets, not for billing.
 */
import { type Model, tokensPerCharacter } from "@persona-ai/core/model/models.ts";
import { lettersByScript } from "@persona-ai/core/model/tokens.ts";

const ENGLISH_TO_LATIN = 0.25 / 0.34;

export function countTokens(content: unknown, model: Model): number {
  if (content === undefined) return 0;
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const rates = tokensPerCharacter(model);
  const beyond = text.match(/\P{ASCII}/gu) ?? [];
  let tokens = (text.length - beyond.join("").length) * rates.latin * ENGLISH_TO_LATIN;
  let rest = beyond.length;
  for (const [script, count] of lettersByScript(text)) {
    tokens += count * rates[script];
    rest -= count;
  }
  return Math.ceil(tokens + rest * rates.latin);
}
