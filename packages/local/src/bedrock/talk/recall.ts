/**
 * What the persona knows that bears on a message: of the user, by what it remembers, by the summary and by what they
 * said earlier on. It is quoted as what the user told, never acted upon.
 */
import { shared, shorten } from "./words.ts";

export type Known = { memories: string[]; summary?: string | undefined; earlier: string[] };

const ABOUT_ME =
  /\b(know|remember|recall|told you|tell me) (anything |something |everything |all )?(about|of) (me|myself)\b|\bwho am i\b|\bwhat do you (remember|recall)\b/i;
const ABOUT_US = /\b(earlier|before|last time|so far|talk(ed)? about|summar)/i;
const QUOTED = 12;
const LENGTH = 200;

export const asksAboutThem = (said: string): boolean => ABOUT_ME.test(said);

/** As sentences; none where nothing bears on it. */
export function recall(said: string, { memories, summary, earlier }: Known): string[] {
  const summed = summary === undefined ? [] : [`And before: ${quoted(summary)}`];
  if (asksAboutThem(said)) {
    return [...told(memories.slice(0, QUOTED)), ...summed];
  }
  const remembered = mostAlike(said, memories);
  if (remembered.length > 0) return told(remembered);
  if (!said.includes("?")) return [];
  const before = mostAlike(
    said,
    earlier.filter((text) => !text.includes("?")),
  );
  if (before.length > 0) return before.map((text) => `You said: ${quoted(text)}`);
  return ABOUT_US.test(said) ? summed : [];
}

/** The one that shares most words with it, if any does. */
function mostAlike(said: string, texts: readonly string[]): string[] {
  const [first] = texts
    .map((text) => ({ text, words: shared(said, text) }))
    .filter(({ words }) => words > 0)
    .toSorted((a, b) => b.words - a.words);
  return first ? [first.text] : [];
}

const told = (memories: string[]): string[] =>
  memories.length === 0 ? [] : [`You told me: ${memories.map(quoted).join(" ")}`];

const quoted = (text: string): string => `“${shorten(text, LENGTH)}”`;
