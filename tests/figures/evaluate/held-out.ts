/**
 * What personas are judged by when they foretell their people: answers that neither scoring nor the writer has seen.
 * Pure. One item of each domain is held out, another set for each person in turn; the four others make the score.
 */
import { type Answers, type Definition, Instrument } from "@persona-ai/core/instrument";
import { keyed } from "@persona-ai/core/instrument/answers.ts";
import { DOMAINS, Traits } from "@persona-ai/core/traits";
import type { Respondent } from "../../support/respondents.ts";

const sapa: Definition = Instrument.get("sapa-bfi-25");
const FOLDS = 5;

/** Positions of the items that are held out of the person at this place. */
export const heldOut = (place: number): number[] => sapa.scales.map(({ items }) => items[place % FOLDS]!);

/** The person's domain scores without the items that are held out. */
export function scoresWithout(answers: Answers, held: readonly number[]): Record<string, number> {
  const values = keyed(sapa, answers);
  return Object.fromEntries(
    sapa.scales.map(({ id, items }) => {
      const seen = items.filter((position) => !held.includes(position)).map((position) => values[position]!);
      return [id, seen.reduce((sum, value) => sum + value, 0) / seen.length];
    }),
  );
}

export const traitsWithout = ({ answers, sex, age }: Respondent, held: readonly number[], now: Date) =>
  Traits.synthesize({
    instrument: sapa.id,
    self: { scores: scoresWithout(answers, held), flags: [] },
    person: { sex, birthYear: now.getUTCFullYear() - age },
    answeredAt: now,
  });

/** Of each held-out item: what the person answered, what was foretold, both keyed and beside the item's mean. */
export type Pair = { item: number; person: number; foretold: number };

export function pairs(held: readonly number[], person: Answers, foretold: Answers): Pair[] {
  const [own, theirs] = [keyed(sapa, person), keyed(sapa, foretold)];
  return held.map((item) => ({ item, person: own[item]!, foretold: theirs[item]! }));
}

export type Figures = { n: number; correlation: number; spread: number; meanError: number };

/** Over people and items together, each beside its item's mean among all people. */
export function figuresOf(found: readonly Pair[], means: readonly number[]): Figures {
  const own = found.map(({ item, person }) => person - means[item]!);
  const theirs = found.map(({ item, foretold }) => foretold - means[item]!);
  return {
    n: found.length,
    correlation: correlation(own, theirs),
    spread: sd(theirs) / sd(own),
    meanError: mean(found.map(({ person, foretold }) => Math.abs(person - foretold))),
  };
}

export function itemMeans(people: readonly Respondent[]): number[] {
  const all = people.map(({ answers }) => keyed(sapa, answers));
  return sapa.items.map((_, i) => mean(all.map((values) => values[i]!)));
}

/** What the five scores alone foretell: a regression of each item on them, over everybody else. */
export function byScoresAlone(people: readonly Respondent[], asked: readonly number[]): Pair[] {
  return asked.flatMap((place) => {
    const held = heldOut(place);
    const person = people[place]!;
    const own = scoresWithout(person.answers, held);
    const values = keyed(sapa, person.answers);
    return held.map((item, d) => {
      const domain = DOMAINS[d]!;
      const others = people.filter((_, i) => i !== place);
      const xs = others.map(({ answers }) => scoresWithout(answers, held)[domain]!);
      const ys = others.map(({ answers }) => keyed(sapa, answers)[item]!);
      const slope = (correlation(xs, ys) * sd(ys)) / sd(xs);
      return { item, person: values[item]!, foretold: mean(ys) + slope * (own[domain]! - mean(xs)) };
    });
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function sd(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)];
  return mean(xs.map((x, i) => (x - mx) * (ys[i]! - my))) / (sd(xs) * sd(ys));
}
