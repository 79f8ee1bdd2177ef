/**
 * The scales and levels in words for people: a name that needs no science, and a fair name for each end of the line.
 * Each text has a key, the same in every language: `traits.openness.high`.
 *
 *   wordsOf("openness", "de").name; // "Neugier und Vorstellungskraft"
 */
import { z } from "zod";
import { DOMAINS, type Domain } from "../instrument/domains.ts";
import { Instrument, InstrumentId } from "../instrument/index.ts";
import { Language } from "../language.ts";
import data from "./words.data.json" with { type: "json" };

export const wordsOf = (domain: Domain, language: Language) => data.languages[language].scales[domain];

const Text = z.object({ key: z.string(), text: z.string() }).meta({
  id: "TranslatableText",
  example: { key: "traits.openness.name", text: "Curiosity and imagination" },
});

const Facet = z
  .object({
    /** As in `facets` of a persona's traits. */
    id: z.string(),
    name: Text,
    low: Text,
    high: Text,
  })
  .meta({
    id: "FacetWords",
    example: {
      id: "imagination",
      name: { key: "traits.openness.imagination.name", text: "Imagination" },
      low: { key: "traits.openness.imagination.low", text: "Keeps to facts" },
      high: { key: "traits.openness.imagination.high", text: "Lives in fantasies, too" },
    },
  });

const DomainWords = z
  .object({
    id: z.enum(DOMAINS),
    name: Text,
    /** What science calls it. */
    term: Text,
    /** What it is called within a sentence, and where there is little room. */
    plain: Text,
    about: Text,
    low: Text,
    average: Text,
    high: Text,
    /** To be said with "than most people": of a high score, and of a low one. */
    more: Text,
    less: Text,
    /** To be said in "about as … as most people". */
    as: Text,
    facets: z.array(Facet),
  })
  .meta({ id: "DomainWords" });

export const Words = z
  .object({
    instrument: InstrumentId,
    language: Language,
    levels: z.object({ low: Text, average: Text, high: Text }),
    items: z.array(DomainWords),
  })
  .meta({
    id: "TraitWords",
    example: {
      instrument: "ipip-neo-120",
      language: "en",
      levels: {
        low: { key: "traits.levels.low", text: "Lower than most people's" },
        average: { key: "traits.levels.average", text: "About as most people's" },
        high: { key: "traits.levels.high", text: "Higher than most people's" },
      },
      items: [],
    },
  });
export type Words = z.infer<typeof Words>;

type Keyed<T> = { [Name in keyof T]: { key: string; text: string } };

const keyed = <T extends Record<string, string>>(prefix: string, texts: T): Keyed<T> =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, { key: `${prefix}.${name}`, text }]),
  ) as Keyed<T>;

/** The words for the domains and facets that an instrument measures. */
export function words(instrument: InstrumentId, language: Language = "en"): Words {
  const { scales } = Instrument.get(instrument);
  const texts = data.languages[language];
  const facetsOf = (domain: Domain) =>
    scales
      .filter((scale) => scale.domain === domain && scale.facet !== undefined)
      .map(({ id, facet = "" }) => ({
        id: facet,
        ...keyed(`traits.${id}`, texts.scales[id as keyof typeof texts.scales]),
      }));
  return {
    instrument,
    language,
    levels: keyed("traits.levels", texts.levels),
    items: DOMAINS.map((domain) => ({
      id: domain,
      ...keyed(`traits.${domain}`, texts.scales[domain]),
      facets: facetsOf(domain),
    })),
  };
}
