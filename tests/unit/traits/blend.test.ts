import { agreement, blended, ofPeers, peerShare } from "@persona-ai/core/traits/blend.ts";
import { SELF_PEER } from "@persona-ai/core/traits/constants.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaussian, randomFrom } from "../fidelity/random.ts";

describe("the peers' share", () => {
  test.each([
    ["neuroticism", 3, 0.351219512195122],
    ["extraversion", 3, 0.497560975609756],
    ["agreeableness", 3, 0.55609756097561],
    ["conscientiousness", 3, 0.55609756097561],
    ["openness", 3, 0.585365853658537],
    ["neuroticism", 10, 0.494845360824742],
    ["openness", 10, 0.65],
  ] as const)("of %s with %i peers is %d", (domain, k, expected) => {
    expect(peerShare(domain, k)).toBeCloseTo(expected, 12);
  });

  test("never falls with more peers, and never passes 0.65", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOMAINS), fc.integer({ min: 1, max: 100_000 }), (domain, k) => {
        expect(peerShare(domain, k + 1)).toBeGreaterThanOrEqual(peerShare(domain, k));
        expect(peerShare(domain, k)).toBeLessThanOrEqual(0.65);
      }),
    );
  });

  test("is larger in openness than in neuroticism, however many they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (k) => {
        expect(peerShare("openness", k)).toBeGreaterThan(peerShare("neuroticism", k));
      }),
    );
  });
});

const k = fc.integer({ min: 1, max: 30 }).map((threes) => 3 * threes);
const domains = fc.constantFrom(...DOMAINS);
const z = fc.double({ min: -4, max: 4, noNaN: true });
const reliability = fc.double({ min: 0.55, max: 0.93, noNaN: true });
const made = fc.record({ domain: domains, reliability, n: k }).map((one) => ({ ...one, batches: one.n / 3 }));

describe("the blend", () => {
  test("is one side exactly where the other is missing", () => {
    fc.assert(
      fc.property(z, made, (one, how) => {
        expect(blended({ self: one, peers: undefined }, how)).toMatchObject({ z: one, t: 50 + 10 * one });
        expect(blended({ self: undefined, peers: one }, how)).toEqual(ofPeers(one, how));
      }),
    );
  });

  test("lies between both sides, at the peers' share of the way, before it is spread as one score is", () => {
    fc.assert(
      fc.property(z, z, made, (self, peers, how) => {
        const share = peerShare(how.domain, how.n);
        expect(blended({ self, peers }, how).z).toBeCloseTo((1 - share) * self + share * peers, 9);
      }),
    );
  });

  test("has less error with more peers, and so have they alone", () => {
    fc.assert(
      fc.property(made, (how) => {
        const more = { ...how, n: how.n + 3, batches: how.batches + 1 };
        const sides = { self: 0, peers: 0 };
        expect(blended(sides, more).error).toBeLessThanOrEqual(blended(sides, how).error);
        expect(ofPeers(0, more).error).toBeLessThan(ofPeers(0, how).error);
      }),
    );
  });

  /** Worked out by the formulas of blend.ts in another program. */
  test.each([
    ["openness", 0.8, 1.2, 0.4, { z: 0.731707, t: 60.066788, error: 0.256478 }],
    ["neuroticism", 0.9, -1.5, 0.5, { z: -0.797561, t: 40.321627, error: 0.115588 }],
  ] as const)(
    "of %s, reliable by %d, from %d and %d of three peers is exact",
    (domain, rel, self, peers, is) => {
      const found = blended({ self, peers }, { domain, reliability: rel, n: 3, batches: 1 });
      expect(found.z).toBeCloseTo(is.z, 5);
      expect(found.t).toBeCloseTo(is.t, 4);
      expect(found.error).toBeCloseTo(is.error, 5);
    },
  );

  test("of peers alone is exact, and on the side that they are on", () => {
    const found = ofPeers(1.1, { n: 3, batches: 1 });
    expect(found).toMatchObject({ z: 1.1, t: 64 });
    expect(found.error).toBeCloseTo(0.479759, 5);
  });

  test("of nothing is refused", () => {
    expect(() =>
      blended(
        { self: undefined, peers: undefined },
        { domain: "openness", reliability: 0.8, n: 0, batches: 0 },
      ),
    ).toThrow(RangeError);
  });
});

