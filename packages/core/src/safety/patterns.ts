/** Regular expressions that stand in data files, where `\b` is the edge of a word of any script. */
const EDGE =
  "(?:(?<=[\\p{L}\\p{M}\\p{N}_])(?![\\p{L}\\p{M}\\p{N}_])|(?<![\\p{L}\\p{M}\\p{N}_])(?=[\\p{L}\\p{M}\\p{N}_]))";
const LETTER = "[\\p{L}\\p{M}\\p{N}_]";

/** One pattern of all, which matches what any of them does. */
export function patternOf(sources: readonly string[], flags = "u"): RegExp {
  const any = sources.map((source) => `(?:${source})`).join("|");
  return new RegExp(any.replaceAll("\\b", EDGE).replaceAll("\\w", LETTER), flags);
}

/** As the patterns expect a text: lower-case, one kind of apostrophe, single blanks. */
export const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/\s+/g, " ");
