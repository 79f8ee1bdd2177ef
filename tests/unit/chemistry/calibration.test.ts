import { readFileSync } from "node:fs";
import { calibrated, toTenths } from "@persona-ai/core/chemistry/calibration.ts";
import { DIMENSIONS } from "@persona-ai/core/chemistry/constants.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { type ZScores, zScores } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../fidelity/random.ts";
import { calibrationByRespondents, traitsOfRespondents } from "./respondents.ts";

const FILE = new URL("../../../packages/core/src/chemistry/calibration.data.json", import.meta.url);
const SCALES = [...DIMENSIONS, "fit"] as const;
const basis = fc.constantFrom<Basis>("facets", "domains");
const scale = fc.constantFrom(...SCALES);
const fit = fc.double({ min: 0, max: 1, noNaN: true });

/** Kolmogorov-Smirnov: the widest distance of what share lies below a score from what should. */
function distanceToUniform(scores: number[]): number {
  const sorted = scores.toSorted((a, b) => a - b);
  const n = sorted.length;
  return Math.max(...sorted.map((score, i) => Math.max((i + 1) / n - score / 100, score / 100 - i / n)));
}

/** Pairs of two different people. */
function randomPairs(people: ZScores[], count: number, seed: number): [ZScores, ZScores][] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const first = Math.floor(random() * people.length);
    const second = (first + 1 + Math.floor(random() * (people.length - 1))) % people.length;
    return [people[first]!, people[second]!];
  });
}

const scoresOf = (pairs: [ZScores, ZScores][]) =>
  pairs.map(([a, b]) => toTenths(calibrated("domains", "fit", fitsOf(a, b).fit)));

describe("a calibrated score", () => {
  test("is uniform over 10,000 random pairs of SAPA respondents, whichever norms they are compared with", () => {
    for (const normed of ["group", "all"] as const) {
      const people = traitsOfRespondents(normed).map(zScores);
      for (const seed of [1, 2, 3]) {
        expect(distanceToUniform(scoresOf(randomPairs(people, 10_000, seed)))).toBeLessThan(0.02);
      }
    }
  });

  test("is uniform over all pairs of them, but for rounding and interpolation", () => {
    const people = traitsOfRespondents().map(zScores);
    const pairs = people.flatMap((a, i) => people.slice(i + 1).map((b) => [a, b] as [ZScores, ZScores]));
    expect(pairs).toHaveLength((1218 * 1217) / 2);
    const counts = new Uint32Array(1001);
    for (const score of scoresOf(pairs)) counts[Math.round(score * 10)]! += 1;
    let below = 0;
    for (const [tenths, count] of counts.entries()) {
      below += count;
      expect(Math.abs(below / pairs.length - tenths / 1000)).toBeLessThan(0.002);
    }
  }, 30_000);

  test("of each dimension is half or less for half of the pairs", () => {
    const pairs = randomPairs(traitsOfRespondents().map(zScores), 10_000, 4);
    for (const id of DIMENSIONS) {
      const lower = pairs.filter(([a, b]) => calibrated("domains", id, fitsOf(a, b)[id]) <= 50);
      expect(Math.abs(lower.length / pairs.length - 0.5)).toBeLessThan(0.02);
    }
  });

  test("is between 0 and 100, and never falls when the fit rises", () => {
    fc.assert(
      fc.property(basis, scale, fit, fit, (by, of, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(calibrated(by, of, low)).toBeGreaterThanOrEqual(0);
        expect(calibrated(by, of, high)).toBeGreaterThanOrEqual(calibrated(by, of, low));
        expect(calibrated(by, of, high)).toBeLessThanOrEqual(100);
      }),
    );
    expect(calibrated("domains", "fit", 0)).toBe(0);
    expect(calibrated("domains", "fit", 1)).toBe(100);
  });

  test("has no steps: a fit a little higher scores little more", () => {
    for (const by of ["facets", "domains"] as const) {
      for (let value = 0; value < 1; value += 0.0005) {
        const step = calibrated(by, "fit", value + 0.0005) - calibrated(by, "fit", value);
        expect(step).toBeLessThan(0.5);
      }
    }
  });
});

test("the calibration table is what its script makes", () => {
  expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(calibrationByRespondents());
}, 30_000);
