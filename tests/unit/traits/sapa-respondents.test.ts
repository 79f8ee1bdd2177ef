import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { describe, expect, test } from "vitest";
import data from "../../../packages/core/src/instrument/sapa-bfi-25.data.json" with { type: "json" };
import { respondents } from "../../support/respondents.ts";
import { momentsOf } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const now = new Date("2026-06-01T00:00:00Z");
const people = respondents();

function traitsOf({ answers, sex, age }: (typeof people)[number]) {
  return Traits.synthesize({
    instrument: "sapa-bfi-25",
    self: { scores: Traits.scoresOf(sapa, momentsOf(sapa, [answers])), flags: [] },
    person: { sex, birthYear: 2026 - age },
    answeredAt: now,
  });
}

describe("all 1,218 SAPA respondents", () => {
  test("score in every domain as the independent program has them, to 1e-9", () => {
    expect(people).toHaveLength(1218);
    for (const person of people) {
      const { domains } = traitsOf(person);
      for (const domain of Traits.DOMAINS) {
        expect(Math.abs(domains[domain].score - person.scores[domain])).toBeLessThan(1e-9);
      }
    }
  });

  test("have the T and the percentile that the norm table gives them, away from the boundaries of age groups", () => {
    const awayFromBoundaries = people.filter(({ age }) =>
      [20.5, 40.5, 60.5].every((at) => Math.abs(age - at) > 7),
    );
    expect(awayFromBoundaries.length).toBeGreaterThan(200);
    for (const person of awayFromBoundaries) {
      const { domains, norm } = traitsOf(person);
      const group = data.norms[norm.group as keyof typeof data.norms];
      expect(norm.n).toBe(group.n);
      for (const domain of Traits.DOMAINS) {
        const { mean, sd } = group.domains[domain];
        const z = (person.scores[domain] - mean) / sd;
        expect(domains[domain].t).toBeCloseTo(50 + 10 * z, 9);
        expect(domains[domain].percentile).toBeCloseTo(100 * normalCdf(z), 4);
      }
    }
  });

  test("fit the shape of traits", () => {
    for (const person of people) {
      const traits = traitsOf(person);
      expect(Traits.Info.parse(traits)).toEqual(traits);
    }
  });

  test("are on average at T 50 in their norm group, over everyone", () => {
    const ts = people.flatMap((person) => Traits.DOMAINS.map((domain) => traitsOf(person).domains[domain].t));
    expect(Math.abs(ts.reduce((sum, t) => sum + t, 0) / ts.length - 50)).toBeLessThan(0.5);
  });
});

/** Abramowitz & Stegun 26.2.17: an independent approximation, absolute error under 7.5e-8. */
function normalCdf(z: number): number {
  const k = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    polynomial.reduce((sum, factor, i) => sum + factor * k ** (i + 1), 0);
  return z >= 0 ? 1 - tail : tail;
}
