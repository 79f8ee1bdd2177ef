/**
 * Johnson's IPIP-NEO-120: five domains of six facets of four items, answered 1..5; scores are sums. Items and texts
 * are those of `@bigfive-org/questions`, ids and order too; norms are Johnson's, by sex and age group.
 *
 * Keys come from the English list alone: a translation gives texts by item id, and can neither reorder nor rekey.
 */
import englishChoices from "@bigfive-org/questions/data/en/choices.js";
import english from "@bigfive-org/questions/data/en/questions.json" with { type: "json" };
import type { Definition, Item, NormGroup, NormValues, Survey } from "./definition.ts";
import type { Domain } from "./domains.ts";
import { choices, texts } from "./ipip-neo-120-languages.ts";
import data from "./ipip-neo-120-norms.data.json" with { type: "json" };
import { scalesOf } from "./scales.ts";

/**
 * The mean internal consistency of Big Five scales. Viswesvaran & Ones (2000), Educational and Psychological
 * Measurement 60.
 */
const ALPHA: Readonly<Record<Domain, number>> = {
  openness: 0.73,
  conscientiousness: 0.78,
  extraversion: 0.78,
  agreeableness: 0.75,
  neuroticism: 0.78,
};

/** The package's letter for a domain, and the names of its facets 1..6 (Costa & McCrae's order, Johnson's names). */
const FACETS: Readonly<Record<string, readonly [Domain, ...string[]]>> = {
  O: [
    "openness",
    "imagination",
    "artistic-interests",
    "emotionality",
    "adventurousness",
    "intellect",
    "liberalism",
  ],
  C: [
    "conscientiousness",
    "self-efficacy",
    "orderliness",
    "dutifulness",
    "achievement-striving",
    "self-discipline",
    "cautiousness",
  ],
  E: [
    "extraversion",
    "friendliness",
    "gregariousness",
    "assertiveness",
    "activity-level",
    "excitement-seeking",
    "cheerfulness",
  ],
  A: ["agreeableness", "trust", "morality", "altruism", "cooperation", "modesty", "sympathy"],
  N: ["neuroticism", "anxiety", "anger", "depression", "self-consciousness", "immoderation", "vulnerability"],
};

const items = english.map(({ id, keyed, domain, facet }) => {
  const names = FACETS[domain]!;
  return { id, keyed, domain: names[0], facet: names[facet]! } as Item;
});

type DomainNorms = Record<Domain, NormValues & { facets: Record<string, NormValues> }>;

function normGroup(domains: DomainNorms): NormGroup {
  const scales = Object.entries(domains).flatMap(([domain, { mean, sd, facets }]) => [
    [domain, { mean, sd }] as const,
    ...Object.entries(facets).map(([facet, values]) => [`${domain}.${facet}`, values] as const),
  ]);
  return { scales: Object.fromEntries(scales) };
}

export const definition: Definition = {
  id: "ipip-neo-120",
  title: "IPIP-NEO-120: 120 items for five domains and thirty facets (Johnson 2014)",
  minutes: 10,
  languages: ["en", ...Object.keys(texts)],
  scale: { min: 1, max: 5 },
  items,
  scales: scalesOf(items),
  scoring: "sum",
  reliability: ALPHA,
  norms: Object.fromEntries(Object.entries(data.norms).map(([group, values]) => [group, normGroup(values)])),
};

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

/** `language` must be one of the definition's. Some translations leave a few items or the labels in English. */
export async function survey(language: string): Promise<Survey> {
  const [{ default: translated }, { default: scale }] = await Promise.all([
    texts[language]?.() ?? { default: english },
    choices[language]?.() ?? { default: englishChoices },
  ]);
  const byId = new Map(translated.map(({ id, text }) => [id, text]));
  return {
    id: definition.id,
    title: definition.title,
    language,
    scale: scale.plus.map(({ score, text }) => ({ value: score, label: tidy(text) })),
    items: english.map(({ id, text }) => ({ id, text: tidy(byId.get(id) ?? text) })),
  };
}
