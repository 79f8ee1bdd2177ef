/**
 * How many tokens a text is, or may become, by script and model: a character is a quarter of a token in English and
 * two and a half in Amharic. Limits are set in characters, budgets and prices in tokens; this is what lies between.
 * Pure.
 *
 *   tokensFor(1_800, scriptOf("de"), modelOf("global.anthropic.claude-haiku-4-5-20251001-v1:0")) // 612
 */
import { type Model, modelOf, type Script, tokensPerCharacter } from "./models.ts";

/** ISO 15924, as Intl tells it of a language. */
const BY_CODE: Record<string, Script> = {
  Latn: "latin",
  Cyrl: "cyrillic",
  Arab: "arabic",
  Grek: "greek",
  Deva: "devanagari",
  Hans: "han",
  Hant: "han",
  Hani: "han",
  Jpan: "kana",
  Kore: "hangul",
  Thai: "thai",
  Geor: "georgian",
  Ethi: "ethiopic",
};

const LETTERS: [script: Script, letters: RegExp][] = [
  ["cyrillic", /\p{Script=Cyrillic}/gu],
  ["arabic", /\p{Script=Arabic}/gu],
  ["greek", /\p{Script=Greek}/gu],
  ["devanagari", /\p{Script=Devanagari}/gu],
  ["han", /\p{Script=Han}/gu],
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["hangul", /\p{Script=Hangul}/gu],
  ["thai", /\p{Script=Thai}/gu],
  ["georgian", /\p{Script=Georgian}/gu],
  ["ethiopic", /\p{Script=Ethiopic}/gu],
];

/** Letters of a script that has no figure of its own. */
const OTHERS =
  /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Georgian}\p{Script=Ethiopic}])[\p{L}\p{M}]/gu;

/** The script that a language is written in; "other" for one that is not known. */
export function scriptOf(language: string): Script {
  try {
    return BY_CODE[new Intl.Locale(language).maximize().script ?? ""] ?? "other";
  } catch {
    return "other";
  }
}

/** The script that most letters of a text are of; "latin" where it has none. */
export function scriptOfText(text: string): Script {
  const counts = lettersByScript(text);
  const [script, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ["latin", 0]);
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return count > latin ? script : "latin";
}

/** The most that so many characters may be, of the script that takes most of those given. */
export function tokensFor(
  characters: number,
  script: Script | readonly Script[],
  model: Pick<Model, "tokenizer">,
): number {
  const each = tokensPerCharacter(model);
  return Math.ceil(characters * Math.max(...[script].flat().map((one) => each[one])));
}

/** A careful estimate of a text: digits, blanks and punctuation count as Latin letters do. */
export function estimateTokens(text: string, modelId = "unknown"): number {
  const each = tokensPerCharacter(modelOf(modelId));
  let rest = text.length;
  let tokens = 0;
  for (const [script, count] of lettersByScript(text)) {
    tokens += count * each[script];
    rest -= count;
  }
  return Math.ceil(tokens + Math.max(0, rest) * each.latin);
}

/** How many letters are of each script that has a figure of its own; what is left is Latin, or no letter. */
export function lettersByScript(text: string): Map<Script, number> {
  const counted = [...LETTERS, ["other", OTHERS] as const].map(
    ([script, letters]) => [script, text.match(letters)?.length ?? 0] as const,
  );
  return new Map(counted.filter(([, count]) => count > 0));
}
