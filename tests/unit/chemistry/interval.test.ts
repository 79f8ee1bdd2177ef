/**
 * The interval beside what 400,000 repetitions drawn by numpy have between their tenth and ninetieth percentile; the
 * code draws 400, which puts a percentile a few points beside it.
 */
import { calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { intervalOf, type Measured, normalTable } from "@persona-ai/core/chemistry/interval.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { describe, expect, test } from "vitest";
import { type Zs, zsOf } from "./people.ts";

const NEAR = 5;
const A = zsOf(1.2, 0.1, 1.4, -0.9, -0.8);
const B = zsOf(0.9, -0.4, -1.3, 1.1, -0.7);
const C = zsOf(-0.5, 1, 0.3, 0.8, -1.5);
const E = zsOf(1, 0.2, 1.1, -0.7, -0.6);
const same = (r: number) => zsOf(r, r, r, r, r);

/** Two facets a domain. */
const named = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, i) => [`${DOMAINS[i >> 1]}.f${i % 2}`, value]));
const measured = (domains: Zs, by: Zs, facets: number[] = [], facetsBy: number[] = []): Measured => ({
  z: { domains, facets: named(facets) },
  reliability: { domains: by, facets: named(facetsBy) },
});

const expectNear = ([low, high]: readonly number[], [from, to]: readonly number[]) => {
  expect(Math.abs(low! - from!)).toBeLessThan(NEAR);
  expect(Math.abs(high! - to!)).toBeLessThan(NEAR);
};

describe("the numbers that repetitions are drawn by", () => {
  test("are a row for each repetition, one of its thirty scales for either of the two, beside its mirror image", () => {
    const rows = normalTable();
    expect(rows.map(({ length }) => length)).toEqual(Array.from({ length: 400 }, () => 60));
    for (let i = 0; i < rows.length; i += 2) expect(rows[i + 1]).toEqual(rows[i]!.map((x) => -x));
  });

  test("are normal, and none is another", () => {
    const all = normalTable().flatMap((row) => [...row]);
    const share = (holds: (x: number) => boolean) => all.filter(holds).length / all.length;
    expect(new Set(all).size).toBe(all.length);
    expect(all.reduce((sum, x) => sum + x * x, 0) / all.length).toBeCloseTo(1, 1);
    for (const [z, below] of [
      [0.5, 0.3829],
      [1, 0.6827],
      [1.6449, 0.9],
      [2, 0.9545],
      [3, 0.9973],
    ] as const)
      expect(Math.abs(share((x) => Math.abs(x) < z) - below)).toBeLessThan(0.01);
  });

  test("know nothing of each other, from place to place and from row to row", () => {
    const half = normalTable()
      .filter((_, i) => i % 2 === 0)
      .flatMap((row) => [...row]);
    for (const apart of [1, 2, 30, 60]) {
      const products = half.slice(apart).map((x, i) => x * half[i]!);
      expect(Math.abs(products.reduce((sum, x) => sum + x, 0) / products.length)).toBeLessThan(0.03);
    }
  });
});

describe("the interval of a score", () => {
  test.each([
    ["unlike", A, same(0.8), B, same(0.8), [17.1, 71.3]],
    ["alike", A, same(0.9), E, same(0.6), [57, 90.7]],
    ["unlike, one measured well", B, same(0.7), C, same(0.95), [31.1, 81.8]],
    ["measured nearly without error", A, same(0.98), C, same(0.98), [30, 53.8]],
    [
      "each scale by its own",
      A,
      zsOf(0.9, 0.8, 0.95, 0.6, 0.7),
      E,
      zsOf(0.5, 0.9, 0.6, 0.95, 0.8),
      [58.9, 89.8],
    ],
  ])("by domains, of people %s, is what repetitions have", (_, one, by, other, otherBy, is) => {
    const between = Math.round((is[0]! + is[1]!) / 2);
    expectNear(intervalOf(measured(one, by), measured(other, otherBy), "domains", between), is);
  });

  const reliability = [0.9, 0.8, 0.7, 0.85, 0.6, 0.75, 0.9, 0.8, 0.7, 0.95];
  const one = measured(
    A,
    zsOf(0.9, 0.8, 0.85, 0.9, 0.95),
    [0.5, -1, 1.2, 0.3, -0.4, 0.8, 1.5, -0.2, -0.9, 0.1],
    reliability,
  );
  const others = {
    alike: [0.4, -0.6, 1, -0.3, -0.7, 1.1, 0.9, 0.2, -1.2, 0.5],
    unlike: [-0.5, 0.6, -1, 0.3, 0.7, -0.1, -0.9, 1.2, 1.2, -0.5],
  };
  test.each([
    ["alike", B, others.alike, 85, [77.9, 99.9]],
    ["unlike", C, others.unlike, 10, [1.8, 24.9]],
  ])("by facets, of people %s, is what repetitions have", (_, domains, facets, score, is) => {
    const other = measured(
      domains,
      same(0.8),
      facets,
      Array.from({ length: 10 }, () => 0.7),
    );
    expectNear(intervalOf(one, other, "facets", score), is);
  });

  test("by facets measured without error is what the domains' own errors leave, which are their facets' together", () => {
    const exact = Array.from({ length: 10 }, () => 1);
    const [a, c] = [
      measured(A, same(0.6), [0.5, -1, 1.2, 0.3, -0.4, 0.8, 1.5, -0.2, -0.9, 0.1], exact),
      measured(C, same(0.6), [0.4, 0.6, -1, 0.3, 0.7, 1.1, -0.9, 0.2, -1.2, 0.5], exact),
    ];
    expectNear(intervalOf(a, c, "facets", 33), [13.7, 55.6]);
  });

  test("by domains is the same, whether facets are known or not", () => {
    const other = measured(C, same(0.8), others.unlike, reliability);
    expect(intervalOf(one, other, "domains", 50)).toEqual(
      intervalOf(measured(A, one.reliability.domains), measured(C, same(0.8)), "domains", 50),
    );
  });

  test("has the score in it, wherever that lies", () => {
    const [a, b] = [measured(A, same(0.8)), measured(B, same(0.8))];
    expect(intervalOf(a, b, "domains", 2)[0]).toBe(2);
    expect(intervalOf(a, b, "domains", 97)[1]).toBe(97);
  });

  test("is the score alone where nothing is measured with error", () => {
    const [a, b] = [measured(A, same(1)), measured(E, same(1))];
    const score = toWhole(calibrated("domains", "fit", fitsOf(a.z, b.z, "domains").fit));
    expect(intervalOf(a, b, "domains", score)).toEqual([score, score]);
    expect([intervalOf(a, b, "domains", 0)[1], intervalOf(a, b, "domains", 100)[0]]).toEqual([score, score]);
  });

  test("of a flat profile is what the other two fits leave open", () => {
    const [flat, a] = [measured(same(0), same(1)), measured(A, same(1))];
    const score = toWhole(calibrated("domains", "fit", fitsOf(flat.z, a.z, "domains").fit));
    expect(intervalOf(flat, a, "domains", score)).toEqual([score, score]);
  });
});
