/**
 * What a profile may not say, whatever its model was told: a piece of an open answer word for word, the name of
 * somebody whom one names, anything of a special category that one tells, a score, a test's name, a diagnosis. The people
 * who wrote the answers are anonymous, and the card is public. Pure.
 */
import type { Issue } from "../error.ts";
import { once } from "../once.ts";
import type { Info } from "./info.ts";
import data from "./unsayable.data.json" with { type: "json" };

type Told = { text: string };

/** So many words in a row are a quotation. */
const QUOTED_WORDS = 6;

type Category = { category: string; words: RegExp };
const compiled = (lists: Record<string, string[]>): Category[] =>
  Object.entries(lists).map(([category, words]) => ({
    category,
    words: new RegExp(words.map(boundary).join("|"), "iu"),
  }));
/** `\b` knows Latin letters alone in JavaScript. */
const boundary = (pattern: string) =>
  pattern.replace(/^\\b/, "(?<![\\p{L}\\p{N}])").replace(/\\b/g, "(?![\\p{L}\\p{N}])");

const lists = once(() => ({ always: compiled(data.always), told: compiled(data.told) }));

export type About = { name: string; language: string };

export function unsayable(profile: Info, openAnswers: readonly Told[], about: About): Issue[] {
  const told = openAnswers.map(({ text }) => text);
  const quotable = new Set(told.flatMap(phrasesOf));
  const names = namesIn(told, about);
  const { always, told: sensitive } = lists();
  const telling = sensitive.filter(({ words }) => told.some((text) => words.test(text)));
  return Object.entries(textsByPath(profile)).flatMap(([path, text]) => {
    const issue = (message: string): Issue => ({ path, message });
    return [
      ...always
        .filter(({ words }) => words.test(text))
        .map(({ category }) => issue(`has ${category}: leave it out.`)),
      ...telling
        .filter(({ words }) => words.test(text))
        .map(({ category }) => issue(`tells of ${category}, from an open answer: leave it out.`)),
      ...(phrasesOf(text).some((phrase) => quotable.has(phrase))
        ? [issue(`quotes an open answer: no ${QUOTED_WORDS} words in a row of one.`)]
        : []),
      ...(wordsOf(text).some((word) => names.has(word))
        ? [issue("names somebody whom an open answer names.")]
        : []),
    ];
  });
}

/** Every text of a profile by its path, but its name. */
function textsByPath({ name: _name, ...profile }: Info): Record<string, string> {
  const walk = (value: unknown, path: string): [string, string][] => {
    if (typeof value === "string") return path.includes("evidence") ? [] : [[path, value]];
    return Object.entries(value as object).flatMap(([key, inner]) =>
      walk(inner, path ? `${path}.${key}` : key),
    );
  };
  return Object.fromEntries(walk(profile, ""));
}

const segmenter = once(() => new Intl.Segmenter(undefined, { granularity: "word" }));

const wordsOf = (text: string): string[] =>
  [...segmenter().segment(text.normalize("NFKC"))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);

function phrasesOf(text: string): string[] {
  const words = wordsOf(text).map((word) => word.toLowerCase());
  const count = Math.max(0, words.length - QUOTED_WORDS + 1);
  return Array.from({ length: count }, (_, i) => words.slice(i, i + QUOTED_WORDS).join(" "));
}

/**
 * Names in the answers, in scripts that have capitals: a capital in the middle of a sentence, of a word that is never
 * written small, is no day or month, and no part of the person's own name. In German, which writes every noun so, only
 * what follows a word for who somebody is.
 */
function namesIn(answers: readonly string[], { name, language }: About): Set<string> {
  const ownWords = new Set(wordsOf(name));
  const small = new Set(answers.flatMap(wordsOf).filter((word) => word === word.toLowerCase()));
  const calendar = once(() => calendarOf(language));
  const found = answers.flatMap((text) => [...text.matchAll(isGerman(text) ? AFTER_ROLE : WITHIN)]);
  const names = found.map(({ groups }) => groups!.name!);
  return new Set(
    names.filter(
      (one) =>
        !ownWords.has(one) &&
        !small.has(one.toLowerCase()) &&
        !calendar().has(one.toLowerCase().replace(/s$/, "")),
    ),
  );
}

const WITHIN = /(?<=[\p{Ll},;:] )(?<name>\p{Lu}\p{Ll}{2,})(?=[\s,.;:!?'’]|$)/gu;
const AFTER_ROLE =
  /\b(?:Herr|Frau|Kolleg(?:e|in)|Freund(?:in)?|Bruder|Schwester|Mann|Sohn|Tochter|Chef(?:in)?|Cousin(?:e)?|Onkel|Tante)\s(?<name>\p{Lu}\p{Ll}{2,})/gu;

/** Answers come in any language. */
const isGerman = (text: string): boolean =>
  (text.match(/(?<!\p{L})(?:der|die|das|und|ist|nicht|sie|er|ein|eine|mit|im|zu)(?!\p{L})/giu)?.length ??
    0) >= 2;

/** Days and months, lower case, without a plural's s. */
function calendarOf(language: string): Set<string> {
  const formats = [{ weekday: "long" }, { month: "long" }] as const;
  const days = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, i, i + 1)));
  try {
    return new Set(
      formats.flatMap((format) => {
        const of = new Intl.DateTimeFormat(language, { ...format, timeZone: "UTC" });
        return days.map((day) => of.format(day).toLowerCase().replace(/s$/, ""));
      }),
    );
  } catch {
    return new Set();
  }
}
