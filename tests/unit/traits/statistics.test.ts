import { Instrument } from "@persona-ai/core/instrument";
import { Moments, Statistics } from "@persona-ai/core/traits/statistics.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy, momentsOf, responses } from "./arbitraries.ts";

const { empty, merge } = Statistics;
const ipip = Instrument.get("ipip-neo-120");

describe("moments", () => {
  test("of no response are zero for every item and scale", () => {
    const moments = empty(ipip);
    expect(moments.n).toBe(0);
    expect(moments.items).toHaveLength(120);
    expect(Object.keys(moments.scales)).toHaveLength(35);
  });

  test("of one response are its keyed answers and their sums", () => {
    const moments = momentsOf(ipip, [answersBy(ipip, ({ keyed }) => (keyed === "plus" ? 5 : 1))]);
    expect(moments.items.every((sum) => sum === 5)).toBe(true);
    expect(moments.scales.openness).toEqual({ sum: 120, sumOfSquares: 14_400 });
    expect(moments.scales["openness.imagination"]).toEqual({ sum: 20, sumOfSquares: 400 });
  });

  test("of any responses are what is computed from them directly", () => {
    fc.assert(
      fc.property(responses(0, 12), ({ definition, list }) => {
        const { items, scales, scale } = definition;
        const keyed = list.map((answers) =>
          items.map((item) =>
            item.keyed === "plus" ? answers[item.id]! : scale.min + scale.max - answers[item.id]!,
          ),
        );
        const moments = momentsOf(definition, list);
        expect(Moments.parse(moments)).toEqual(moments);
        expect(moments.n).toBe(list.length);
        expect(moments.items).toEqual(
          items.map((_, i) => keyed.reduce((sum, values) => sum + values[i]!, 0)),
        );
        for (const { id, domain, facet } of scales) {
          const raws = keyed.map((values) =>
            items.reduce((sum, item, i) => {
              const counts = item.domain === domain && (facet === undefined || item.facet === facet);
              return counts ? sum + values[i]! : sum;
            }, 0),
          );
          expect(moments.scales[id]).toEqual({
            sum: raws.reduce((sum, raw) => sum + raw, 0),
            sumOfSquares: raws.reduce((sum, raw) => sum + raw ** 2, 0),
          });
        }
      }),
    );
  });

  test("do not depend on the order of the responses", () => {
    const shuffled = responses(0, 12).chain(({ definition, list }) =>
      fc.record({
        definition: fc.constant(definition),
        list: fc.constant(list),
        other: fc.shuffledSubarray(list, { minLength: list.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ definition, list, other }) => {
        expect(momentsOf(definition, other)).toEqual(momentsOf(definition, list));
      }),
    );
  });

  test("stay under 4 KiB with 10,000 of the longest responses", () => {
    const one = momentsOf(ipip, [answersBy(ipip, ({ keyed }) => (keyed === "plus" ? 5 : 1))]);
    let all = one;
    for (let i = 1; i < 10_000; i++) all = merge(all, one);
    expect(all.n).toBe(10_000);
    expect(JSON.stringify(all).length).toBeLessThan(4096);
  });
});

describe("merge", () => {
  const threePages = responses(0, 9).chain(({ definition, list }) =>
    fc.tuple(fc.nat({ max: list.length }), fc.nat({ max: list.length })).map((cuts) => {
      const [from, to] = cuts.sort((a, b) => a - b) as [number, number];
      const pages = [list.slice(0, from), list.slice(from, to), list.slice(to)];
      const [a, b, c] = pages.map((page) => momentsOf(definition, page)) as [Moments, Moments, Moments];
      return { definition, list, a, b, c };
    }),
  );

  test("of the pages is the moments of all responses, however they are grouped", () => {
    fc.assert(
      fc.property(threePages, ({ definition, list, a, b, c }) => {
        expect(merge(merge(a, b), c)).toEqual(momentsOf(definition, list));
        expect(merge(a, merge(b, c))).toEqual(merge(merge(a, b), c));
      }),
    );
  });

  test("is commutative, and no response changes nothing", () => {
    fc.assert(
      fc.property(threePages, ({ definition, a, b }) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(a, empty(definition))).toEqual(a);
      }),
    );
  });

  test("leaves both sides as they were", () => {
    const a = momentsOf(ipip, [answersBy(ipip, () => 2)]);
    const before = structuredClone(a);
    merge(a, a);
    expect(a).toEqual(before);
  });
});
