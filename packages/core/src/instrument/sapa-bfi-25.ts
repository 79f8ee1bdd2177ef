/**
 * The 25 IPIP items of the SAPA project (data set `bfi` of the R package psych): five items a domain, answered 1..6.
 * A domain's score is the mean of its items. Texts, keys, alphas and norms are in the data file, with their source.
 */
import type { About, Definition, Item, NormGroup, Survey } from "./definition.ts";
import { aboutSomebodyElse } from "./observer.ts";
import data from "./sapa-bfi-25.data.json" with { type: "json" };
import { scalesOf } from "./scales.ts";

const items = data.items.map(({ id, keyed, domain }) => ({ id, keyed, domain }) as Item);

function norms(): Record<string, NormGroup> {
  const groups = Object.entries(data.norms);
  return Object.fromEntries(groups.map(([group, { n, domains }]) => [group, { n, scales: domains }]));
}

export const definition: Definition = {
  id: "sapa-bfi-25",
  title: data.title,
  minutes: 3,
  languages: ["en"],
  scale: { min: 1, max: 6 },
  items,
  scales: scalesOf(items),
  scoring: "mean",
  reliability: data.cronbachAlpha,
  norms: norms(),
};

export async function survey(language: string, about: About): Promise<Survey> {
  const { id, title } = definition;
  const scale = data.scale.map(({ value, label }) => ({ value, label }));
  const items = data.items.map(({ id, text }) => ({
    id,
    text: about === "self" ? text : aboutSomebodyElse(text),
  }));
  return { id, title, language, quality: "reviewed", dir: "ltr", scale, items };
}
