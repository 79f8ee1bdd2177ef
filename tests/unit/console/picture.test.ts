/** Looking at a picture: fitting, zooming, walking with the arrow keys, and its lines. */

import fc from "fast-check";
import { arrowHead, curve } from "step-functions-local/console/model/curve.ts";
import { type Direction, neighbour } from "step-functions-local/console/model/neighbour.ts";
import { ellipsis, fitText, textWidth } from "step-functions-local/console/model/text.ts";
import { fitIn, readIn, show, zoom } from "step-functions-local/console/model/viewport.ts";
import { describe, expect, test } from "vitest";

const length = fc.integer({ min: 10, max: 4000 });
const sizes = fc.record({ width: length, height: length });

describe("the viewport", () => {
  test("shows a picture in the middle, whole unless it is huge, and never enlarged", () => {
    fc.assert(
      fc.property(sizes, sizes, (picture, frame) => {
        const { scale, x, y } = fitIn(picture, frame);
        expect(scale).toBeLessThanOrEqual(1);
        expect(x * 2 + picture.width * scale).toBeCloseTo(frame.width);
        expect(y * 2 + picture.height * scale).toBeCloseTo(frame.height);
        if (scale > 0.2) expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
      }),
    );
  });

  test("shows in a small frame what can be read, with what matters in it", () => {
    const unit = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(sizes, sizes, unit, unit, (picture, frame, right, down) => {
        const box = { width: picture.width / 10, height: picture.height / 10 };
        const focus = { x: right * picture.width, y: down * picture.height, ...box };
        const { scale, x, y } = readIn(picture, frame, focus);
        expect(scale).toBeGreaterThanOrEqual(0.6);
        const middle = {
          x: x + (focus.x + box.width / 2) * scale,
          y: y + (focus.y + box.height / 2) * scale,
        };
        expect(middle.x).toBeGreaterThanOrEqual(-16);
        expect(middle.x).toBeLessThanOrEqual(frame.width + 16);
        expect(middle.y).toBeGreaterThanOrEqual(-16);
        expect(middle.y).toBeLessThanOrEqual(frame.height + 16);
      }),
    );
  });

  test("zooms around a point that stays where it is", () => {
    const view = { scale: 1, x: 10, y: 20 };
    const zoomed = zoom(view, 1.5, { x: 100, y: 100 });
    expect((100 - zoomed.x) / zoomed.scale).toBeCloseTo(100 - view.x);
    expect(zoom(zoomed, 1 / 1.5, { x: 100, y: 100 })).toEqual({
      scale: expect.closeTo(1),
      x: expect.closeTo(10),
      y: expect.closeTo(20),
    });
    expect(zoom(view, 1000, { x: 0, y: 0 }).scale).toBe(2.5);
  });

  test("moves as far as is needed to show a box, and not when it is seen", () => {
    const frame = { width: 400, height: 300 };
    const view = { scale: 1, x: 0, y: 0 };
    expect(show(view, { x: 100, y: 100, width: 50, height: 50 }, frame)).toEqual(view);
    expect(show(view, { x: 500, y: -40, width: 50, height: 50 }, frame)).toEqual({
      scale: 1,
      x: -166,
      y: 56,
    });
  });
});

describe("an arrow key", () => {
  const at = (name: string, x: number, y: number) => ({ name, x, y, width: 100, height: 40 });
  const nodes = [at("top", 100, 0), at("left", 0, 100), at("right", 200, 100), at("bottom", 100, 200)];
  const from = (name: string, direction: Direction) =>
    neighbour(nodes.find((node) => node.name === name)!, nodes, direction)?.name;

  test("leads to the nearest node in its direction, and nowhere at the edge", () => {
    expect(from("left", "ArrowRight")).toBe("right");
    expect(from("top", "ArrowDown")).toBe("bottom");
    expect(from("left", "ArrowUp")).toBe("top");
    expect(from("top", "ArrowUp")).toBeUndefined();
  });

  test("reaches every node of a picture without going around", () => {
    const reached = new Set(["top"]);
    for (const name of reached) {
      for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const) {
        const next = from(name, key);
        if (next !== undefined) reached.add(next);
      }
    }
    expect(reached.size).toBe(nodes.length);
  });
});

describe("a line", () => {
  test("has round corners, and an arrow that points where it leads", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 50 },
      { x: 100, y: 50 },
    ];
    expect(curve(points)).toBe("M0 0L0 36Q0 50 14 50L100 50");
    expect(arrowHead(points)).toBe("M100 50L93 46.5L93 53.5Z");
  });

  test("of no length has no shape that cannot be drawn", () => {
    expect(curve([])).toBe("");
    expect(
      arrowHead([
        { x: 1, y: 1 },
        { x: 1, y: 1 },
      ]),
    ).not.toContain("NaN");
  });
});

describe("text", () => {
  test("is cut to what fits, and only then", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const cut = fitText(text, width);
        expect(textWidth(cut)).toBeLessThanOrEqual(width);
        expect(cut === text).toBe(textWidth(text) <= width);
      }),
    );
    expect(ellipsis("abcdef", 4)).toBe("abc…");
  });
});
