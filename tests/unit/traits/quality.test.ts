import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { type Flag, flags, isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import { longestString, matches } from "@persona-ai/core/traits/response-indices.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MANNERS, STYLES } from "../../figures/screening/careless.ts";
import { chance, modelledPeople, realPeople } from "../../figures/screening/people.ts";
import { answersBy } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");
const people: Partial<Record<InstrumentId, number[][]>> = {
  "sapa-bfi-25": realPeople(),
  "ipip-neo-120": modelledPeople(400, chance(2024)),
};
const both = [sapa, ipip];
const peopleOf = ({ id }: Instrument.Definition) => people[id]!;

const flagsOf = (definition: Instrument.Definition, raw: readonly number[], seconds?: number): Flag[] =>
  flags(
    definition,
    answersBy(definition, (_, i) => raw[i]!),
    seconds,
  );
const shareOf = (list: readonly (readonly number[])[], definition: Instrument.Definition) =>
  list.filter((raw) => isExcluded(flagsOf(definition, raw))).length / list.length;

/** What `count` careless people of a style answer. */
function careless(definition: Instrument.Definition, name: string, count = 200): number[][] {
  const { answers } = STYLES.find((style) => style.name === name)!;
  const given = { instrument: definition, people: peopleOf(definition), random: chance(name.length) };
  return Array.from({ length: count }, () => answers(given));
}

describe.each(both)("of people who answer $id", (definition) => {
  test("at most one in twenty is left out", () => {
    expect(shareOf(peopleOf(definition), definition)).toBeLessThan(0.05);
  });

  test("those who use the ends, or agree with much, are flagged and not left out more than others", () => {
    const given = { instrument: definition, people: peopleOf(definition), random: chance(5) };
    for (const { name, of } of MANNERS.filter(({ name }) => !name.includes("1.5"))) {
      const mannered = peopleOf(definition).map((answers) => of(answers, given));
      expect(shareOf(mannered, definition)).toBeLessThan(name.includes("alone") ? 0.13 : 0.08);
      const flag = name.includes("ends") ? "extreme" : "yea_saying";
      const told = mannered.filter((raw) => flagsOf(definition, raw).includes(flag)).length / mannered.length;
      expect(told).toBeGreaterThan(0.3);
    }
  });
});

describe.each(both)("of careless answers to $id", (definition) => {
  test("more than 85 in 100 are found, over all styles", () => {
    const found = STYLES.map(({ name }) => shareOf(careless(definition, name), definition));
    expect(found.reduce((sum, share) => sum + share, 0) / found.length).toBeGreaterThan(0.85);
  });

  test.each(["straight line", "alternating", "diagonal", "zigzag"])("a %s always is", (name) => {
    expect(shareOf(careless(definition, name), definition)).toBe(1);
  });

  test("so are 95 in 100 that keep to the middle", () => {
    expect(shareOf(careless(definition, "middle"), definition)).toBeGreaterThanOrEqual(0.95);
  });

  test("so is any answer that repeats itself with a period up to ten or of thirty, which facets do not see", () => {
    const value = fc.integer(definition.scale);
    const period = fc.constantFrom(2, 3, 4, 5, 6, 7, 8, 9, 10, ...(definition === ipip ? [15, 30] : []));
    const block = period.chain((length) => fc.array(value, { minLength: length, maxLength: length }));
    fc.assert(
      fc.property(block, (repeated) => {
        const raw = definition.items.map((_, i) => repeated[i % repeated.length]!);
        expect(isExcluded(flagsOf(definition, raw))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

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
