/**
 * Which of the languages that the offline model knows a text is in: by script, else by the function words it has. Or
 * which a tag names ("pt-BR" is Portuguese).
 */
import { LANGUAGES, type Language, textsIn } from "./texts.ts";

/** The first of the texts that tells; undefined where none does. */
export function languageOf(...texts: string[]): Language | undefined {
  for (const text of texts) {
    const found = byScript(text) ?? byWords(text);
    if (found) return found;
  }
  return undefined;
}

export function languageNamed(tag: string | undefined): Language | undefined {
  const [first] = (tag ?? "").toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === first);
}

const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Arabic}/u, "ar"],
];

function byScript(text: string): Language | undefined {
  const name = SCRIPTS.find(([script]) => script.test(text))?.[1];
  return LANGUAGES.find((language) => language === name);
}

function byWords(text: string): Language | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const counted = LANGUAGES.map((language) => {
    const { functionWords, patterns } = textsIn(language).talk;
    const known = new Set(functionWords.split(" "));
    const greets = new RegExp(patterns.greeting, "iu").test(text) ? 1 : 0;
    return { language, count: greets + words.filter((word) => known.has(word)).length };
  });
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count === 0 ? undefined : best.language;
}
