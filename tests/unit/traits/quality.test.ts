import type { InstrumentId } from "@persona-ai/core/instrument";
import { isExcluded, isPattern } from "@persona-ai/core/traits/careless-responding.ts";
import { longestString, matches } from "@persona-ai/core/traits/response-indices.ts";
import { describe, expect, test } from "vitest";
import screens from "../../../packages/core/src/traits/screening.data.json" with { type: "json" };
import { both, flagsOf, peopleOf, sapa } from "./screened.ts";

describe("a straight line", () => {
  test("is one answer thirteen times in a row, or nearly everywhere", () => {
    const base = peopleOf(sapa)[0]!;
    const run = (length: number) => base.map((answer, i) => (i < length ? 2 : answer === 2 ? 3 : answer));
    expect(flagsOf(sapa, run(13))).toContain("straight_line");
    expect(flagsOf(sapa, run(12))).not.toContain("straight_line");
    expect(
      flagsOf(
        sapa,
        Array.from({ length: 25 }, (_, i) => (i % 9 === 4 ? 2 : 5)),
      ),
    ).toContain("straight_line");
  });

  test("counts at the start, at the end, and nothing in no answers", () => {
    expect(longestString([2, 2, 2, 1])).toBe(3);
    expect(longestString([1, 2, 2])).toBe(2);
    expect(longestString([])).toBe(0);
  });
});

test("a period is seen by the share of answers that repeat", () => {
  expect(matches([1, 2, 1, 2, 1, 3], 2)).toBe(0.75);
});

describe("the time taken", () => {
  const honest = peopleOf(sapa)[0]!;

  test.each([
    [24.9, ["too_fast"]],
    [25, ["fast"]],
    [49.9, ["fast"]],
    [50, []],
    [undefined, []],
  ] as const)("of %s seconds for 25 items", (seconds, expected) => {
    expect(flagsOf(sapa, honest, seconds)).toEqual(expected);
  });

  test("leaves out who cannot have read, however good the answers look, and no one for mere haste", () => {
    for (const definition of both) {
      const raw = peopleOf(definition)[3]!;
      expect(isExcluded(flagsOf(definition, raw, 5))).toBe(true);
      expect(isExcluded(flagsOf(definition, raw, 1.5 * raw.length))).toBe(
        isExcluded(flagsOf(definition, raw)),
      );
    }
  });
});

describe("an instrument that no model was fitted to", () => {
  const items = sapa.items.filter(({ id }) => ["1", "3"].includes(id[1]!));
  const short = { ...sapa, id: "ten-items" as InstrumentId, items };

  test("has the rules: straight lines, patterns and speed, and nothing else", () => {
    expect(
      flagsOf(
        short,
        items.map(() => 4),
      ),
    ).toEqual(["straight_line", "pattern"]);
    expect(flagsOf(short, [1, 6, 1, 6, 1, 6, 1, 6, 1, 6])).toEqual(["pattern"]);
    expect(flagsOf(short, [1, 6, 2, 5, 6, 1, 6, 3, 1, 6], 5)).toEqual(["too_fast"]);
    expect(flagsOf(short, [1, 6, 2, 5, 6, 1, 6, 3, 1, 6], 60)).toEqual([]);
  });

  test("is a straight line from six equal answers in a row of ten", () => {
    expect(flagsOf(short, [1, 4, 4, 4, 4, 4, 2, 6, 3, 5])).toEqual([]);
    expect(flagsOf(short, [1, 4, 4, 4, 4, 4, 4, 6, 3, 5])).toEqual(["straight_line"]);
  });
});

test("a pattern is what 23 of 25 answers repeat, and nothing less", () => {
  const others = (...places: number[]) =>
    Array.from({ length: 27 }, (_, i) => (places.includes(i) ? 9 : i % 2));
  expect(isPattern(others(0, 26))).toBe(true);
  expect(isPattern(others(0, 13, 26))).toBe(false);
});

test("the ends are used much by who uses them two standard deviations more than people do", () => {
  const { centre, spread } = screens.screens["sapa-bfi-25"].scales.ends;
  const most = Math.floor(25 * (centre + 2 * spread));
  const ends = (count: number) =>
    peopleOf(sapa)[0]!.map((_, i) => (i < count ? [1, 6][i % 2]! : [3, 4, 2, 5, 3, 2, 4][i % 7]!));
  expect(flagsOf(sapa, ends(most))).not.toContain("extreme");
  expect(flagsOf(sapa, ends(most + 1))).toContain("extreme");
});

test("who agrees with everything is told of as yea-saying, and who denies everything is not", () => {
  const { centre, spread } = screens.screens["sapa-bfi-25"].scales.yeaSaying;
  const { means } = screens.screens["sapa-bfi-25"].model;
  const mean = means.reduce((sum, one) => sum + one, 0) / 25;
  const most = Math.floor(25 * (mean + centre + 2 * spread));
  const summing = (total: number) => means.map((_, i) => Math.floor(total / 25) + (i < total % 25 ? 1 : 0));
  expect(flagsOf(sapa, summing(most))).not.toContain("yea_saying");
  expect(flagsOf(sapa, summing(most + 1))).toContain("yea_saying");
});
