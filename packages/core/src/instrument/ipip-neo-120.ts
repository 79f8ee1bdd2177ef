/**
 * Johnson's IPIP-NEO-120: five domains of six facets of four items, answered 1..5; scores are sums. Items and texts
 * are those of `@bigfive-org/questions`, ids and order too; norms are Johnson's, by sex and age group.
 *
 * Keys come from the English list alone: a translation gives texts by item id, and can neither reorder nor rekey.
 */
import englishChoices from "@bigfive-org/questions/data/en/choices.js";
import english from "@bigfive-org/questions/data/en/questions.json" with { type: "json" };
import type { Definition, Item, NormGroup, NormValues, Survey } from "./definition.ts";
import { DOMAINS, type Domain } from "./domains.ts";
import facetAlphas from "./ipip-neo-120-alphas.data.json" with { type: "json" };
import { choices, texts } from "./ipip-neo-120-languages.ts";
import data from "./ipip-neo-120-norms.data.json" with { type: "json" };
import { mixtureOf } from "./mixture.ts";
import { scalesOf } from "./scales.ts";

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

export const definition: Definition = {
  id: "ipip-neo-120",
  title: "IPIP-NEO-120: 120 items for five domains and thirty facets (Johnson 2014)",
  minutes: 10,
  languages: ["en", ...Object.keys(texts)],
  scale: { min: 1, max: 5 },
  items,
  scales: scalesOf(items),
  scoring: "sum",
  reliability: reliabilities(),
  norms,
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
