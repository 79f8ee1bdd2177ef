import { calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { compare, scoreOf } from "@persona-ai/core/chemistry/compare.ts";
import { fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { Info } from "@persona-ai/core/chemistry/info.ts";
import { profileOf } from "@persona-ai/core/chemistry/profile.ts";
import { Language } from "@persona-ai/core/language.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anybody, anyFacets, person, zsOf } from "./people.ts";

const explained = (...people: Parameters<typeof compare>) =>
  compare(...people).dimensions.map(({ explanation }) => explanation);

const ada = person("Ada", zsOf(1.2, 0.1, 1.4, -0.9, -0.8));
const bob = person("Bob", zsOf(0.9, -0.4, -1.3, 1.1, -0.7));

describe("the chemistry of two people", () => {
  test("is the same to the letter, whoever is named first", () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        fc.pre(a.handle !== b.handle);
        expect(JSON.stringify(compare(a, b))).toBe(JSON.stringify(compare(b, a)));
        expect(JSON.stringify(scoreOf(a, b))).toBe(JSON.stringify(scoreOf(b, a)));
      }),
    );
  });

  test("has the shape that the API shows, and scores of 0 to 100 whole, each within its interval", () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const result = compare(a, b);
        expect(Info.parse(result)).toEqual(result);
        const [low, high] = result.interval;
        expect(low <= result.score && result.score <= high && low >= 0 && high <= 100).toBe(true);
        for (const { score } of [result, ...result.dimensions]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
          expect(score).toBe(toWhole(score));
        }
        expect(result.dimensions.map(({ id }) => id)).toEqual(["similarity", "warmth", "dominance"]);
        expect(result.dimensions.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("scores the fits of the two, each by its own table", () => {
    const fits = fitsOf(profileOf(ada), profileOf(bob));
    const result = compare(ada, bob);
    expect(result.score).toBe(toWhole(calibrated("domains", "fit", fits.fit)));
    expect(scoreOf(bob, ada)).toEqual({
      basis: "domains",
      fit: fits.fit,
      interval: result.interval,
      score: calibrated("domains", "fit", fits.fit),
    });
    for (const { id, score } of result.dimensions)
      expect(score).toBe(toWhole(calibrated("domains", id, fits[id])));
  });

  test("is explained by what these two are like", () => {
    expect(explained(ada, bob)).toEqual([
      "Ada and Bob are both high in openness and low in sensitivity to stress and differ most in extraversion, where Ada is " +
        "higher; over the five domains, their profiles correlate -0.25.",
      "Bob is a little warmer with people than Ada, who may seem a touch reserved to Bob.",
      "Ada tends to lead, and Bob tends to go along, so that they complement each other.",
    ]);
  });

  test.each([
    ["a pair of leaders", 1, 1, "Ada and Bob both tend to lead, so that they may compete for the direction."],
    [
      "a pair of followers",
      -1,
      -1,
      "Ada and Bob both tend to go along, so that each may wait for the other to decide.",
    ],
    [
      "a follower and an average person",
      -1,
      0,
      "Bob neither leads nor goes along more than most people, and Ada tends to go along.",
    ],
    [
      "two average people",
      0,
      0,
      "Ada and Bob both neither lead nor go along more than most people, so that neither has to give way.",
    ],
  ])("says of %s who leads", (_who, one, other, sentence) => {
    const at = (name: string, dom: number) => person(name, zsOf(0, 0.1, 0.924 * dom, -0.383 * dom, 0));
    expect(explained(at("Ada", one), at("Bob", other))[2]).toBe(sentence);
  });

  test.each([
    ["alike and warm", 1, 1.2, "Ada and Bob are about equally warm with people, both more than most people."],
    [
      "alike and cool",
      -1,
      -1.2,
      "Ada and Bob are about equally warm with people, both less than most people.",
    ],
    ["alike", 0, 0.1, "Ada and Bob are about equally warm with people, much as most people are."],
    ["alike, one warm", 0.4, 0.7, "Ada and Bob are about equally warm with people, much as most people are."],
    [
      "alike, one cool",
      -0.4,
      -0.7,
      "Ada and Bob are about equally warm with people, much as most people are.",
    ],
    ["apart", 0, 1.5, "Bob is clearly warmer with people than Ada, who may feel distant to Bob."],
    ["far apart", 2, -2, "Ada is far warmer with people than Bob, who may feel distant to Ada."],
  ])("says of people %s who is warmer", (_how, one, other, sentence) => {
    const at = (name: string, lov: number) => person(name, zsOf(0, 0.1, 0.383 * lov, 0.924 * lov, 0));
    expect(explained(at("Ada", one), at("Bob", other))[1]).toBe(sentence);
  });

  test("names a difference from one standard deviation on, and who is higher", () => {
    const of = (openness: number) =>
      explained(person("Ada", zsOf(0, 0.1, 0.2, 0, 0.1)), person("Bob", zsOf(openness, 0.2, 0, 0.1, 0)))[0];
    expect(of(0.9)).not.toContain("differ most");
    expect(of(1.1)).toContain("differ most in openness, where Bob is higher");
    expect(of(-1.1)).toContain("differ most in openness, where Ada is higher");
  });

  test("says so when the two answered different questionnaires, and compares their domains", () => {
    const [facets] = fc.sample(anyFacets, 1);
    const eve = person("Eve", zsOf(0.2, 0, 0.3, 0, 0.1), facets!);
    const result = compare(ada, eve);
    expect(result.basis).toBe("domains");
    expect(result.dimensions[0]!.explanation).toContain(
      "over the five domains, which is what their different questionnaires share, their profiles correlate",
    );
  });

  test("is by facets when both have them", () => {
    const [one, other] = fc.sample(anyFacets, 2);
    const [a, b] = [person("Ada", zsOf(1, 0, 0, 0, 0), one!), person("Bob", zsOf(0, 1, 0, 0, 0), other!)];
    const result = compare(a, b);
    expect(result.basis).toBe("facets");
    expect(result.dimensions[0]!.explanation).toContain("over the 30 facets, their profiles correlate");
  });

  test("counts a flat profile as neither alike nor opposite, and says so", () => {
    const { dimensions } = compare(person("Flo", zsOf(0, 0, 0, 0, 0)), ada);
    expect(dimensions[0]!.explanation).toBe(
      "Ada and Flo have no marked trait in common and differ most in extraversion, where Ada is higher; over the " +
        "five domains, one of their profiles is flat, so that they count as neither alike nor opposite.",
    );
    expect(dimensions[0]!.score).toBe(toWhole(calibrated("domains", "similarity", 0.5)));
  });

  test.each(Language.options)("is told in %s without a hole, and of every pair", (language) => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        fc.pre(a.handle !== b.handle);
        const [told, english] = [compare(a, b, language), compare(a, b)];
        const words = [
          told.summary,
          ...told.dimensions.flatMap(({ label, explanation }) => [label, explanation]),
        ];
        for (const text of words) {
          expect(text.replaceAll(a.name, "").replaceAll(b.name, "")).not.toMatch(/[{}]|undefined/);
        }
        expect(told.summary === english.summary).toBe(language === "en");
        expect(told.score).toBe(english.score);
      }),
    );
  });

  test("tells two people of one name apart by their handles", () => {
    const two = { ...bob, name: "Ada" };
    for (const sentence of explained(ada, two))
      expect(sentence).toMatch(/Ada \(ada\).*Ada \(bob\)|Ada \(bob\).*Ada \(ada\)/);
  });

  test("says what such a number cannot tell, and whose studies say so", () => {
    const { score, interval, summary } = compare(ada, bob);
    expect(summary).toContain(`between ${interval[0]} and ${interval[1]}`);
    expect(summary).toContain(`about ${score} fit less well on paper than Ada and Bob.`);
    expect(summary).toContain("cannot tell whether they will like each other");
    expect(summary).toContain("Dyrenforth et al. 2010");
    expect(summary).toContain("Joel et al. 2017");
  });
});
