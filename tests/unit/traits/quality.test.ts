import { Instrument } from "@persona-ai/core/instrument";
import {
  consistency,
  flags,
  isExcluded,
  longestString,
} from "@persona-ai/core/traits/careless-responding.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { respondents } from "../../support/respondents.ts";
import { answersBy, answersTo, instrument } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");
const honest = respondents()[0]!.answers;

/** Keyed answers `odd` and `even` in turn within each scale; `by` tells scales apart. */
function halves(definition: Instrument.Definition, at: (scale: number) => [odd: number, even: number]) {
  const facets = definition.scales.filter(({ facet }) => facet !== undefined);
  const scales = facets.length > 0 ? facets : definition.scales;
  const keyed = new Map(
    scales.flatMap(({ items }, s) => items.map((position, i) => [position, at(s)[i % 2]!] as const)),
  );
  const reverse = definition.scale.min + definition.scale.max;
  return answersBy(definition, (item, i) =>
    item.keyed === "plus" ? keyed.get(i)! : reverse - keyed.get(i)!,
  );
}

describe("too_fast", () => {
  test.each([
    [sapa, 49.9, true],
    [sapa, 50, false],
    [ipip, 239, true],
    [ipip, 240, false],
    [ipip, undefined, false],
  ] as const)("goes by two seconds an item", (definition, seconds, expected) => {
    const answers = halves(definition, (scale) => [1 + (scale % 5), 1 + (scale % 5)]);
    expect(flags(definition, answers, seconds).includes("too_fast")).toBe(expected);
  });
});

describe("long_string", () => {
  test.each([
    [sapa, 6, false],
    [sapa, 7, true],
    [ipip, 9, false],
    [ipip, 10, true],
  ] as const)("goes by equal raw answers in a row", (definition, length, expected) => {
    const from = 4;
    const answers = answersBy(definition, (_, i) => (i >= from && i < from + length ? 4 : 1 + (i % 3)));
    expect(longestString(Object.values(answers))).toBe(length);
    expect(flags(definition, answers).includes("long_string")).toBe(expected);
  });

  test("counts at the start, at the end, and nothing in no answers", () => {
    expect(longestString([2, 2, 2, 1])).toBe(3);
    expect(longestString([1, 2, 2])).toBe(2);
    expect(longestString([])).toBe(0);
  });
});

describe("inconsistent", () => {
  test.each([sapa, ipip])("is not who answers both halves of each scale alike", (definition) => {
    const answers = halves(definition, (scale) => [1 + (scale % 5), 1 + (scale % 5)]);
    expect(consistency(definition, answers)).toBeCloseTo(1, 12);
    expect(flags(definition, answers)).not.toContain("inconsistent");
  });

  test.each([sapa, ipip])("is who answers the halves against each other, even perfectly so", (definition) => {
    const answers = halves(definition, (scale) => [1 + (scale % 5), 5 - (scale % 5)]);
    expect(consistency(definition, answers)).toBeLessThan(-1000);
    expect(flags(definition, answers)).toContain("inconsistent");
  });

  test("is who answers the halves independently of each other", () => {
    const answers = halves(ipip, (scale) => [1 + (scale % 5), 1 + (Math.floor(scale / 5) % 5)]);
    expect(Math.abs(consistency(ipip, answers)!)).toBeLessThan(0.3);
    expect(flags(ipip, answers)).toContain("inconsistent");
  });

  test("is not said of halves that do not vary", () => {
    const answers = halves(ipip, () => [4, 2]);
    expect(consistency(ipip, answers)).toBeUndefined();
    expect(flags(ipip, answers)).not.toContain("inconsistent");
  });

  test("corrects the correlation of the halves for length", () => {
    const odd = [1, 2, 3, 4, 5];
    const even = [2, 1, 4, 3, 5];
    const answers = halves(sapa, (scale) => [odd[scale]!, even[scale]!]);
    expect(consistency(sapa, answers)).toBeCloseTo((2 * 0.8) / 1.8, 12);
  });

  test("is never undecided, nor above 1", () => {
    fc.assert(
      fc.property(
        instrument.chain((one) => fc.tuple(fc.constant(one), answersTo(one))),
        ([one, answers]) => {
          const found = consistency(one, answers) ?? 0;
          expect(found <= 1).toBe(true);
        },
      ),
    );
  });
});

describe("a response", () => {
  test("with one flag is kept, with two it is left out", () => {
    expect(isExcluded([])).toBe(false);
    expect(isExcluded(["inconsistent"])).toBe(false);
    expect(isExcluded(["too_fast", "long_string"])).toBe(true);
    expect(isExcluded(["too_fast", "long_string", "inconsistent"])).toBe(true);
  });

  test("of the same answer to everything is a long string, and left out when it was also fast", () => {
    for (const definition of [sapa, ipip]) {
      for (let c = definition.scale.min; c <= definition.scale.max; c++) {
        const answers = answersBy(definition, () => c);
        expect(flags(definition, answers)).toEqual(["long_string"]);
        expect(isExcluded(flags(definition, answers, 40))).toBe(true);
      }
    }
  });

  test("of an honest person has no flag", () => {
    expect(flags(sapa, honest, 120)).toEqual([]);
  });

  test("of one in eight SAPA respondents is inconsistent, of one in thirty a long string, of 9 in 1,218 both", () => {
    const found = respondents().map(({ answers }) => flags(sapa, answers));
    expect(found.filter((one) => one.includes("inconsistent"))).toHaveLength(153);
    expect(found.filter((one) => one.includes("long_string"))).toHaveLength(40);
    expect(found.filter(isExcluded)).toHaveLength(9);
  });
});
