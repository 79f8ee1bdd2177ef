import { Traits } from "@persona-ai/core/traits";
import { describe, expect, test } from "vitest";
import { asSelf, ipip, person, sapa, synthesize } from "./synthesized.ts";

describe("what changed between two versions", () => {
  const at = (level: number) => synthesize(ipip, { self: asSelf(ipip, person(ipip, "openness", level)) });

  test("is told of each domain and facet, and is reliable beyond 1.96·10·√(2(1 - α))", () => {
    const items = Traits.changesBetween(at(3), at(4));
    expect(items).toHaveLength(35);
    const openness = items.find(({ scale }) => scale === "openness")!;
    const alpha = ipip.reliability.openness!;
    expect(openness.threshold).toBeCloseTo(19.6 * Math.sqrt(2 * (1 - alpha)), 9);
    expect(openness.difference).toBeCloseTo(at(4).domains.openness.t - at(3).domains.openness.t, 9);
    expect(openness.reliable).toBe(true);
    expect(items.find(({ scale }) => scale === "neuroticism")).toMatchObject({
      difference: 0,
      reliable: false,
    });
    const facet = items.find(({ scale }) => scale === "openness.intellect")!;
    expect(facet.threshold).toBeCloseTo(19.6 * Math.sqrt(2 * 0.32), 1);
  });

  test("is told of domains alone where the instruments differ", () => {
    const short = synthesize(sapa, { self: asSelf(sapa, person(sapa, "openness", 3)) });
    expect(Traits.changesBetween(short, at(3)).map(({ scale }) => scale)).toEqual([...Traits.DOMAINS]);
  });
});

describe("a change", () => {
  const base = synthesize(ipip, { self: asSelf(ipip, person(ipip, "openness", 3)) });
  const withOpenness = (more: object): Pick<Traits.Info, "domains"> => ({
    domains: { ...base.domains, openness: { ...base.domains.openness, ...more } },
  });
  const openness = (from: object, to: object) =>
    Traits.changesBetween(withOpenness(from), withOpenness(to))[0]!;

  test("rests on the reliability that a version tells, and on its band where it tells none", () => {
    const band = [50 - 16.45, 50 + 16.45] as [number, number];
    const told = openness({ t: 50, band, reliability: 0.91 }, { t: 60, band, reliability: 0.84 });
    expect(told.threshold).toBeCloseTo(1.96 * 5, 9);
    const untold = openness({ t: 50, band, reliability: undefined }, { t: 60, band, reliability: 0.84 });
    expect(untold.threshold).toBeCloseTo(1.96 * Math.sqrt(100 + 16), 9);
  });

  test("of nothing is none, even of what is measured without error", () => {
    const exact = { t: 50, reliability: 1 };
    expect(openness(exact, exact)).toMatchObject({ threshold: 0, reliable: false });
    expect(openness(exact, { ...exact, t: 49 })).toMatchObject({ difference: -1, reliable: true });
  });

  test("of facets is told where both versions have the facet, and of nothing else", () => {
    const short = synthesize(sapa, { self: asSelf(sapa, person(sapa, "openness", 3)) });
    expect(Traits.changesBetween(base, short).map(({ scale }) => scale)).toEqual([...Traits.DOMAINS]);
    const { imagination } = base.domains.openness.facets!;
    const fewer = Traits.changesBetween(base, withOpenness({ facets: { imagination } }));
    expect(fewer.filter(({ scale }) => scale.startsWith("openness.")).map(({ scale }) => scale)).toEqual([
      "openness.imagination",
    ]);
  });
});
