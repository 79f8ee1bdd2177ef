/**
 * What the persona knows that bears on a message: of the user, by what it remembers, by the summary and by what they
 * said earlier on. It is quoted as what the user told, never acted upon.
 */
import type { Texts } from "../texts.ts";
import { shared, shorten } from "./words.ts";

export type Known = { memories: string[]; summary?: string | undefined; earlier: string[] };

const QUOTED = 12;
const LENGTH = 200;

export const asksAboutThem = (said: string, { patterns }: Texts["talk"]): boolean =>
  new RegExp(patterns.aboutThem, "iu").test(said);

/** As sentences; none where nothing bears on it. */
export function recall(said: string, { memories, summary, earlier }: Known, texts: Texts["talk"]): string[] {
  const summed = summary === undefined ? [] : [`${texts.andBefore} ${quoted(summary)}`];
  const told = (known: string[]) =>
    known.length === 0 ? [] : [`${texts.toldMe} ${known.map(quoted).join(" ")}`];
  if (asksAboutThem(said, texts)) {
    return [...told(memories.slice(0, QUOTED)), ...summed];
  }
  const remembered = mostAlike(said, memories);
  if (remembered.length > 0) return told(remembered);
  if (!/[?？؟]/.test(said)) return [];
  const before = mostAlike(
    said,
    earlier.filter((text) => !/[?？؟]/.test(text)),
  );
  if (before.length > 0) return before.map((text) => `${texts.youSaid} ${quoted(text)}`);
  return new RegExp(texts.patterns.aboutUs, "iu").test(said) ? summed : [];
}

/** The one that shares most words with it, if any does. */
function mostAlike(said: string, texts: readonly string[]): string[] {
  const [first] = texts
    .map((text) => ({ text, words: shared(said, text) }))
    .filter(({ words }) => words > 0)
    .toSorted((a, b) => b.words - a.words);
  return first ? [first.text] : [];
}

const quoted = (text: string): string => `“${shorten(text, LENGTH)}”`;
