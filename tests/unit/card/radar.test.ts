import { pointOf, reach } from "@persona-ai/core/card/image/radar.ts";
import { styleOf } from "@persona-ai/core/card/image/style.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("a radar", () => {
  test.each([
    [20, 0],
    [50, 0.5],
    [80, 1],
    [5, 0],
    [95, 1],
  ])("has T %d at %d of its radius", (t, share) => {
    expect(reach(t)).toBe(share);
  });

  test("shows a higher score farther out, never beyond the rim", () => {
    const t = fc.double({ min: -100, max: 200, noNaN: true });
    const centre = { x: 0, y: 0, radius: 186 };
    const distance = (axis: number, score: number) => {
      const { x, y } = pointOf(centre, axis, reach(score));
      return Math.hypot(x, y);
    };
    fc.assert(
      fc.property(t, t, fc.nat(4), (a, b, axis) => {
        expect(distance(axis, Math.max(a, b))).toBeGreaterThanOrEqual(distance(axis, Math.min(a, b)) - 0.1);
        expect(distance(axis, a)).toBeLessThanOrEqual(186.1);
      }),
    );
  });
});

/** Relative luminance and contrast: WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  const style = styleOf(scheme);
  const colour = (of: string, property = "fill"): string =>
    new RegExp(`\\.${of}\\b[^{}]*{[^}]*${property}:(#[0-9a-f]{6})`).exec(style.split("\n").at(-1)!)?.[1] ??
    of;

  test.each([
    ["name", "page"],
    ["tagline", "page"],
    ["foot", "page"],
    ["axis", "panel"],
    ["score", "panel"],
    ["legend", "panel"],
  ])("%s on its %s has the contrast of AA", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["shape", "mean"])("the line of the %s has the contrast of a figure", (line) => {
    expect(contrast(colour(line, "stroke"), colour("panel"))).toBeGreaterThanOrEqual(3);
  });
});
