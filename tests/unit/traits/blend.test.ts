import { agreement, blend, peerShare, peersReliability } from "@persona-ai/core/traits/blend.ts";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const score = fc.double({ min: 1, max: 120, noNaN: true });
const share = fc.double({ min: 0, max: 0.65, noNaN: true });

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

describe("the blend", () => {
  test("is one side exactly where the other is missing", () => {
    fc.assert(
      fc.property(score, share, (one, weight) => {
        expect(blend(one, undefined, weight)).toBe(one);
        expect(blend(undefined, one, weight)).toBe(one);
        expect(blend(one, one, weight)).toBe(one);
      }),
    );
  });

  test("lies between both sides, at the peers' share of the way", () => {
    fc.assert(
      fc.property(score, score, share, (self, peers, weight) => {
        expect(blend(self, peers, weight)).toBeCloseTo((1 - weight) * self + weight * peers, 9);
      }),
    );
  });

  test("of nothing is refused", () => {
    expect(() => blend(undefined, undefined, 0.5)).toThrow(RangeError);
  });
});

describe("agreement", () => {
  const alpha = 0.78;
  const threshold = 1.645 * Math.sqrt(1 - alpha + 1 - peersReliability(3));

  test("is told from just above the threshold on, and says who is higher", () => {
    const above = threshold + 1e-9;
    expect(agreement(above, 0, alpha, 3)).toEqual({ difference: above, threshold, higher: "self" });
    expect(agreement(0, above, alpha, 3)).toEqual({ difference: -above, threshold, higher: "peers" });
  });

  test("is not told at the threshold and below", () => {
    expect(agreement(threshold, 0, alpha, 3)).toBeUndefined();
    expect(agreement(0, threshold - 1e-9, alpha, 3)).toBeUndefined();
  });

  test("needs a smaller gap the more peers there are", () => {
    const gap = 1.2;
    expect(agreement(gap, 0, alpha, 3)).toBeUndefined();
    expect(agreement(gap, 0, alpha, 30)?.higher).toBe("self");
  });

  test("turns its sign when self and peers change places", () => {
    const z = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(z, z, fc.integer({ min: 3, max: 50 }), (a, b, k) => {
        const [one, other] = [agreement(a, b, alpha, k), agreement(b, a, alpha, k)];
        expect(other?.difference ?? 0).toBe(one ? -one.difference : 0);
      }),
    );
  });
});
