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

/** Of the 1,218 SAPA respondents, nobody has as many equal answers in a row, and nobody as large a share of one answer. */
const LONG_STRING: Record<Definition["id"], number> = { "sapa-bfi-25": 13, "ipip-neo-120": 20 };
const SAME_ANSWER = 0.88;

/** The share of answers that repeat the one a period before, from which on it is a pattern. */
const PATTERN = 0.92;

/** How far beyond what is usual (in people's standard deviations) a manner is told of. */
const NOTABLE = 2;

export type Screen = {
  model: Model;
  scales: Readonly<Record<Index, { centre: number; spread: number; knots: readonly number[] }>>;
  /** Of the features, the constant last. */
  weights: readonly number[];
  /** The log odds from which on a response counts as careless. */
  threshold: number;
};

const SCREENS = screens.screens as unknown as Record<Definition["id"], Screen>;

/** `seconds`: as the server measured them, where it did. */
export function flags(instrument: Definition, answers: Answers, seconds?: number): Flag[] {
  const raw = inOrder(instrument, answers);
  const screen = SCREENS[instrument.id];
  const indices = indicesOf(instrument, screen.model, answers);
  const standing = (index: Index) =>
    (indices[index] - screen.scales[index].centre) / screen.scales[index].spread;
  const pace = seconds === undefined ? Number.POSITIVE_INFINITY : seconds / raw.length;
  const found: Record<Flag, boolean> = {
    too_fast: pace < IMPOSSIBLE_SECONDS,
    straight_line: isStraight(instrument, raw),
    pattern: isPattern(raw),
    careless: scored(screen, indices) > screen.threshold,
    fast: pace >= IMPOSSIBLE_SECONDS && pace < FAST_SECONDS,
    extreme: standing("ends") > NOTABLE,
    yea_saying: standing("yeaSaying") > NOTABLE,
  };
  return Flag.options.filter((flag) => found[flag]);
}

export function isExcluded(found: readonly Flag[]): boolean {
  return found.some((flag) => EXCLUDING.has(flag));
}

/** 0..1: how likely careless, were half of all responses so. */
export function probabilityOfCareless(instrument: Definition, answers: Answers): number {
  const screen = SCREENS[instrument.id];
  return 1 / (1 + Math.exp(-scored(screen, indicesOf(instrument, screen.model, answers))));
}

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

function isStraight({ id }: Definition, raw: readonly number[]): boolean {
  const most = Math.max(...[...new Set(raw)].map((value) => raw.filter((answer) => answer === value).length));
  return longestString(raw) >= LONG_STRING[id] || most / raw.length >= SAME_ANSWER;
}

export function isPattern(raw: readonly number[]): boolean {
  return periodsOf(raw.length).some((period) => matches(raw, period) >= PATTERN);
}
