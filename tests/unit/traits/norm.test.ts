import { Instrument } from "@persona-ai/core/instrument";
import { ageGroup, normFor, type Person } from "@persona-ai/core/traits/norm.ts";
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
  const cases: [Person, string, number | undefined, string][] = [
    [{ sex: "male", birthYear: born(20) }, "male:under21", 222, "male:under21"],
    [{ sex: "male", birthYear: born(30) }, "male:21-40", 479, "male:21-40"],
    [{ sex: "male", birthYear: born(50) }, "male:41-60", 96, "male:41-60"],
    [{ sex: "male", birthYear: born(70) }, "male", 805, "male:over60"],
    [{ sex: "female", birthYear: born(20) }, "female:under21", 455, "female:under21"],
    [{ sex: "female", birthYear: born(30) }, "female:21-40", 912, "female:21-40"],
    [{ sex: "female", birthYear: born(50) }, "female:41-60", 253, "female:41-60"],
    [{ sex: "female", birthYear: born(70) }, "female", 1631, "female:over60"],
    [{ sex: "male" }, "male", 805, "male (mean of 4 groups)"],
    [{ sex: "female" }, "female", 1631, "female (mean of 4 groups)"],
    [{ birthYear: born(30) }, "all", 2436, "all (mean of 8 groups)"],
    [{}, "all", 2436, "all (mean of 8 groups)"],
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

describe("norm values", () => {
  test("are the table's own where it has the group", () => {
    const { scales } = normFor(ipip, { sex: "male", birthYear: born(18) }, now);
    expect(scales.neuroticism).toEqual({ mean: 67.84, sd: 15.83 });
    expect(scales["neuroticism.anxiety"]).toEqual({ mean: 11.72, sd: 3.76 });
  });

  test("are the mean of the four groups of a sex where only that is known", () => {
    const { mean, sd } = normFor(ipip, { sex: "male" }, now).scales.neuroticism!;
    expect(mean).toBeCloseTo((67.84 + 66.97 + 64.11 + 58.42) / 4, 12);
    expect(sd).toBeCloseTo((15.83 + 16.48 + 16.04 + 15.48) / 4, 12);
  });

  test("are the mean of all eight groups where nothing is known", () => {
    const { mean, sd } = normFor(ipip, {}, now).scales.agreeableness!;
    expect(mean).toBeCloseTo((81.98 + 84.22 + 88.33 + 90.2 + 89.14 + 91.91 + 95.73 + 97.17) / 8, 12);
    expect(sd).toBeCloseTo((14.66 + 13.1 + 11.76 + 11.73 + 13.21 + 11.39 + 9.84 + 9.52) / 8, 12);
  });

  test("are there for every scale, with a standard deviation above zero, whoever asks", () => {
    for (const instrument of [sapa, ipip]) {
      for (const person of [{}, { sex: "male" }, { sex: "female", birthYear: 1950 }] as Person[]) {
        const { scales } = normFor(instrument, person, now);
        expect(instrument.scales.every(({ id }) => scales[id]!.sd > 0)).toBe(true);
      }
    }
  });
});
