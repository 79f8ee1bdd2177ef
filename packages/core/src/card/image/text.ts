/**
 * Texts as a picture can hold them (pure): clean, in lines that fit, and escaped.
 *
 *   lines("A very long tagline …", { width: 400, size: 30, weight: "regular", max: 3 }); // ["A very long", …]
 */
import { canWrite, type Weight, widthOf } from "./measure.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const words = new Intl.Segmenter("en", { granularity: "word" });
const pieces = (segmenter: Intl.Segmenter, text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

/** One line without what XML cannot hold, what cannot be seen, and what would turn the direction of the text around. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      /(?!\s)[\p{Cc}\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]/gu,
      "",
    )
    .replace(/\s+/gu, " ")
    .trim();

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For an element's text or a quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

const MARKS = /^[\p{P}\p{S}]+$/u;
const OPENING = /[\p{Ps}\p{Pi}\p{Po}]$/u;

/** Between which a line may break: words and spaces, with the marks that belong to a word. */
function unbroken(text: string): string[] {
  const parts: string[] = [];
  for (const segment of pieces(words, text)) {
    const before = parts.at(-1) ?? " ";
    const apart = /\s/.test(segment) || before.endsWith(" ");
    if (!apart && (MARKS.test(segment) || OPENING.test(before))) parts[parts.length - 1] = before + segment;
    else parts.push(segment);
  }
  return parts;
}

export type Box = { width: number; size: number; weight: Weight; max: number };

/** Broken between words, and within one only when it is longer than a line; what does not fit ends in an ellipsis. */
export function lines(text: string, { width, size, weight, max }: Box): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), weight) * size <= width;
  const parts = unbroken(clean(text)).flatMap((word) => (fits(word) ? [word] : pieces(graphemes, word)));
  const all: string[] = [];
  for (const part of parts) {
    const line = all.at(-1);
    if (line !== undefined && fits(line + part)) all[all.length - 1] = line + part;
    else if (part.trim() !== "") all.push(part);
  }
  const rest = all.slice(max - 1).join("");
  const last = all.length > max ? [ellipsized(rest, fits)] : all.slice(max - 1);
  return [...all.slice(0, max - 1), ...last].map((line) => line.trimEnd());
}

function ellipsized(line: string, fits: (line: string) => boolean): string {
  const letters = pieces(graphemes, line);
  while (letters.length > 0 && !fits(`${letters.join("").trimEnd()}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/**
 * The text without what DejaVu Sans lacks, where that is ornament (emoji, symbols); nothing where it is letters or
 * digits (Chinese, say), because a text with holes is none.
 */
export function writable(text: string, weight: Weight): string {
  const [known, lacking] = [[] as string[], [] as string[]];
  for (const one of pieces(graphemes, clean(text))) (canWrite(one, weight) ? known : lacking).push(one);
  return lacking.some((one) => /[\p{L}\p{N}]/u.test(one)) ? "" : clean(known.join(""));
}
