/** A line through points as an SVG path with round corners, and the head of its arrow (pure). */
import type { Point } from "./layout.ts";

const RADIUS = 14;
const HEAD = { length: 7, width: 3.5 };

export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const corners = rest.map((corner, index) => {
    const next = rest[index + 1];
    if (next === undefined) return `L${text(corner)}`;
    const before = rest[index - 1] ?? first;
    return `L${text(toward(corner, before))}Q${text(corner)} ${text(toward(corner, next))}`;
  });
  return `M${text(first)}${corners.join("")}`;
}

/** A triangle whose tip is the last point. */
export function arrowHead(points: readonly Point[]): string {
  const [from, tip] = points.slice(-2);
  if (from === undefined || tip === undefined) return "";
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [x, y] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const base = { x: tip.x - x * HEAD.length, y: tip.y - y * HEAD.length };
  const [left, right] = [-1, 1].map((side) => ({
    x: base.x - y * HEAD.width * side,
    y: base.y + x * HEAD.width * side,
  })) as [Point, Point];
  return `M${text(tip)}L${text(left)}L${text(right)}Z`;
}

/** A point near the corner on the way to another, at most half of it. */
function toward(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const share = Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

const text = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (number: number): number => Math.round(number * 10) / 10;
