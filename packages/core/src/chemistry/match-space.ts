/**
 * The space in which alike people lie close together: six coordinates, of which the fit of two people over
 * the domains is made. The first four are the profile's shape, its z-scores centred and of length 1 in an
 * orthonormal basis, so that the similarity of two people is their inner product (Pearson's r); the others
 * are LOV and DOM (fit.ts).
 *
 * The space is halved again and again, along one coordinate after the other. A box is named by the path to
 * it, a digit a halving ("011": high warmth or low, and so on), so that all points of a box share its name as
 * their prefix.
 */
import { DOMAINS, type Domain } from "../traits/info.ts";
import { circumplex } from "./fit.ts";

/** Four numbers of the shape, then LOV and DOM. */
export type Point = readonly number[];
export type Interval = readonly [low: number, high: number];
/** An interval a coordinate. */
export type Box = readonly Interval[];

export const SHAPE = [0, 1, 2, 3] as const;
export const LOV = 4;
export const DOM = 5;

/** The coordinates in the order of halving: those that tell most about the fit first. */
const HALVED = [LOV, DOM, ...SHAPE];
const ROUNDS = 4;
export const DEPTH = HALVED.length * ROUNDS;

/** Helmert's contrasts: the n-th domain against the mean of those before it. */
const BASIS = SHAPE.map((i) => {
  const scale = 1 / Math.sqrt((i + 1) * (i + 2));
  return DOMAINS.map((_, j) => (j <= i ? scale : j === i + 1 ? -(i + 1) * scale : 0));
});

/** A flat profile has no shape: it lies at 0, where its similarity to everybody is 0. */
export function pointOf(z: Readonly<Record<Domain, number>>): Point {
  const flat = DOMAINS.every((domain) => z[domain] === z.openness);
  const contrasts = BASIS.map((row) => row.reduce((sum, x, j) => sum + x * z[DOMAINS[j]!], 0));
  const length = flat ? 1 : Math.hypot(...contrasts);
  const { lov, dom } = circumplex(z);
  return [...contrasts.map((x) => (flat ? 0 : x / length)), lov, dom];
}

/**
 * LOV and DOM, which have no ends, are halved by their place on a logistic curve, near the normal
 * distribution's.
 */
const STEEPNESS = 1.7;
const isShape = (coordinate: number) => coordinate < LOV;

/** 0..1 */
function placeOf(coordinate: number, x: number): number {
  return isShape(coordinate) ? (x + 1) / 2 : 1 / (1 + Math.exp(-STEEPNESS * x));
}

function valueAt(coordinate: number, place: number): number {
  return isShape(coordinate) ? 2 * place - 1 : Math.log(place / (1 - place)) / STEEPNESS;
}

/** The name of the smallest box that the point is in: `DEPTH` digits. */
export function pathOf(point: Point): string {
  const places = point.map((x, coordinate) => placeOf(coordinate, x));
  const digits = Array.from({ length: DEPTH }, (_, depth) => {
    const coordinate = HALVED[depth % HALVED.length]!;
    const parts = 2 ** (1 + Math.floor(depth / HALVED.length));
    return Math.min(parts - 1, Math.max(0, Math.floor(places[coordinate]! * parts))) % 2;
  });
  return digits.join("");
}

/** The box of a name of any length up to `DEPTH`; a side of LOV or DOM may have no end. */
export function boxOf(path: string): Box {
  const sides = HALVED.map(() => [0, 1] as [number, number]);
  for (const [depth, digit] of [...path].entries()) {
    const side = sides[HALVED[depth % HALVED.length]!]!;
    side[digit === "1" ? 0 : 1] = (side[0] + side[1]) / 2;
  }
  return sides.map(([low, high], coordinate) => [valueAt(coordinate, low), valueAt(coordinate, high)]);
}
