import { readFileSync } from "node:fs";
import { type Calibration, calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { DIMENSIONS } from "@persona-ai/core/chemistry/constants.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { intervalOf } from "@persona-ai/core/chemistry/interval.ts";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chance, normal } from "../../figures/screening/people.ts";
import { calibrate } from "../../support/calibrate.ts";
import { randomFrom } from "../fidelity/random.ts";
import {
  calibrationByPeople,
  peopleByFacets,
  regressedBy,
  reliabilityOfIpip,
  reliabilityOfSapa,
  respondentsByDomains,
} from "./respondents.ts";

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

const scoresOf = (pairs: [ZScores, ZScores][], by: Basis = "domains", table?: Calibration) =>
  pairs.map(([a, b]) => calibrated(by, "fit", fitsOf(a, b, by).fit, table));
const bySapa = regressedBy(reliabilityOfSapa);
const byIpip = regressedBy(reliabilityOfIpip);

describe("a calibrated score", () => {
  test("is uniform over 10,000 random pairs of SAPA respondents, whichever norms they are compared with", () => {
    for (const normed of ["group", "all"] as const) {
      const people = respondentsByDomains(normed).map(bySapa);
      for (const seed of [1, 2, 3]) {
        expect(distanceToUniform(scoresOf(randomPairs(people, 10_000, seed)))).toBeLessThan(0.02);
      }
    }
  });

  test("by facets is uniform over random pairs of real people, and over those whom the table was not made of", () => {
    const people = peopleByFacets().map(byIpip);
    expect(distanceToUniform(scoresOf(randomPairs(people, 10_000, 5), "facets"))).toBeLessThan(0.02);
    const half = (odd: number) => people.filter((_, i) => i % 2 === odd);
    for (const odd of [0, 1]) {
      const table = calibrate({ domains: half(odd), facets: half(odd) });
      const others = randomPairs(half(1 - odd), 10_000, 6);
      expect(distanceToUniform(scoresOf(others, "facets", table))).toBeLessThan(0.03);
    }
  });

  test("of each dimension is half or less for half of the pairs", () => {
    const pairs = randomPairs(respondentsByDomains().map(bySapa), 10_000, 4);
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

/** The same person answering again: as reliable as before, each scale with an error of its own. */
function again(z: ZScores, reliability: ZScores, random: () => number): ZScores {
  const repeat = (value: number, r: number) => r * value + Math.sqrt(1 - r ** 2) * normal(random);
  const domains = DOMAINS.map((id) => [id, repeat(z.domains[id], reliability.domains[id])] as const);
  const facets = Object.entries(z.facets).map(
    ([id, value]) => [id, repeat(value, reliability.facets[id]!)] as const,
  );
  return {
    domains: Object.fromEntries(domains) as ZScores["domains"],
    facets: Object.fromEntries(facets),
  };
}

describe("the interval", () => {
  test.each([
    ["domains", respondentsByDomains(), reliabilityOfSapa],
    ["facets", peopleByFacets(), reliabilityOfIpip],
  ] as const)("by %s holds the score of 80 in 100 repetitions, 3 more or less", (by, people, reliability) => {
    const random = chance(11);
    const regress = regressedBy(reliability);
    const held = randomPairs([...people], by === "facets" ? 400 : 1_200, 8).map(([a, b]) => {
      const scoreOf = (one: ZScores, other: ZScores) =>
        toWhole(calibrated(by, "fit", fitsOf(regress(one), regress(other), by).fit));
      const measured = (z: ZScores) => ({ z: regress(z), reliability });
      const [low, high] = intervalOf(measured(a), measured(b), by, scoreOf(a, b));
      const repetitions = Array.from({ length: 4 }, () =>
        scoreOf(again(a, reliability, random), again(b, reliability, random)),
      );
      return repetitions.filter((score) => score >= low && score <= high).length / 4;
    });
    const share = held.reduce((sum, one) => sum + one, 0) / held.length;
    expect(Math.abs(share - 0.8)).toBeLessThan(0.03);
  });
});

test("the calibration table is what its script makes", () => {
  expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(calibrationByPeople());
});
