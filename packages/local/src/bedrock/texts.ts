/**
 * The texts that the offline model writes and talks with: JSON, a folder a language, in it one file a trait (what is
 * said of it in profiles) beside `frame` (what holds a profile together) and `talk` (what is said in a chat). Nothing
 * here knows what they say.
 *
 * A sentence about the person is a template: `{They}`/`{they}` is its subject and becomes the name or the pronoun,
 * `{Their}` likewise, `[talk|talks]` agrees with it, and `{name}` is always the name. Where there are several texts,
 * the traits choose which; each stands alone, in any order. A facet may be a word alone, which the sentences of
 * `frame.facet` are then made with.
 */
import { readFileSync } from "node:fs";
import { byDomain, DOMAINS, type Domain, Level } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";

const Several = z.array(z.string()).min(1);
const byLevel = <T extends z.ZodType>(of: T) => z.record(Level, of);
const byPole = <T extends z.ZodType>(of: T) => z.record(z.enum(["low", "high"]), of);

const PairTexts = z.strictObject({
  summary: Several,
  tagline: Several,
  strength: z.string(),
  blindSpot: z.string(),
});
/** `highLow`: the first domain of the pair is high, the second low. */
const Pair = z.record(z.enum(["highHigh", "highLow", "lowHigh", "lowLow"]), PairTexts);

const LevelTexts = z.strictObject({
  summary: Several,
  /** The whole of a short tagline. */
  tagline: Several,
  /** The second half of a tagline, after a comma. */
  tail: Several,
  /** What they would say, in the first person. */
  sample: Several,
  value: Several,
  strength: Several,
  blindSpot: Several,
  /** A question to ask them. */
  starter: Several,
});

/** A sentence for the summary, and what the facet is worth or costs. */
const FacetPole = z.strictObject({
  detail: z.string(),
  strength: z.string().optional(),
  blindSpot: z.string().optional(),
});
export type FacetPole = z.infer<typeof FacetPole>;

/** Six grades, so that the rules of speech alone tell how strong a trait is. */
const Grade = z.enum(["veryLow", "low", "lowAverage", "highAverage", "high", "veryHigh"]);
export type Grade = z.infer<typeof Grade>;
export type Pole = "low" | "high";

const Trait = z.strictObject({
  levels: byLevel(LevelTexts),
  rules: z.record(Grade, z.string()),
  /** Missing where a trait shows in the rules rather than in the tone. */
  tones: byLevel(Several).optional(),
  /** Something of their own in the first hello. */
  hooks: byLevel(Several).optional(),
  /** Where self and peers truly differ, by who sees more of it. */
  gaps: z.strictObject({ self: z.string(), peers: z.string() }),
  /** A last word to the reader, where it is the strongest trait. */
  closings: byPole(Several),
  /** Texts of facets, by the names that the instrument's norms give them. */
  facets: z.record(z.string(), z.union([z.string(), byPole(FacetPole)])),
  /** What two traits away from the middle make together, by the second of them. */
  pairs: z.partialRecord(z.enum(DOMAINS), Pair).optional(),
});

const Frame = z.strictObject({
  /** For people whose five domains are all average. */
  balanced: z.strictObject({ summary: Several, tagline: Several, closing: Several }),
  /** Before a facet that goes against its domain. */
  exceptions: Several,
  /** Greetings by extraversion, then agreeableness. */
  hellos: byLevel(byLevel(Several)),
  asks: byLevel(Several),
  facet: byPole(z.string()).optional(),
});

/** `{topic}` is what the user talked of, in their words, and stands in quotation marks. */
const Said = byLevel(z.array(z.string()));
const Talk = z.strictObject({
  openings: Said,
  replies: Said,
  views: Said,
  colours: z.strictObject({ openness: Said, neuroticism: Said }),
  endings: Said,
  questions: Said,
  hellos: Said,
  recalling: Said,
  nothingKnown: Said,
  smallTalk: z.strictObject({ question: Several, greeting: Several, statement: Several }),
  identity: z.string(),
  toldMe: z.string(),
  youSaid: z.string(),
  andBefore: z.string(),
  that: z.string(),
  /** Regular expressions, without regard to case. */
  patterns: z.strictObject({
    identity: z.string(),
    greeting: z.string(),
    aboutThem: z.string(),
    aboutUs: z.string(),
  }),
  functionWords: z.string(),
  talkedAbout: z.string(),
  /** What somebody says of themselves, as a regular expression, and how it is kept. */
  facts: z.array(z.tuple([z.string(), z.string()])),
});

type TraitTexts = Omit<z.infer<typeof Trait>, "facets"> & { facets: Record<string, Record<Pole, FacetPole>> };
export type Texts = {
  traits: Record<Domain, TraitTexts>;
  frame: z.infer<typeof Frame>;
  talk: z.infer<typeof Talk>;
};

export const LANGUAGES = ["en", "de", "fr", "es", "ja", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

const read = (language: Language, part: string): unknown =>
  JSON.parse(readFileSync(new URL(`./texts/${language}/${part}.data.json`, import.meta.url), "utf8"));

const loaded = new Map<Language, Texts>();

/** Read at first use, and checked then. */
export function textsIn(language: Language): Texts {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

function load(language: Language): Texts {
  const frame = Frame.parse(read(language, "frame"));
  const traits = byDomain((domain): TraitTexts => {
    const { facets, ...trait } = Trait.parse(read(language, domain));
    const told = Object.entries(facets).map(([name, texts]) => [name, spelledOut(texts, frame)]);
    return { ...trait, facets: Object.fromEntries(told) };
  });
  return { traits, frame, talk: Talk.parse(read(language, "talk")) };
}

function spelledOut(
  texts: string | Record<Pole, FacetPole>,
  { facet }: Texts["frame"],
): Record<Pole, FacetPole> {
  if (typeof texts !== "string") return texts;
  if (facet === undefined)
    throw new Error(`A facet is the word "${texts}" alone, and no sentence is given for it.`);
  const detail = (pole: Pole) => ({ detail: facet[pole].replace("{facet}", texts) });
  return { low: detail("low"), high: detail("high") };
}

/** The language of the first text that tells one: by script, else by the function words that it has. */
export function languageOf(...texts: string[]): Language | undefined {
  for (const text of texts) {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
    const found = /\p{Script=Arabic}/u.test(text) ? "ar" : byWords(text);
    if (found) return found;
  }
  return undefined;
}

/** Which one a tag names: "de-AT" is German. */
export function languageNamed(tag: string | undefined): Language | undefined {
  const [first] = (tag ?? "").toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === first);
}

function byWords(text: string): Language | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const counted = LANGUAGES.map((language) => {
    const { functionWords, patterns } = textsIn(language).talk;
    const known = new Set(functionWords.split(" "));
    const greets = new RegExp(patterns.greeting, "iu").test(text) ? 1 : 0;
    return { language, count: greets + words.filter((word) => known.has(word)).length };
  });
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count === 0 ? undefined : best.language;
}
