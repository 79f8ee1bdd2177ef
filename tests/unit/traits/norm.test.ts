import { Instrument } from "@persona-ai/core/instrument";
import { ageGroup, type Demographics, normFor } from "@persona-ai/core/traits/norm.ts";
import { rangeOf, tScore } from "@persona-ai/core/traits/scoring.ts";
import { describe, expect, test } from "vitest";

const now = new Date("2026-06-01T00:00:00Z");
const born = (age: number) => 2026 - age;
const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");

describe("the age group", () => {
  test.each([
    [0, "under21"],
    [20, "under21"],
    [21, "21-40"],
    [40, "21-40"],
    [41, "41-60"],
    [60, "41-60"],
    [61, "over60"],
    [120, "over60"],
  ])("of %i years is %s", (age, group) => {
    expect(ageGroup(born(age), now)).toBe(group);
  });

  test("goes by the year in UTC", () => {
    expect(ageGroup(2005, new Date("2025-12-31T23:59:59Z"))).toBe("under21");
    expect(ageGroup(2005, new Date("2026-01-01T00:00:00Z"))).toBe("21-40");
  });
});

describe("the norm group", () => {
  const cases: [Demographics, string, number | undefined, string][] = [
    [{ sex: "male", birthYear: born(20) }, "male:under21", 222, "male:under21"],
    [{ sex: "male", birthYear: born(30) }, "male:21-40", 479, "male:21-40"],
    [{ sex: "male", birthYear: born(50) }, "male:41-60", 96, "male:41-60"],
    [{ sex: "male", birthYear: born(70) }, "male", 805, "male:over60"],
    [{ sex: "female", birthYear: born(20) }, "female:under21", 455, "female:under21"],
    [{ sex: "female", birthYear: born(30) }, "female:21-40", 912, "female:21-40"],
    [{ sex: "female", birthYear: born(50) }, "female:41-60", 253, "female:41-60"],
    [{ sex: "female", birthYear: born(70) }, "female", 1631, "female:over60"],
    [{ sex: "male" }, "male", 805, "male"],
    [{ sex: "female" }, "female", 1631, "female"],
    [{ birthYear: born(30) }, "21-40", 1391, "21-40"],
    [{ birthYear: born(70) }, "all", 2436, "over60"],
    [{}, "all", 2436, "all"],
  ];

  test.each(cases)(
    "of %j is %s of %s people in sapa-bfi-25, and %s in ipip-neo-120",
    (person, group, n, other) => {
      const own = normFor(sapa, person, now);
      expect([own.group, own.n]).toEqual([group, n]);
      const neo = normFor(ipip, person, now);
      expect([neo.group, neo.n]).toEqual([other, undefined]);
    },
  );
});

test("a group of 30 people is large enough, one of 29 is not", () => {
  const groupOf = (n: number) => {
    const norms = { ...sapa.norms, "male:21-40": { ...sapa.norms["male:21-40"]!, n } };
    return normFor({ ...sapa, norms }, { sex: "male", birthYear: born(30) }, now).group;
  };
  expect([29, 30].map(groupOf)).toEqual(["21-40", "male:21-40"]);
});

describe("norm values", () => {
  test("are the table's own where it has the group", () => {
    const { scales } = normFor(ipip, { sex: "male", birthYear: born(16) }, now);
    expect(scales.neuroticism).toEqual({ mean: 67.84, sd: 15.83 });
    expect(scales["neuroticism.anxiety"]).toEqual({ mean: 11.72, sd: 3.76 });
  });

  const weighted = (rows: [mean: number, sd: number, weight: number][]) => {
    const total = rows.reduce((sum, [, , weight]) => sum + weight, 0);
    const mean = rows.reduce((sum, [m, , weight]) => sum + m * weight, 0) / total;
    const variance = rows.reduce((sum, [m, sd, weight]) => sum + weight * (sd ** 2 + (m - mean) ** 2), 0);
    return { mean, sd: Math.sqrt(variance / total) };
  };

  test("of a sex are the mixture of its age groups, by their numbers, with what lies between them", () => {
    const { mean, sd } = normFor(ipip, { sex: "male" }, now).scales.neuroticism!;
    const expected = weighted([
      [67.84, 15.83, 79_948],
      [66.97, 16.48, 99_884],
      [64.11, 16.04, 16_873],
      [58.42, 15.48, 1_360],
    ]);
    expect(mean).toBeCloseTo(expected.mean, 9);
    expect(sd).toBeCloseTo(expected.sd, 9);
  });

  test("of an age are those of both sexes, who count alike", () => {
    const [male, female] = [ipip.norms["male:21-40"]!, ipip.norms["female:21-40"]!].map(
      ({ scales }) => scales.agreeableness!,
    );
    const { mean, sd } = normFor(ipip, { birthYear: born(30) }, now).scales.agreeableness!;
    const expected = weighted([
      [male!.mean, male!.sd, 1],
      [female!.mean, female!.sd, 1],
    ]);
    expect(mean).toBeCloseTo(expected.mean, 9);
    expect(sd).toBeCloseTo(expected.sd, 9);
  });

  test("are there for every scale, with a standard deviation above zero, whoever asks", () => {
    for (const instrument of [sapa, ipip]) {
      for (const person of [{}, { sex: "male" }, { sex: "female", birthYear: 1950 }] as Demographics[]) {
        const { scales } = normFor(instrument, person, now);
        expect(instrument.scales.every(({ id }) => scales[id]!.sd > 0)).toBe(true);
      }
    }
  });
});

describe("growing older", () => {
  const people = (["male", "female", undefined] as const).flatMap((sex) =>
    [sapa, ipip].map((instrument) => ({ instrument, sex })),
  );

  test.each(people)(
    "by a year moves no T that can be had by 1: $sex in $instrument.id",
    ({ instrument, sex }) => {
      for (let age = 10; age < 90; age++) {
        const [before, after] = [age, age + 1].map(
          (years) => normFor(instrument, { ...(sex && { sex }), birthYear: born(years) }, now).scales,
        );
        for (const scale of instrument.scales) {
          const [own, later] = [before![scale.id]!, after![scale.id]!];
          for (const score of rangeOf(instrument, scale)) {
            expect(Math.abs(tScore(score, own) - tScore(score, later))).toBeLessThan(1);
          }
        }
      }
    },
  );

  test.each([30, 50, 75])("leaves the table's own norms in the middle of a group, at %i", (age) => {
    for (const sex of ["male", "female"] as const) {
      const { group, scales } = normFor(ipip, { sex, birthYear: born(age) }, now);
      expect(scales).toEqual(ipip.norms[group]!.scales);
    }
  });

  test("is at its half between 20 and 21", () => {
    const at = (age: number) =>
      tScore(100, normFor(ipip, { sex: "female", birthYear: born(age) }, now).scales.conscientiousness!);
    const [young, adult] = ["female:under21", "female:21-40"].map((group) =>
      tScore(100, ipip.norms[group]!.scales.conscientiousness!),
    );
    expect((at(20) + at(21)) / 2).toBeCloseTo((young! + adult!) / 2, 9);
    expect(at(16)).toBe(young);
    expect(at(25)).toBe(adult);
  });

  test("counts as of the answers", () => {
    const answeredAt = (year: number) =>
      normFor(ipip, { sex: "male", birthYear: 1996 }, new Date(`${year}-06-01T00:00:00Z`));
    expect(answeredAt(2016).group).toBe("male:under21");
    expect(answeredAt(2026).group).toBe("male:21-40");
  });
});
