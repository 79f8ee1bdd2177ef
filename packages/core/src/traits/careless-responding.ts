/**
 * Careless responding: what a response's answers, and the time that they took, say against it. Pure.
 *
 * Several indices (response-indices.ts) are put together into one probability, by weights fitted to real people and to
 * simulated careless ones (tests/figures/screening; how well it does is in docs/psychometrics.md). Beside it stand
 * rules for what no honest person does: one answer to nearly everything, a pattern that repeats itself, a speed at
 * which nothing can be read. A peer's response that is found careless is left out of the statistics. Flags that
 * describe an honest manner (the ends of the scale, yea-saying, haste) leave nothing out.
 *
 *   const found = flags(instrument, answers, seconds); // ["extreme"]
 *   isExcluded(found); // false
 */
import { z } from "zod";
import { inOrder } from "../instrument/answers.ts";
import type { Answers, Definition } from "../instrument/definition.ts";
import {
  INDICES,
  type Index,
  indicesOf,
  longestString,
  type Model,
  matches,
  periodsOf,
} from "./response-indices.ts";
import screens from "./screening.data.json" with { type: "json" };

export const Flag = z.enum([
  "too_fast",
  "straight_line",
  "pattern",
  "careless",
  "fast",
  "extreme",
  "yea_saying",
]);
export type Flag = z.infer<typeof Flag>;

const EXCLUDING: ReadonlySet<Flag> = new Set(["too_fast", "straight_line", "pattern", "careless"]);

/**
 * Seconds an item that nobody reads and answers in, and that few do (Huang et al. 2012, J. Business and Psychology 27:
 * 2 seconds). By the server's clock.
 */
const IMPOSSIBLE_SECONDS = 1;
const FAST_SECONDS = 2;

/**
 * Half of a short instrument's items, 20 of a long one's. Of the 1,218 SAPA respondents, nobody has as many equal answers
 * in a row, and nobody as large a share of one answer.
 */
const longStringOf = (items: number) => Math.min(20, Math.ceil(items * 0.52));
const SAME_ANSWER = 0.88;

/** The share of answers that repeat the one a period before, from which on it is a pattern. */
const PATTERN = 0.92;

/** How far beyond what is usual (in people's standard deviations) a manner is told of. */
const NOTABLE = 2;

export type Screen = {
  model: Model;
  scales: Readonly<Record<Index, { centre: number; spread: number; knots: readonly number[] }>>;
  /** The weights of the features, the constant's last. */
  weights: readonly number[];
  /** The log odds from which on a response counts as careless. */
  threshold: number;
};

/** The screens of the instruments that one was fitted for. */
const SCREENS = screens.screens as unknown as Partial<Record<Definition["id"], Screen>>;

/** The flags of a response, by rules alone where no model was fitted to the instrument. `seconds`: as the server measured them, where it did. */
export function flags(instrument: Definition, answers: Answers, seconds?: number): Flag[] {
  const raw = inOrder(instrument, answers);
  const pace = (seconds ?? Number.POSITIVE_INFINITY) / raw.length;
  const found: Partial<Record<Flag, boolean>> = {
    too_fast: pace < IMPOSSIBLE_SECONDS,
    straight_line: isStraight(raw),
    pattern: isPattern(raw),
    fast: pace >= IMPOSSIBLE_SECONDS && pace < FAST_SECONDS,
    ...fittedFlags(instrument, answers),
  };
  return Flag.options.filter((flag) => found[flag]);
}

function fittedFlags(instrument: Definition, answers: Answers): Partial<Record<Flag, boolean>> {
  const screen = SCREENS[instrument.id];
  if (!screen) return {};
  const indices = indicesOf(instrument, screen.model, answers);
  const standing = (index: Index) =>
    (indices[index] - screen.scales[index].centre) / screen.scales[index].spread;
  return {
    careless: scored(screen, indices) > screen.threshold,
    extreme: standing("ends") > NOTABLE,
    yea_saying: standing("yeaSaying") > NOTABLE,
  };
}

export function isExcluded(found: readonly Flag[]): boolean {
  return found.some((flag) => EXCLUDING.has(flag));
}

/** The log odds of being careless, were half of all responses so. */
function scored({ scales, weights }: Screen, indices: Readonly<Record<Index, number>>): number {
  const features = featuresOf(scales, indices);
  return features.reduce((sum, x, i) => sum + x * weights[i]!, weights[features.length]!);
}

const WIDEST = 8;

/** Each index in people's standard deviations, and how far it is beyond each of its knots: a curve of straight parts. */
export function featuresOf(scales: Screen["scales"], indices: Readonly<Record<Index, number>>): number[] {
  return INDICES.flatMap((index) => {
    const { centre, spread, knots } = scales[index];
    const at = Math.min(WIDEST, Math.max(-WIDEST, (indices[index] - centre) / spread));
    return [at, ...knots.map((knot) => Math.max(0, at - knot))];
  });
}

function isStraight(raw: readonly number[]): boolean {
  const most = Math.max(...[...new Set(raw)].map((value) => raw.filter((answer) => answer === value).length));
  return longestString(raw) >= longStringOf(raw.length) || most / raw.length >= SAME_ANSWER;
}

export function isPattern(raw: readonly number[]): boolean {
  return periodsOf(raw.length).some((period) => matches(raw, period) >= PATTERN);
}
