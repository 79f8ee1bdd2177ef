/**
 * Simulated careless respondents: how people answer who do not read. Each style gives raw answers in the instrument's
 * order from a source of chance. Styles of a family are left out together when one is judged that was not fitted to.
 */
import type { Definition } from "@persona-ai/core/instrument";
import { gaussian } from "../../unit/fidelity/random.ts";

type Random = () => number;
/** `people`: real answers, for styles that are careless in part, or by what is usual. */
export type Given = { instrument: Definition; people: readonly (readonly number[])[]; random: Random };
type Style = { name: string; family: string; answers: (given: Given) => number[] };

const pick = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const someone = ({ people, random }: Given) => people[Math.floor(random() * people.length)]!;
const each = ({ instrument }: Given, answer: (i: number) => number) =>
  instrument.items.map((_, i) => answer(i));
const onScale = ({ instrument: { scale } }: Given, value: number) =>
  Math.min(scale.max, Math.max(scale.min, Math.round(value)));

export const STYLES: readonly Style[] = [
  {
    name: "random, even",
    family: "random",
    answers: (g) => each(g, () => pick(g.random, g.instrument.scale.min, g.instrument.scale.max)),
  },
  {
    name: "random, about the middle",
    family: "random",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      return each(g, () => onScale(g, (min + max) / 2 + 1.2 * gaussian(g.random)));
    },
  },
  {
    name: "random, as others answer the item",
    family: "marginal",
    answers: (g) => each(g, (i) => someone(g)[i]!),
  },
  {
    name: "straight line",
    family: "straight",
    answers: (g) => {
      const one = pick(g.random, g.instrument.scale.min, g.instrument.scale.max);
      return each(g, () => one);
    },
  },
  {
    name: "straight line with slips",
    family: "straight",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const one = pick(g.random, min, max);
      return each(g, () => (g.random() < 0.15 ? pick(g.random, min, max) : one));
    },
  },
  {
    name: "middle",
    family: "middle",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const middle = (min + max) / 2;
      const odd = Number.isInteger(middle);
      return each(g, () => {
        if (!odd) return g.random() < 0.5 ? middle - 0.5 : middle + 0.5;
        const chance = g.random();
        return chance < 0.7 ? middle : chance < 0.85 ? middle - 1 : middle + 1;
      });
    },
  },
  {
    name: "alternating",
    family: "pattern",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const inner = pick(g.random, 0, 1);
      const from = pick(g.random, 0, 1);
      return each(g, (i) => ((i + from) % 2 === 0 ? min + inner : max - inner));
    },
  },
  {
    name: "diagonal",
    family: "pattern",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const from = pick(g.random, min, max);
      return each(g, (i) => min + ((i + from) % (max - min + 1)));
    },
  },
  {
    name: "zigzag",
    family: "pattern",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const width = max - min;
      const from = pick(g.random, 0, 2 * width - 1);
      return each(g, (i) => min + width - Math.abs(((i + from) % (2 * width)) - width));
    },
  },
  {
    name: "agreeing with anything",
    family: "agreeing",
    answers: (g) => {
      const { max } = g.instrument.scale;
      return each(g, () => pick(g.random, max - 2, max));
    },
  },
  {
    name: "ends at random",
    family: "ends",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      return each(g, () => (g.random() < 0.5 ? min : max));
    },
  },
  {
    name: "second half at random",
    family: "half",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      const honest = someone(g);
      return each(g, (i) => (i < honest.length / 2 ? honest[i]! : pick(g.random, min, max)));
    },
  },
  {
    name: "near the last answer",
    family: "walk",
    answers: (g) => {
      const { min, max } = g.instrument.scale;
      let at = pick(g.random, min, max);
      return each(g, () => {
        at = onScale(g, at + pick(g.random, -1, 1));
        return at;
      });
    },
  },
];

/**
 * Random answers by a habit of one's own: each value of the scale with a probability drawn anew for each respondent. It
 * is fitted to beside the styles, so that what nobody thought of is not taken for honest, and is none of those that the
 * model is judged by.
 */
export const HABIT: Style = {
  name: "random, by a habit of one's own",
  family: "habit",
  answers: (g) => {
    const { min, max } = g.instrument.scale;
    const weights = Array.from({ length: max - min + 1 }, () => Math.exp(1.5 * gaussian(g.random)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return each(g, () => {
      let left = g.random() * total;
      const value = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return value < 0 ? max : min + value;
    });
  },
};

/** Honest people with a manner of their own: they are to be flagged, not left out. */
export const MANNERS: readonly {
  name: string;
  of: (answers: readonly number[], given: Given) => number[];
}[] = [
  { name: "honest, + 1", of: (answers, g) => answers.map((answer) => onScale(g, answer + 1)) },
  {
    name: "honest, + 1.5",
    of: (answers, g) => answers.map((answer) => onScale(g, answer + 1.5 + (g.random() - 0.5) * 0.001)),
  },
  {
    name: "honest, to the ends",
    of: (answers, g) => {
      const middle = (g.instrument.scale.min + g.instrument.scale.max) / 2;
      return answers.map((answer) => onScale(g, middle + 2 * (answer - middle)));
    },
  },
  {
    name: "honest, the ends alone",
    of: (answers, g) => {
      const { min, max } = g.instrument.scale;
      const middle = (min + max) / 2;
      return answers.map((answer) => (answer > middle ? max : answer < middle ? min : answer));
    },
  },
];
