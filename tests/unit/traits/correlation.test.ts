import { pearson } from "@persona-ai/core/traits/correlation.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const pairs = fc.array(
  fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.integer({ min: -9, max: 9 })),
  {
    minLength: 2,
  },
);

describe("Pearson's r", () => {
  test("is what a textbook example has", () => {
    expect(pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 12);
    expect(pearson([1, 2, 3], [2, 4, 6])).toBe(1);
    expect(pearson([1, 2, 3], [6, 4, 2])).toBe(-1);
  });

  test("is undefined where one side does not vary, or there is too little", () => {
    // Three times 0.1 has a mean of 0.10000000000000002: computed, its variance would not be zero.
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeUndefined();
    expect(pearson([1, 2], [3, 3])).toBeUndefined();
    expect(pearson([1], [2])).toBeUndefined();
    expect(pearson([], [])).toBeUndefined();
  });

  test("is symmetric and within -1..1", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [xs, ys] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const r = pearson(xs, ys);
        expect(pearson(ys, xs)).toBe(r);
        expect(Math.abs(r ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
