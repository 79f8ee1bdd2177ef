/**
 * The offline model as a keeper of memory: what `remember` is called with. It takes for facts what somebody says about
 * themselves by a few plain forms of each language (its `facts`): in English "I am", "I have",
 * "I like", "I work", "my X is" and "remember that"; nothing else is taken for a fact. It comes out in the third person,
 * without a name. What ends or replaces a fact, and what is a core one, is told in English alone.
 *
 *   factsIn("I'm a nurse and I have two cats. Is my name odd?") // ["Is a nurse.", "Has two cats."]
 */
import { z } from "zod";
import { shorten } from "../talk/words.ts";
import { type Language, languageOf, textsIn } from "../texts.ts";
import english from "./english.data.json" with { type: "json" };

const Exchange = z.object({ message: z.string(), answer: z.string().optional() });

export const Told = z.object({
  known: z.array(z.object({ n: z.int(), text: z.string() })),
  exchange: Exchange,
  earlier: z.object({ summary: z.string().optional(), exchanges: z.array(Exchange) }).optional(),
});
export type Told = z.infer<typeof Told>;

type Remembered = {
  facts: { text: string; kind?: "core"; replaces?: number }[];
  ended?: number[];
  summary?: string;
};

export function remember({ known, exchange, earlier }: Told): Remembered {
  const texts = known.map(({ text }) => text);
  const numberOf = (index: number) => known[index]!.n;
  const facts = factsIn(exchange.message, texts).map((text) => {
    const old = replacedBy(text, texts);
    return {
      text,
      ...(isCore(text) && { kind: "core" as const }),
      ...(old !== undefined && { replaces: numberOf(old) }),
    };
  });
  const ended = endedIn(exchange.message, texts).map(numberOf);
  return {
    facts,
    ...(ended.length > 0 && { ended }),
    ...(earlier && { summary: digest(earlier) }),
  };
}

const SUMMARY = 800;
const PART = 70;
const BETWEEN = "; ";

/** What the user came up with, in their words, the newest last; the oldest gives way to it. */
function digest({ summary = "", exchanges }: NonNullable<Told["earlier"]>): string {
  const language = languageOf(...exchanges.map(({ message }) => message), summary) ?? "en";
  const beginning = textsIn(language).talk.talkedAbout;
  const before = summary.startsWith(beginning) ? summary.slice(beginning.length).split(BETWEEN) : [];
  const parts = [
    ...(before.length === 0 && summary !== "" ? [shorten(summary, SUMMARY / 2)] : before),
    ...exchanges.map(({ message }) => shorten(message.replaceAll(BETWEEN, ", "), PART)),
  ];
  while (parts.length > 1 && beginning.length + parts.join(BETWEEN).length > SUMMARY) parts.shift();
  return beginning + parts.join(BETWEEN);
}

const FACTS = 3;
const LENGTH = 160;

const pattern = (source: string): RegExp => new RegExp(source, "iu");
const WISH = pattern(english.wish);
const CLAUSE_ENDS = pattern(english.clauseEnds);
const CLAUSE_STARTS = pattern(english.clauseStarts);
const IS_OVER = pattern(english.isOver);
const WHAT_IS_OVER = pattern(english.whatIsOver);
const SINGLE = pattern(english.single);
const CORE = pattern(english.core);

export function factsIn(message: string, known: readonly string[] = []): string[] {
  const language = languageOf(message) ?? "en";
  const found = language === "en" ? englishFacts(message) : foreignFacts(message, language);
  const seen = new Set(known.map(plain));
  const facts = found.filter((fact) => {
    const isNew = fact.length <= LENGTH && !seen.has(plain(fact));
    if (isNew) seen.add(plain(fact));
    return isNew;
  });
  return facts.slice(0, FACTS);
}

function englishFacts(message: string): string[] {
  return clausesOf(message).flatMap((clause) => {
    const wish = WISH.exec(clause)?.[1];
    const fact = stated(wish ?? clause, "en");
    return fact === undefined ? (wish ? `Wants remembered: ${wish}.` : []) : sentence(ofThem(fact));
  });
}

const foreignFacts = (message: string, language: Language): string[] =>
  (message.match(/[^.!?。！？؟\n]+[.!?。！？؟]?/gu) ?? [])
    .filter((said) => !/[?？؟]$/.test(said))
    .flatMap((said) => stated(said.replace(/[.!。！\s]+$/u, "").trim(), language) ?? []);

/** What a clause says, by the first form that it has. */
function stated(clause: string, language: Language): string | undefined {
  for (const [form, fact] of textsIn(language).talk.facts) {
    if (pattern(form).test(clause)) return clause.replace(pattern(form), fact);
  }
  return undefined;
}

/** Statements alone: what ends in a question mark is none. */
function clausesOf(message: string): string[] {
  const sentences = message.match(/[^.!?\n]+(?:\.(?=\S)[^.!?\n]*)*[.!?]*/g) ?? [];
  return sentences
    .filter((said) => !said.includes("?"))
    .flatMap((said) => said.split(CLAUSE_ENDS))
    .map((clause) => clause.replace(/[.!\s]+$/, "").trim())
    .map((clause) => clause.replace(CLAUSE_STARTS, ""));
}

/** What a message takes back of what is known, by its words: "I stopped being vegan", "I no longer work at Aria". */
function endedIn(message: string, known: readonly string[]): number[] {
  return clausesOf(message).flatMap((clause) => {
    const what = IS_OVER.test(clause) ? WHAT_IS_OVER.exec(clause)?.[1] : undefined;
    if (what === undefined) return [];
    const words = wordsIn(ofThem(what));
    return known.flatMap((text, i) =>
      words.length > 0 && words.every((word) => wordsIn(text).includes(word)) ? i : [],
    );
  });
}

const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/(ing|s)$/, ""));

/** What there can be one of: what is said of it anew takes the place of what was. */
function replacedBy(fact: string, known: readonly string[]): number | undefined {
  const about = SINGLE.exec(fact)?.[0].toLowerCase();
  const index = known.findIndex((text) => about !== undefined && text.toLowerCase().startsWith(about));
  return index < 0 || plain(known[index]!) === plain(fact) ? undefined : index;
}

const isCore = (fact: string): boolean => CORE.test(fact);

const ofThem = (text: string): string =>
  text
    .replace(/\bmyself\b/gi, "themselves")
    .replace(/\bmy\b/gi, "their")
    .replace(/\bme\b/gi, "them")
    .replace(/\bI(?:['’]m| am)\b/g, "they are")
    .replace(/\bI\b/g, "they");

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();
