/**
 * One plain sentence a dimension about two people, from what their traits say, and what the score can tell (pure).
 * `one` and `other` are named in the order they are given in; the words are in explain.data.json, a set a language.
 *
 * The studies that a summary names are Dyrenforth, Kashy, Donnellan & Lucas (2010), J. Personality and Social
 * Psychology 99, and Joel, Eastwick & Finkel (2017), Psychological Science 28.
 */
import type { Language } from "../language.ts";
import { once } from "../once.ts";
import { LEVEL_BOUNDS } from "../traits/constants.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import { levelOf } from "../traits/scoring.ts";
import { wordsOf } from "../traits/words.ts";
import type { ZScores } from "../traits/z-scores.ts";
import type { Dimension } from "./constants.ts";
import data from "./explain.data.json" with { type: "json" };
import { type Basis, circumplex, type Fits } from "./fit.ts";
import type { Interval } from "./interval.ts";

export type Side = { name: string; z: ZScores };
export type Pair = { one: Side; other: Side; basis: Basis; sameInstrument: boolean; fits: Fits };
type Explained = Record<Dimension, string>;

/** Beyond half a standard deviation somebody is unlike most people, as with the levels of traits. */
const NOTABLE = (LEVEL_BOUNDS.high - 50) / 10;
/** Where two people differ, by how many standard deviations that is worth a word, and a strong one. */
const APART = 1;
const FAR_APART = 2;

const HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "negative" } as const;
/** Made when first used, not at import: the first of them loads the runtime's data of languages, for 15 ms. */
const writers = (language: Language) => ({
  hundredths: new Intl.NumberFormat(language, HUNDREDTHS),
  list: new Intl.ListFormat(language),
});
const WRITERS = {
  en: once(() => writers("en")),
  de: once(() => writers("de")),
  fr: once(() => writers("fr")),
  es: once(() => writers("es")),
};

const filled = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

export function explain(
  pair: Pair,
  score: number,
  [low, high]: Interval,
  language: Language,
): { labels: Explained; explanations: Explained; summary: string } {
  const { labels, summary } = data.texts[language];
  const who = listed(language, [pair.one.name, pair.other.name]);
  const explanations = {
    similarity: similarity(pair, who, language),
    warmth: warmth(pair, who, language),
    dominance: dominance(pair, who, language),
  };
  return { labels, explanations, summary: filled(summary, { score, low, high, who }) };
}

const listed = (language: Language, words: readonly string[]): string =>
  WRITERS[language]().list.format(words);

function similarity(
  { one, other, basis, sameInstrument, fits }: Pair,
  who: string,
  language: Language,
): string {
  const texts = data.texts[language];
  const over = basis === "facets" ? texts.facets : sameInstrument ? texts.domains : texts.shared;
  const r = fits.r === undefined ? undefined : WRITERS[language]().hundredths.format(fits.r);
  return filled(texts.similarity, {
    who,
    common: inCommon(one, other, language),
    gap: widestGap(one, other, language),
    over: filled(over, { n: Object.keys(one.z.facets).length }),
    correlation: r === undefined ? texts.flat : filled(texts.correlate, { r }),
  });
}

/** The domains in which both are high, or both low. */
function inCommon(one: Side, other: Side, language: Language): string {
  const texts = data.texts[language];
  const level = ({ z }: Side, domain: Domain) => levelOf(50 + 10 * z.domains[domain]);
  const levels = (["high", "low"] as const).flatMap((wanted) => {
    const both = DOMAINS.filter((domain) => level(one, domain) === wanted && level(other, domain) === wanted);
    const traits = listed(
      language,
      both.map((domain) => wordsOf(domain, language).plain),
    );
    return both.length > 0 ? [filled(texts[wanted], { traits })] : [];
  });
  return levels.length > 0 ? filled(texts.common, { levels: listed(language, levels) }) : texts.nothing;
}

/** The domain in which they differ most. */
function widestGap(one: Side, other: Side, language: Language): string {
  const texts = data.texts[language];
  const gap = (domain: Domain) => one.z.domains[domain] - other.z.domains[domain];
  const widest = DOMAINS.reduce((most, domain) =>
    Math.abs(gap(domain)) > Math.abs(gap(most)) ? domain : most,
  );
  if (Math.abs(gap(widest)) < APART) return texts.near;
  const { name } = gap(widest) > 0 ? one : other;
  return filled(texts.apart, { trait: wordsOf(widest, language).plain, name });
}

function warmth({ one, other }: Pair, who: string, language: Language): string {
  const texts = data.texts[language].warmth;
  const [a, b] = [circumplex(one.z.domains).lov, circumplex(other.z.domains).lov];
  const [warmer, cooler] = a >= b ? [one.name, other.name] : [other.name, one.name];
  const gap = Math.abs(a - b);
  if (gap >= NOTABLE) {
    const much = gap >= FAR_APART ? "far" : gap >= APART ? "clear" : "little";
    return filled(texts[much], { warmer, cooler });
  }
  const both = Math.min(a, b) > NOTABLE ? "more" : Math.max(a, b) < -NOTABLE ? "less" : "usual";
  return filled(texts[both], { who });
}

const PARTS = ["leads", "even", "follows"] as const;
type Part = (typeof PARTS)[number];

function partOf({ z }: Side): Part {
  const { dom } = circumplex(z.domains);
  if (dom > NOTABLE) return "leads";
  return dom < -NOTABLE ? "follows" : "even";
}

/** Whoever leads more is named first. */
function dominance({ one, other }: Pair, who: string, language: Language): string {
  const texts: Record<string, string> = data.texts[language].dominance;
  const [first, second] = [one, other].toSorted(
    (a, b) => PARTS.indexOf(partOf(a)) - PARTS.indexOf(partOf(b)),
  );
  const text = texts[`${partOf(first!)}-${partOf(second!)}`]!;
  return filled(text, { who, first: first!.name, second: second!.name });
}
