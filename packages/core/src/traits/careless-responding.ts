/**
 * Careless responding: what a response's answers and its duration say against it.
 *
 * One flag alone is weak evidence (an honest person may answer fast, or alike, or unevenly); a peer's response with
 * two of them is left out of the statistics.
 */
import { z } from "zod";
import { inOrder, keyed } from "../instrument/answers.ts";
import type { Answers, Definition } from "../instrument/definition.ts";
import { pearson } from "./correlation.ts";

export const Flag = z.enum(["too_fast", "long_string", "inconsistent"]);
export type Flag = z.infer<typeof Flag>;

const SECONDS_PER_ITEM = 2;
const FLAGS_TO_EXCLUDE = 2;
const MIN_CONSISTENCY = 0.3;

/** How many equal raw answers in a row are too many. */
const LONG_STRING: Record<Definition["id"], number> = { "sapa-bfi-25": 7, "ipip-neo-120": 10 };

export function flags(instrument: Definition, answers: Answers, durationSeconds?: number): Flag[] {
  const found: Record<Flag, boolean> = {
    too_fast: durationSeconds !== undefined && durationSeconds < SECONDS_PER_ITEM * instrument.items.length,
    long_string: longestString(inOrder(instrument, answers)) >= LONG_STRING[instrument.id],
    inconsistent: (consistency(instrument, answers) ?? 1) < MIN_CONSISTENCY,
  };
  return Flag.options.filter((flag) => found[flag]);
}

export function isExcluded(found: readonly Flag[]): boolean {
  return found.length >= FLAGS_TO_EXCLUDE;
}

export function longestString(answers: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (const [i, answer] of answers.entries()) {
    run = answer === answers[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * Individual reliability (Jackson 1976; Johnson 2005, J. Research in Personality 39): the means of the odd- and of
 * the even-numbered items of each narrowest scale, correlated across the scales within the person, and corrected for
 * length by Spearman-Brown. From 1 down to -Infinity (at r = -1); undefined where the halves do not vary, which says nothing.
 */
export function consistency(instrument: Definition, answers: Answers): number | undefined {
  const values = keyed(instrument, answers);
  const facets = instrument.scales.filter((scale) => scale.facet !== undefined);
  const halves = (facets.length > 0 ? facets : instrument.scales).map(({ items }) => ({
    odd: mean(items.filter((_, i) => i % 2 === 0).map((position) => values[position]!)),
    even: mean(items.filter((_, i) => i % 2 === 1).map((position) => values[position]!)),
  }));
  const r = pearson(
    halves.map(({ odd }) => odd),
    halves.map(({ even }) => even),
  );
  return r === undefined ? undefined : (2 * r) / (1 + r);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
