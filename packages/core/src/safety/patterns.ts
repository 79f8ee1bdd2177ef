/**
 * Regular expressions that stand in data files, where `\b` is the edge of a word and `\w` a letter of any alphabet.
 * By a few ranges of characters rather than Unicode's classes, which take a hundred times as long to make ready.
 */
const LETTERS = "0-9a-z_\\u00aa\\u00b5\\u00c0-\\u1fff";
const LETTER = `[${LETTERS}]`;
const EDGE = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;

/** One pattern of all, which matches what any of them does. */
export function patternOf(sources: readonly string[], flags = "u"): RegExp {
  const any = sources.map((source) => `(?:${source})`).join("|");
  return new RegExp(any.replaceAll("\\b", EDGE).replaceAll("\\w", LETTER), flags);
}

/** So many letters lie between the words of a rule at most; fewer where one letter is a word. */
const SPAN = { most: 60, dense: 24 };
const DENSE: ReadonlySet<string> = new Set(["ja", "zh", "ko"]);

/** Rules of several groups of words, in any order: one holds where each group has a word near one of the first. */
export function nearOf(rules: readonly (readonly string[])[], language: string) {
  const span = DENSE.has(language) ? SPAN.dense : SPAN.most;
  const ready = rules.map(([first = "", ...rest]) => ({
    first: patternOf([first], "gu"),
    rest: rest.map((group) => patternOf([group])),
  }));
  const holds = ({ first, rest }: (typeof ready)[number], text: string) =>
    [...text.matchAll(first)].some(({ 0: { length }, index }) => {
      const around = text.slice(Math.max(0, index - span), index + length + span);
      return rest.every((group) => group.test(around));
    });
  return { test: (text: string): boolean => ready.some((rule) => holds(rule, text)) };
}

/** As the patterns expect a text: lower-case, one kind of apostrophe, single blanks. */
export const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/\s+/g, " ");

/** What hides words from a search for them: digits and marks for letters, and letters set apart or drawn out. */
export const undisguised = (plain: string): string =>
  plain
    .replace(/(?<=[a-z])[013457@$!]|[013457@$!](?=[a-z])/g, (mark) => LOOKS_LIKE[mark] ?? mark)
    .replace(/(?<![a-z])(?:[a-z][ .-]){3,}[a-z](?![a-z])/g, (word) => word.replace(/[ .-]/g, ""))
    .replace(/([a-z])\1{2,}/g, "$1");
const LOOKS_LIKE: Record<string, string> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" },
  ...{ "@": "a", $: "s", "!": "i" },
};

/** The characters without which a text is in none of these languages; the others are written in Latin ones. */
const SCRIPTS: Record<string, RegExp> = {
  ru: /[\u0400-\u04ff]/,
  uk: /[\u0400-\u04ff]/,
  ar: /[\u0600-\u06ff]/,
  /** Also as it is typed on phones, in Latin letters. */
  hi: /[\u0900-\u097f]|\b(?:hu|hun|hoon|hai|ho|nahin?|main|mujhe|apni|khud|mann?|tum|aap)\b/,
  ja: /[\u3040-\u30ff\u4e00-\u9fff]/,
  zh: /[\u4e00-\u9fff]/,
  ko: /[\uac00-\ud7af]/,
};
const LATIN = /[a-z\u00c0-\u024f]/;

export const mayBeIn = (language: string, plain: string): boolean => (SCRIPTS[language] ?? LATIN).test(plain);
