/**
 * Johnson's IPIP-NEO-120: five domains of six facets of four items, answered 1..5; scores are sums. Items and texts
 * are those of `@bigfive-org/questions`, ids and order too; norms are Johnson's, by sex and age group.
 *
 * Keys come from the English list alone: a translation gives texts by item id, and can neither reorder nor rekey.
 */
import englishChoices from "@bigfive-org/questions/data/en/choices.js";
import english from "@bigfive-org/questions/data/en/questions.json" with { type: "json" };
import { DomainError } from "../error.ts";
import {
  type About,
  type Definition,
  type Item,
  type NormGroup,
  type NormValues,
  Quality,
  type Survey,
} from "./definition.ts";
import { DOMAINS, type Domain } from "./domains.ts";
import facetAlphas from "./ipip-neo-120-alphas.data.json" with { type: "json" };
import corrections from "./ipip-neo-120-corrections.data.json" with { type: "json" };
import facets from "./ipip-neo-120-facets.data.json" with { type: "json" };
import { choices, texts } from "./ipip-neo-120-languages.ts";
import data from "./ipip-neo-120-norms.data.json" with { type: "json" };
import observer from "./ipip-neo-120-observer.data.json" with { type: "json" };
import { mixtureOf } from "./mixture.ts";
import { aboutSomebodyElse } from "./observer.ts";
import { scalesOf } from "./scales.ts";

const items = english.map(({ id, keyed, domain, facet }) => {
  const names = facets.names[domain as keyof typeof facets.names];
  return { id, keyed, domain: names[0], facet: names[facet]! } as Item;
});

type DomainNorms = Record<Domain, NormValues & { facets: Record<string, NormValues> }>;

function normGroup(name: string, domains: DomainNorms): NormGroup {
  const scales = Object.entries(domains).flatMap(([domain, { mean, sd, facets }]) => [
    [domain, { mean, sd }] as const,
    ...Object.entries(facets).map(([facet, values]) => [`${domain}.${facet}`, values] as const),
  ]);
  const weight = data.groupSizes[name as keyof typeof data.norms];
  return { weight, scales: Object.fromEntries(scales) };
}

const groups = Object.fromEntries(
  Object.entries(data.norms).map(([group, values]) => [group, normGroup(group, values)]),
);

/** The tables are by sex and age; those of a sex, and of everyone, are their mixtures. */
function mixed(prefix: string): NormGroup {
  const own = Object.entries(groups).filter(([group]) => group.startsWith(prefix));
  return mixtureOf(own.map(([, values]) => values));
}

const norms = { ...groups, male: mixed("male:"), female: mixed("female:"), all: mixed("") };

/**
 * The facets' published alphas, and of each domain the stratified alpha that follows from them (Cronbach, Schönemann
 * & McKie 1965): 1 - Σ sd²(1 - α) of its facets, over its own sd². Standard deviations are those of everybody.
 */
function reliabilities(): Record<string, number> {
  const facets: Record<string, number> = facetAlphas.alpha;
  const everybody = norms.all.scales;
  const domains = DOMAINS.map((domain) => {
    const own = Object.entries(facets).filter(([id]) => id.startsWith(`${domain}.`));
    const error = own.reduce((sum, [id, alpha]) => sum + everybody[id]!.sd ** 2 * (1 - alpha), 0);
    return [domain, 1 - error / everybody[domain]!.sd ** 2] as const;
  });
  return { ...Object.fromEntries(domains), ...facets };
}

type Language = { quality: string; dir?: "rtl"; reason?: string };
const LANGUAGES = corrections.languages as Record<string, Language>;

export const definition: Definition = {
  id: "ipip-neo-120",
  title: "IPIP-NEO-120: 120 items for five domains and thirty facets (Johnson 2014)",
  minutes: 10,
  languages: Object.keys(LANGUAGES).filter((language) => LANGUAGES[language]!.quality !== "withheld"),
  scale: { min: 1, max: 5 },
  items,
  scales: scalesOf(items),
  scoring: "sum",
  reliability: reliabilities(),
  norms,
};

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

/** A translation with an item missing is not offered (tests/unit/instrument/languages.test.ts). */
class TranslationIncomplete extends DomainError {
  constructor(language: string, item: string) {
    super("internal", "translation_incomplete", `The translation in ${language} has no item ${item}.`);
  }
}

/**
 * `language` must be one of the definition's. About somebody else, statements are in the third person where there is
 * such a form; elsewhere they keep the first, under an instruction that says whom they are about.
 */
export async function survey(language: string, about: About): Promise<Survey> {
  const [{ default: translated }, { default: scale }] = await Promise.all([
    texts[language]?.() ?? { default: english },
    choices[language]?.() ?? { default: englishChoices },
  ]);
  const own = translated.map(({ id, text }) => [id, text] as const);
  const corrected = corrections.corrections.flatMap((one) =>
    one.language === language ? [[one.item, one.text] as const] : [],
  );
  const byId = new Map([...own, ...corrected]);
  const labels = corrections.labels.find((one) => one.language === language)?.texts;
  const observed = about === "self" ? undefined : observerTexts(language);
  const { quality, dir = "ltr" } = LANGUAGES[language]!;
  return {
    id: definition.id,
    title: definition.title,
    language,
    quality: Quality.parse(quality),
    dir,
    scale: scale.plus.map(({ score, text }, i) => ({ value: score, label: labels?.[i] ?? tidy(text) })),
    items: english.map(({ id }, i) => {
      const text = observed?.[i] ?? byId.get(id);
      if (text === undefined) throw new TranslationIncomplete(language, id);
      return { id, text: tidy(text) };
    }),
  };
}

function observerTexts(language: string): readonly string[] | undefined {
  if (language === "en") return english.map(({ text }) => aboutSomebodyElse(tidy(text)));
  return (observer.texts as Record<string, string[]>)[language];
}
