/** What the interview lets through, on real people: the SAPA respondents by domains, and the 500 whose facets are known. */
import { likelihoodModel, logRatio } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharesOf } from "../../figures/fidelity/judge.ts";
import { chance } from "../../figures/screening/people.ts";
import { peopleByFacets, respondentsByDomains } from "../chemistry/respondents.ts";

const CASES = [
  ["sapa-bfi-25", respondentsByDomains()],
  ["ipip-neo-120", peopleByFacets()],
] as const;

describe.each(CASES)("by %s", (id, people) => {
  const model = likelihoodModel(id);
  const reliability = model.scales.map((scale) => Instrument.get(id).reliability[scale]!);
  const profiles = people.map(({ domains, facets }) => {
    const z: Record<string, number> = { ...domains, ...facets };
    return model.scales.map((scale) => z[scale]!);
  });
  const shares = sharesOf(model, profiles, reliability, chance(8));

  test("the same person again passes in more than four of five cases, a stranger in one of seven at most", () => {
    expect(shares.repetitions).toBeGreaterThan(0.81);
    expect(shares.strangers).toBeLessThan(0.155);
    expect(Math.abs(shares.repetitions - model.shares.repetitions)).toBeLessThan(0.02);
    expect(Math.abs(shares.strangers - model.shares.strangers)).toBeLessThan(0.02);
  });

  test("who is average in everything, or a fifth as extreme, passes for those alone who have hardly a shape", () => {
    expect(shares.average).toBeLessThan(0.08);
    expect(shares["a fifth as extreme"]).toBeLessThan(0.08);
  });

  test("the contrary of a person passes for hardly anybody", () => {
    expect(shares.contrary).toBeLessThan(0.03);
  });
});

test("nobody is a likelier stranger the nearer they come", () => {
  const model = likelihoodModel("sapa-bfi-25");
  const z = fc.array(fc.double({ min: -2.5, max: 2.5, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(z, (person) => {
      const same = logRatio(model, person, person);
      const turned = logRatio(
        model,
        person,
        person.map((one) => -one),
      );
      expect(same).toBeGreaterThanOrEqual(turned - 1e-9);
      expect(same).toBeGreaterThan(model.threshold);
    }),
  );
});
