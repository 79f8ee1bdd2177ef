/** What the thresholds let through, on real people: the 1,218 SAPA respondents. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS } from "@persona-ai/core/traits";
import { expect, test } from "vitest";
import { respondents } from "../../support/respondents.ts";
import { gaussian, randomFrom } from "./random.ts";

const sapa = Instrument.get("sapa-bfi-25");
const NOW = new Date("2026-06-01T00:00:00Z");
const people = respondents().map(({ answers, sex, age }) => {
  const { domains } = Fidelity.traitsOf(sapa, answers, { sex, birthYear: 2026 - age }, NOW);
  return DOMAINS.map((domain) => domains[domain].t);
});

const profile = (ts: number[]) => ({
  domains: Object.fromEntries(
    DOMAINS.map((domain, i) => [domain, { t: ts[i]! }]),
  ) as Fidelity.Standing["domains"],
});
const passes = (person: number[], persona: number[]) =>
  Fidelity.compare(profile(person), profile(persona)).passed;

/** The share of people for whom such a persona passes. */
function shareOf(personaOf: (person: number[], i: number) => number[]): number {
  return people.filter((person, i) => passes(person, personaOf(person, i))).length / people.length;
}

test("the same person answering again, with the scales' error of measurement, passes in 9 of 10 cases", () => {
  const random = randomFrom(1);
  const again = (t: number, i: number) =>
    t + gaussian(random) * 10 * Math.sqrt(2 * (1 - sapa.reliability[DOMAINS[i]!]!));
  expect(shareOf((person) => person.map(again))).toBeGreaterThan(0.87);
});

test("another person passes in a quarter of the cases", () => {
  const share = shareOf((_, i) => people[(i + 97) % people.length]!);
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.28);
});

test("somebody average in everything passes for those alone who are nearly so, or by luck", () => {
  const random = randomFrom(2);
  expect(shareOf((person) => person.map(() => 50 + gaussian(random)))).toBeLessThan(0.3);
});

test("the contrary of a person passes for nobody but those who have no shape", () => {
  const passedWithShape = people.filter((person) => {
    const mean = person.reduce((sum, t) => sum + t, 0) / person.length;
    const sd = Math.sqrt(person.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (person.length - 1));
    const contrary = person.map((t) => 100 - t);
    return sd >= Fidelity.FLAT_SPREAD && passes(person, contrary);
  });
  expect(passedWithShape).toEqual([]);
});
