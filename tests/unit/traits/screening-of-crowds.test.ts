/** Screening over crowds: real people and, for an instrument without them, modelled ones; and careless ones of every style. */
import type { Instrument } from "@persona-ai/core/instrument";
import { isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MANNERS, STYLES } from "../../figures/screening/careless.ts";
import { chance } from "../../figures/screening/people.ts";
import { both, flagsOf, ipip, peopleOf } from "./screened.ts";

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
