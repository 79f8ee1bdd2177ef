/** The demo's people are real: their answers are the SAPA respondents', and their peers those most like them. */
import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { flags, isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import { describe, expect, test } from "vitest";
import demo from "../../../scripts/demo/respondents.data.json" with { type: "json" };
import { respondents } from "../../support/respondents.ts";
import { momentsOf, releasedWithoutNoise } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const everyone = respondents();
const byId = new Map(everyone.map((one) => [one.respondent, one]));

function distance(a: Instrument.Answers, b: Instrument.Answers): number {
  return Math.hypot(...sapa.items.map(({ id }) => a[id]! - b[id]!));
}

describe("the demo's respondents", () => {
  test("are twelve different people, with the answers, sex and age of the data set", () => {
    const all = demo.people.flatMap(({ self, peers }) => [self, ...peers]);
    expect(new Set(all.map(({ respondent }) => respondent)).size).toBe(12);
    for (const { respondent, answers } of all) expect(answers).toEqual(byId.get(respondent)!.answers);
    for (const { self } of demo.people)
      expect(byId.get(self.respondent)).toMatchObject({ sex: self.sex, age: self.age });
  });

  test("have as peers five adults who answer much as they do, and whom screening keeps", () => {
    const pool = everyone.filter(({ age }) => age >= 18);
    for (const { self, peers } of demo.people) {
      const nearest = pool
        .filter(({ respondent }) => respondent !== self.respondent)
        .map(({ respondent, answers }) => ({ respondent, far: distance(answers, self.answers) }))
        .sort((a, b) => a.far - b.far)
        .slice(0, 15)
        .map(({ respondent }) => respondent);
      for (const { respondent, answers } of peers) {
        expect(nearest).toContain(respondent);
        expect(isExcluded(flags(sapa, answers))).toBe(false);
      }
    }
  });

  test("differ clearly: in four of five domains they are on different levels", () => {
    const [one, other] = demo.people.map(({ self, peers }) =>
      Traits.synthesize({
        instrument: "sapa-bfi-25",
        self: { scores: Traits.scoresOf(sapa, momentsOf(sapa, [self.answers])), flags: [] },
        peers: releasedWithoutNoise(
          sapa,
          peers.map(({ answers }) => answers),
        ),
        person: { sex: self.sex as "male" | "female", birthYear: 2026 - self.age },
        answeredAt: new Date("2026-06-01T00:00:00Z"),
      }),
    );
    const differing = Traits.DOMAINS.filter(
      (domain) => one!.domains[domain].level !== other!.domains[domain].level,
    );
    expect(differing.length).toBeGreaterThanOrEqual(4);
  });
});
