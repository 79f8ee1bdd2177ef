import { emblemSvg } from "@persona-ai/core/card/image/emblem.ts";
import { DOMAINS } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTraits, flatTraits } from "./arbitraries.ts";

/** How far from the centre the points of an emblem's paths go. */
function reachOf(source: string): number {
  const paths = [...source.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path).join(" ");
  const points = [...paths.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
  return Math.max(...points.map(([, x, y]) => Math.hypot(Number(x), Number(y))));
}

describe("an emblem", () => {
  test("is the same for the same traits, whoever's they are", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const { instrument: _, ...domains } = structuredClone(traits);
        expect(emblemSvg(domains)).toBe(emblemSvg(traits));
      }),
    );
  });

  test("tells two people apart by any one trait, and by how certain it is", () => {
    for (const domain of DOMAINS) {
      const [usual, higher, surer] = [flatTraits(50), flatTraits(50), flatTraits(50)];
      higher.domains[domain] = flatTraits(60).domains[domain];
      surer.domains[domain] = { ...surer.domains[domain], band: [49, 51] };
      expect(new Set([usual, higher, surer].map((traits) => emblemSvg(traits))).size).toBe(3);
    }
  });

  test("stays within its frame, however far out the scores are", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        expect(reachOf(emblemSvg(traits))).toBeLessThanOrEqual(50);
      }),
    );
  });
});
