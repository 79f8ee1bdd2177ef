/**
 * How well somebody in a box can fit a person at most: never less than the fit of anybody in it, over the
 * domains (match-space.ts). Undefined where nobody can be.
 */
import { dominanceFit, similarityFit, warmthFit, weighted } from "./fit.ts";
import { type Box, DOM, type Interval, LOV, type Point, SHAPE } from "./match-space.ts";

/** What rounding in the coordinates may cost. */
const SLACK = 1e-9;

export function boundOf(me: Point, box: Box): number | undefined {
  if (isEmpty(box)) return undefined;
  const bound = weighted({
    similarity: similarityFit(highestInnerProduct(me, box)),
    warmth: warmthFit(distance(me[LOV]!, box[LOV]!)),
    dominance: dominanceFit(distance(-me[DOM]!, box[DOM]!)),
  });
  return bound + SLACK;
}

const distance = (x: number, [low, high]: Interval): number => Math.max(0, low - x, x - high);

const clamp = (x: number, [low, high]: Interval): number => Math.min(high, Math.max(low, x));

/** Shapes are of length 1, or 0 where the profile is flat. */
function isEmpty(box: Box): boolean {
  let nearest = 0;
  let farthest = 0;
  for (const i of SHAPE) {
    const [low, high] = box[i]!;
    nearest += distance(0, box[i]!) ** 2;
    farthest += Math.max(low ** 2, high ** 2);
  }
  return nearest > 1 + SLACK || (nearest > 0 && farthest < 1 - SLACK);
}

const STEPS = 12;
const FAR = 2 ** 20;

/**
 * The highest inner product of the shape with a point of the box whose length is 1 at most. Without the
 * length it is the box's corner; with it, by Lagrange, the point of the box nearest to `t` times the shape,
 * for the `t` that makes its length 1: found by halving, from above, so that it is never too low.
 */
function highestInnerProduct(me: Point, box: Box): number {
  let low = 0;
  let high = 1;
  while (high < FAR && lengthSquared(me, box, high) < 1) {
    low = high;
    high *= 2;
  }
  if (high >= FAR) return Math.min(1, innerProduct(me, box, Number.POSITIVE_INFINITY));
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (lengthSquared(me, box, middle) < 1) low = middle;
    else high = middle;
  }
  return Math.min(1, innerProduct(me, box, high));
}

const reach = (me: Point, box: Box, i: number, t: number): number =>
  clamp(me[i] === 0 ? 0 : t * me[i]!, box[i]!);

function lengthSquared(me: Point, box: Box, t: number): number {
  let sum = 0;
  for (const i of SHAPE) sum += reach(me, box, i, t) ** 2;
  return sum;
}

function innerProduct(me: Point, box: Box, t: number): number {
  let sum = 0;
  for (const i of SHAPE) sum += me[i]! * reach(me, box, i, t);
  return sum;
}
