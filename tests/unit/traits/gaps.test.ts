import { Traits } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy } from "./arbitraries.ts";
import { asSelf, ipip, sapa, synthesize } from "./synthesized.ts";

describe("the profiles of self and peers", () => {
  const self = asSelf(
    ipip,
    answersBy(ipip, (_, i) => 1 + ((i * 7) % 5)),
  );
  const own = synthesize(ipip, { self }).domains;
  const turned = Object.fromEntries(
    Traits.DOMAINS.flatMap((domain) =>
      Object.entries(own[domain].facets!).map(([name, { t }]) => [`${domain}.${name}`, 100 - t]),
    ),
  );
  const agreementWith = (scales: Record<string, number>) =>
    synthesize(ipip, { self, peers: { n: 9, waiting: 0, excluded: 0, scales } }).agreement!;

  test("are compared by the facets alone: of turned ones they correlate -1, whatever the domains", () => {
    for (const t of [20, 50]) {
      const domains = Object.fromEntries(Traits.DOMAINS.map((domain, i) => [domain, t + 9 * i]));
      expect(agreementWith({ ...turned, ...domains }).profileCorrelation).toBeCloseTo(-1, 9);
    }
  });

  test("correlate with nothing where the peers' is flat", () => {
    const flat = Object.fromEntries(ipip.scales.map(({ id }) => [id, 50]));
    expect(agreementWith(flat)).toMatchObject({ gaps: expect.any(Array) });
    expect(
      synthesize(sapa, {
        self: asSelf(
          sapa,
          answersBy(sapa, () => 3),
        ),
        peers: {
          n: 3,
          waiting: 0,
          excluded: 0,
          scales: Object.fromEntries(sapa.scales.map(({ id }) => [id, 50])),
        },
      }).agreement,
    ).toHaveProperty("gaps");
  });

  test("come with three facets at most, however far apart the domains are", () => {
    const domains = Object.fromEntries(Traits.DOMAINS.map((domain) => [domain, 140]));
    const facets = Object.fromEntries(Object.keys(turned).map((id) => [id, 95]));
    const { gaps } = agreementWith({ ...facets, ...domains });
    expect(gaps!.map(({ trait }) => trait.includes("."))).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 3 }, () => true),
    ]);
  });

  test("have no gap in a facet that is not one among thirty", () => {
    const z = (facet: number) => ({
      ...Object.fromEntries(ipip.scales.map(({ id }) => [id, 50])),
      "openness.intellect": facet,
    });
    const average = {
      scores: Object.fromEntries(ipip.scales.map(({ id }) => [id, ipip.norms.all!.scales[id]!.mean])),
      flags: [],
    };
    const told = (facet: number) =>
      synthesize(ipip, { self: average, peers: { n: 9, waiting: 0, excluded: 0, scales: z(facet) } })
        .agreement!.gaps!;
    // The threshold is 2.93·√(1 - α + 0.68/9 + 0.0684/3), 1.9 or so; of a single scale it would be 1.1.
    expect(told(65)).toEqual([]);
    expect(told(75).map(({ trait }) => trait)).toEqual(["openness.intellect"]);
  });
});

describe("the gaps between self and peers", () => {
  test("are told largest first for their threshold, of facets the three largest", () => {
    const self = asSelf(
      ipip,
      answersBy(ipip, () => 3),
    );
    const t = fc.integer({ min: 10, max: 90 });
    const scales = fc.record(Object.fromEntries(ipip.scales.map(({ id }) => [id, t])));
    fc.assert(
      fc.property(scales, (released) => {
        const { agreement, domains } = synthesize(ipip, {
          self,
          peers: { n: 30, batches: 10, waiting: 0, excluded: 0, scales: released },
        });
        const gaps = agreement!.gaps!;
        const sizes = gaps.map(({ difference, threshold }) => Math.abs(difference) / threshold);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(sizes.every((size) => size > 1)).toBe(true);
        expect(
          gaps
            .filter(({ trait }) => !trait.includes("."))
            .map(({ trait }) => trait)
            .toSorted(),
        ).toEqual(Traits.DOMAINS.filter((domain) => domains[domain].agreement).toSorted());
        const facets = gaps.filter(({ trait }) => trait.includes("."));
        expect(facets.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test("leave a smaller facet out for three larger ones, whatever their order", () => {
    const self = asSelf(
      ipip,
      answersBy(ipip, () => 3),
    );
    const flat = Object.fromEntries(ipip.scales.map(({ id }) => [id, 50]));
    const far = {
      "openness.intellect": 85,
      "extraversion.cheerfulness": 95,
      "neuroticism.anger": 110,
      "agreeableness.trust": 120,
    };
    const peers = { n: 30, batches: 10, waiting: 0, excluded: 0, scales: { ...flat, ...far } };
    const { gaps } = synthesize(ipip, { self, peers }).agreement!;
    const told = gaps!.filter(({ trait }) => trait.includes(".")).map(({ trait }) => trait);
    expect(told).toEqual(["agreeableness.trust", "neuroticism.anger", "extraversion.cheerfulness"]);
  });
});
