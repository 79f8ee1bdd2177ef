/** How the screening model is fitted and judged: by fit.ts, which writes it, and by the tables of figures. */
import type { Fitted } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { featuresOf, isPattern, type Screen } from "@persona-ai/core/traits/careless-responding.ts";
import { groupsOf, INDICES, indicesOf, type Model } from "@persona-ai/core/traits/response-indices.ts";
import { HABIT, MANNERS, STYLES } from "./careless.ts";
import { type Case, inverse, logistic } from "./logistic.ts";
import { chance, facetModel, modelledPeople, type Random, realPeople } from "./people.ts";

/**
 * How many of the people it was not fitted to (by cross-validation) the model leaves out. Fewer at 120 items, where the
 * people are themselves a model: real ones are odder.
 */
export const FALSE_ALARMS: Record<Fitted, number> = { "sapa-bfi-25": 0.04, "ipip-neo-120": 0.02 };
const RIDGE = 25;
const PER_STYLE = 500;
const MANNER_SHARE = 0.2;

export type Answers = readonly number[];

export function peopleOf(instrument: Fitted, random: Random): Answers[] {
  return instrument === "sapa-bfi-25" ? realPeople() : modelledPeople(1_200, random);
}

/** The means and the inverse covariance of people's answers. */
export function modelOf(instrument: Fitted, people: readonly Answers[]): Model {
  const definition = Instrument.get(instrument);
  const n = definition.items.length;
  const means = Array.from(
    { length: n },
    (_, i) => people.reduce((sum, one) => sum + one[i]!, 0) / people.length,
  );
  if (instrument === "ipip-neo-120") return { ...partsByFacets(), means: meansByFacets() };
  const sign = definition.items.map(({ keyed }) => (keyed === "plus" ? 1 : -1));
  const covariance = means.map((_, i) =>
    means.map(
      (_, j) =>
        (sign[i]! *
          sign[j]! *
          people.reduce((sum, one) => sum + (one[i]! - means[i]!) * (one[j]! - means[j]!), 0)) /
        (people.length - 1),
    ),
  );
  return {
    means,
    variances: covariance.map((row, i) => row[i]!),
    own: means.map(() => 0),
    between: inverse(covariance),
  };
}

function meansByFacets(): number[] {
  const { items } = Instrument.get("ipip-neo-120");
  const { facets, mean } = facetModel();
  return items.map(({ domain, facet, keyed }) => {
    const own = mean[facets.indexOf(`${domain}.${facet}`)]!;
    return keyed === "plus" ? own : 6 - own;
  });
}

/** By Woodbury: 1/ψ for an item alone, and between facets what their common parts take away. */
function partsByFacets(): Omit<Model, "means"> {
  const { correlations, loading, sd } = facetModel();
  const unique = loading.map((l, f) => sd[f]! ** 2 * (1 - l ** 2) + 0.2);
  const common = correlations.map((row, f) =>
    row.map((r, g) => (f === g ? 1.05 : r) * loading[f]! * sd[f]! * loading[g]! * sd[g]!),
  );
  const middle = inverse(common).map((row, f) => row.map((x, g) => x + (f === g ? 4 / unique[f]! : 0)));
  const between = inverse(middle).map((row, f) => row.map((x, g) => -x / (unique[f]! * unique[g]!)));
  return { variances: unique.map((u, f) => u + common[f]![f]!), own: unique.map((u) => 1 / u), between };
}

type Sample = { answers: Answers; style: string; family: string; careless: boolean; weight: number };

export function samples(
  instrument: Fitted,
  people: readonly Answers[],
  random: Random,
  perStyle = PER_STYLE,
): Sample[] {
  const definition = Instrument.get(instrument);
  const given = { instrument: definition, people, random };
  const fitted = [...STYLES, HABIT];
  const careless = fitted.flatMap(({ name, family, answers }) =>
    Array.from({ length: perStyle }, () => ({
      answers: answers(given),
      style: name,
      family,
      careless: true,
      weight: 1 / perStyle / fitted.length,
    })),
  );
  const honest = people.map((answers) => ({
    answers,
    style: "honest",
    family: "honest",
    careless: false,
    weight: (1 - MANNER_SHARE) / people.length,
  }));
  const mannered = MANNERS.flatMap(({ name, of }) =>
    people.map((answers) => ({
      answers: of(answers, given),
      style: name,
      family: "honest",
      careless: false,
      weight: MANNER_SHARE / MANNERS.length / people.length,
    })),
  );
  return [...honest, ...mannered, ...careless];
}

export const toAnswers = (instrument: Fitted, answers: Answers) =>
  Object.fromEntries(Instrument.get(instrument).items.map(({ id }, i) => [id, answers[i]!]));

/** Each index's centre, spread, and where the weight of it may change. */
function scalesOf(rows: readonly Record<string, number>[]) {
  return Object.fromEntries(
    INDICES.map((index) => {
      const sorted = rows.map((row) => row[index]!).sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
      const spread = Math.max(1e-3, (at(0.84) - at(0.16)) / 2);
      return [
        index,
        { centre: at(0.5), spread, knots: [0.05, 0.5, 0.95].map((p) => (at(p) - at(0.5)) / spread) },
      ];
    }),
  ) as unknown as Screen["scales"];
}

export function fitScreen(
  instrument: Fitted,
  people: readonly Answers[],
  random: Random,
  without?: string,
): Screen {
  const definition = Instrument.get(instrument);
  const model = modelOf(instrument, people);
  const all = samples(instrument, people, random).filter(({ family }) => family !== without);
  const rows = all.map(({ answers }) => indicesOf(definition, model, toAnswers(instrument, answers)));
  const scales = scalesOf(rows.filter((_, i) => all[i]!.style === "honest"));
  const count = all.length;
  const cases: Case[] = all.map(({ careless, weight }, i) => ({
    features: featuresOf(scales, rows[i]!),
    careless,
    weight: weight * (count / 2),
  }));
  const weights = logistic(cases, RIDGE * (count / 8_000));
  return { model, scales, weights, threshold: 0 };
}

export function scoreBy(instrument: Fitted, screen: Screen, answers: Answers): number {
  const row = indicesOf(Instrument.get(instrument), screen.model, toAnswers(instrument, answers));
  const features = featuresOf(screen.scales, row);
  return features.reduce((sum, x, i) => sum + x * screen.weights[i]!, screen.weights[features.length]!);
}

/** The score that `share` of these lie above. */
export function thresholdAt(scores: readonly number[], share: number): number {
  return scores.toSorted((a, b) => b - a)[Math.floor(share * scores.length)]!;
}

const FOLDS = 5;

/** Everybody's score by a model that was fitted to the others. */
export function crossValidated(instrument: Fitted, people: readonly Answers[], seed: number): number[] {
  const scores = new Array<number>(people.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = people.filter((_, i) => i % FOLDS !== fold);
    const screen = fitScreen(instrument, others, chance(seed + fold));
    for (let i = fold; i < people.length; i += FOLDS) scores[i] = scoreBy(instrument, screen, people[i]!);
  }
  return scores;
}

export function auc(careless: readonly number[], honest: readonly number[]): number {
  const sorted = honest.toSorted((a, b) => a - b);
  const below = (x: number) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return careless.reduce((sum, x) => sum + below(x) / sorted.length, 0) / careless.length;
}

export { chance, groupsOf, isPattern, MANNERS, STYLES };