/** Self and k peers of somebody, all of them views of one person with the correlations wanted; the noise of batches too. */
function rated(random: () => number, n: number, { r, selfPeer }: { r: number; selfPeer: number }) {
  const common = gaussian(random);
  const ofPeers = Math.sqrt(r);
  const ofSelf = selfPeer / ofPeers;
  const self = ofSelf * common + Math.sqrt(1 - ofSelf ** 2) * gaussian(random);
  const ratings = Array.from({ length: n }, () => ofPeers * common + Math.sqrt(1 - r) * gaussian(random));
  const batches = Array.from(
    { length: n / 3 },
    (_, i) =>
      Math.round(
        10 *
          (ratings.slice(3 * i, 3 * i + 3).reduce((sum, one) => sum + one, 0) / 3 + 0.26 * gaussian(random)),
      ) / 10,
  );
  return { self, peers: batches.reduce((sum, one) => sum + one, 0) / batches.length };
}

const sdOf = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe("over people", () => {
  test.each([3, 9, 30])("T has mean 50 and sd 10 with %i peers, and 38 of 100 are average", (n) => {
    const random = randomFrom(n);
    for (const domain of DOMAINS) {
      for (const selfPeer of [0.32, SELF_PEER[domain]]) {
        const people = Array.from({ length: 2_000 }, () => rated(random, n, { r: 0.32, selfPeer }));
        const how = { domain, reliability: 0.78, n, batches: n / 3 };
        const ts = people.map((sides) => blended(sides, how).t);
        expect(Math.abs(ts.reduce((sum, t) => sum + t, 0) / ts.length - 50)).toBeLessThan(0.7);
        expect(Math.abs(sdOf(ts) - 10)).toBeLessThan(0.7);
        const average = ts.filter((t) => t >= 45 && t <= 55).length / ts.length;
        expect(Math.abs(average - 0.38)).toBeLessThan(0.04);
        expect(Math.abs(sdOf(people.map(({ peers }) => ofPeers(peers, how).t)) - 10)).toBeLessThan(0.5);
      }
    }
  });

  test.each([
    [3, 0.72],
    [9, 0.82],
    [30, 0.9],
  ])("who see themselves as %i peers do, one in ten is told of a gap", (n, alpha) => {
    const random = randomFrom(n);
    const how = { domain: "extraversion" as const, reliability: alpha, n, batches: n / 3 };
    const told = Array.from({ length: 20_000 }, () => {
      const truth = 0.7 * gaussian(random);
      const self = truth + Math.sqrt(1 - alpha) * gaussian(random);
      const peers = truth + Math.sqrt(0.68 / n + (0.26 ** 2 * 3) / n) * gaussian(random);
      return agreement({ self, peers }, how) !== undefined;
    });
    expect(Math.abs(told.filter(Boolean).length / told.length - 0.1)).toBeLessThan(0.02);
  });
});

describe("agreement", () => {
  const how = { domain: "extraversion" as const, reliability: 0.78, n: 3, batches: 1 };
  const threshold = 1.645 * Math.sqrt(0.22 + 0.68 / 3 + (2.6 ** 2 + 1 / 12) / 100);

  test("is told from just above the threshold on, and says who is higher", () => {
    const above = threshold + 1e-9;
    const told = agreement({ self: above, peers: 0 }, how)!;
    expect(told).toMatchObject({ difference: above, higher: "self" });
    expect(told.threshold).toBeCloseTo(threshold, 12);
    expect(agreement({ self: 0, peers: above }, how)).toMatchObject({ difference: -above, higher: "peers" });
  });

  test("is not told below, nor where a side is missing", () => {
    expect(agreement({ self: threshold - 1e-9, peers: 0 }, how)).toBeUndefined();
    expect(agreement({ self: 4, peers: undefined }, how)).toBeUndefined();
    expect(agreement({ self: undefined, peers: 4 }, how)).toBeUndefined();
  });

  test("needs a smaller gap the more peers there are", () => {
    const gap = { self: 1.1, peers: 0 };
    expect(agreement(gap, how)).toBeUndefined();
    expect(agreement(gap, { ...how, n: 30, batches: 10 })?.higher).toBe("self");
  });
});
