/** Words that tell what a text is about, of any language that separates them; function words are left out. */
import { LANGUAGES, type Language, textsIn } from "../texts.ts";

const functionWords = (languages: readonly Language[]): Set<string> =>
  new Set(languages.flatMap((language) => textsIn(language).talk.functionWords.split(" ")));

/** As they were written. */
function tellingWords(text: string, languages: readonly Language[] = LANGUAGES): string[] {
  const left = functionWords(languages);
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  return words.filter((word) => word.length > 2 && !left.has(word.toLowerCase()));
}

/** How many telling words two texts share, a plural counting as its singular. */
export function shared(one: string, other: string): number {
  const stems = new Set(tellingWords(one).map(stem));
  return new Set(
    tellingWords(other)
      .map(stem)
      .filter((word) => stems.has(word)),
  ).size;
}

const stem = (word: string): string => word.toLowerCase().replace(/(?:'s|s)$/, "");

/** What a message is about, in its own words: the longest that tells, the last of equals. */
export function topicOf(text: string, language: Language): string | undefined {
  return tellingWords(text, [language]).reduce<string | undefined>(
    (longest, word) => (word.length >= (longest?.length ?? 0) ? word : longest),
    undefined,
  );
}

/** Never through the middle of a character, and at a word's end where there is one. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const head = line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), length / 2)).trim()}…`;
}
