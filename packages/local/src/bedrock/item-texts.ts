/**
 * Texts for a language that the offline model has none written in: made from the translated items of the IPIP-NEO-120,
 * which are in 40 languages. Whoever is high in a trait is said to be as its items say that are keyed so; a rule of
 * speech has one item more the stronger the trait is. Plain, but in the language that was asked for, and read back
 * as any other.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Instrument } from "@persona-ai/core/instrument";
import { byDomain, type Domain } from "@persona-ai/core/traits/info.ts";
import { type Texts, textsIn } from "./texts.ts";

const INSTRUMENT = "ipip-neo-120";
const QUESTIONS = createRequire(import.meta.url).resolve("@bigfive-org/questions/data/en/questions.json");

const made = new Map<string, Texts | undefined>();

/** The texts that were made so far. */
export const itemTexts = (): Texts[] => [...made.values()].filter((texts) => texts !== undefined);

/** Undefined for a language that the items are not translated to. */
export function textsOfItems(language: string): Texts | undefined {
  const tag = language.toLowerCase();
  if (!made.has(tag)) made.set(tag, make(tag));
  return made.get(tag);
}

function make(tag: string): Texts | undefined {
  const file = QUESTIONS.replace("/data/en/", `/data/${tag}/`);
  if (!/^[a-z-]+$/.test(tag) || !existsSync(file)) return undefined;
  const said = (JSON.parse(readFileSync(file, "utf8")) as { text: string }[]).map(({ text }) => plain(text));
  const items = Instrument.get(INSTRUMENT).items.map((item, i) => ({ ...item, text: said[i]! }));
  const of = (domain: Domain, keyed: "plus" | "minus", facet?: string) =>
    items
      .filter((item) => item.domain === domain && item.keyed === keyed && (!facet || item.facet === facet))
      .map(({ text }) => text);
  const english = textsIn("en");
  const traits = byDomain((domain) => {
    const facets = Object.keys(english.traits[domain].facets).map((facet) => {
      const pole = (keyed: "plus" | "minus") => ({
        detail: sentence(of(domain, keyed, facet)[0] ?? said[0]!),
      });
      return [facet, { low: pole("minus"), high: pole("plus") }] as const;
    });
    return traitTexts(of(domain, "minus"), of(domain, "plus"), Object.fromEntries(facets));
  });
  return { traits, frame: frameOf(said), talk: english.talk };
}

type TraitTexts = Texts["traits"][Domain];

function traitTexts(low: string[], high: string[], facets: TraitTexts["facets"]): TraitTexts {
  const levels = { low, average: low.flatMap((text, i) => [text, high[i] ?? text]), high };
  const byLevel = <T>(make: (texts: string[]) => T) => ({
    low: make(levels.low),
    average: make(levels.average),
    high: make(levels.high),
  });
  const first = (texts: string[], count: number) => texts.slice(0, count).join("; ");
  return {
    levels: byLevel((texts) => ({
      summary: [sentence(first(texts, 4))],
      tagline: [texts[0]!],
      tail: [texts[1]!],
      sample: [`${first(texts, 2)}.`],
      value: [texts[2]!],
      strength: [`${texts[3] ?? texts[0]}.`],
      blindSpot: [`${texts[4] ?? texts[1]}.`],
      starter: [`${texts[0]}?`],
    })),
    rules: {
      veryLow: first(low, 3),
      low: first(low, 2),
      lowAverage: first(low, 1),
      highAverage: first(high, 1),
      high: first(high, 2),
      veryHigh: first(high, 3),
    },
    tones: byLevel((texts) => [texts[0]!]),
    hooks: byLevel((texts) => [`${texts[1]}.`]),
    gaps: { self: sentence(high[0]!), peers: sentence(low[0]!) },
    closings: { low: [sentence(low[1]!)], high: [sentence(high[1]!)] },
    facets,
  };
}

function frameOf(said: string[]): Texts["frame"] {
  const hello = ["{name}."];
  const byLevel = <T>(value: T) => ({ low: value, average: value, high: value });
  return {
    balanced: { summary: [sentence(said[0]!)], tagline: [said[1]!], closing: [sentence(said[2]!)] },
    exceptions: [""],
    hellos: byLevel(byLevel(hello)),
    asks: byLevel([`${said[1]}?`]),
  };
}

const sentence = (text: string) => `{They}: ${text}.`;
/** An item without the mark that ends it. */
const plain = (text: string) => text.trim().replace(/[.。։:।؟?]+$/u, "");
