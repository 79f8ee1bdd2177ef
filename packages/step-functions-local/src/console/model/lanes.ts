/**
 * Ways through Catch that many states share: all to the one that handles errors. Drawn one by one they would push
 * everything else aside, so they run together in a lane on the left, one lane for each handler (pure).
 */
import type { GraphEdge } from "./graph.ts";
import type { Box, PlacedEdge, Point } from "./placed.ts";

type Boxes = ReadonlyMap<string, Box>;

const APART = 16;
const FIRST = 22;
/** From a row of boxes to the line that runs along it. */
const CLEARANCE = { below: 9, above: 14 };

/**
 * Which edges go into lanes, by where the boxes were when all of them were laid out. Of each handler the way from the
 * lowest state stays: it keeps the handler below.
 */
export function shared(edges: readonly GraphEdge[], boxes: Boxes): ReadonlySet<GraphEdge> {
  const caught = edges.filter(({ kind, from, to }) => kind === "catch" && from !== to);
  const groups = Object.values(Object.groupBy(caught, ({ to }) => to)) as GraphEdge[][];
  const depth = ({ from }: GraphEdge) => boxes.get(from)?.y ?? 0;
  return new Set(
    groups.flatMap((group) => group.toSorted((one, other) => depth(other) - depth(one)).slice(1)),
  );
}

/** `left` is where the lanes begin: what is placed lies to the right of it. */
export function lanes(edges: readonly GraphEdge[], boxes: Boxes, left: number): PlacedEdge[] {
  const handlers = [...new Set(edges.map(({ to }) => to))];
  return edges.map((edge) => {
    const x = left - FIRST - APART * handlers.indexOf(edge.to);
    const [from, to] = [exit(edge.from, boxes), entry(edge.to, boxes)];
    return { edge, points: [...from, { x, y: last(from).y }, { x, y: first(to).y }, ...to] };
  });
}

/** What the lanes add on the left. */
export function lanesWidth(edges: readonly GraphEdge[]): number {
  const { size } = new Set(edges.map(({ to }) => to));
  return size === 0 ? 0 : FIRST + APART * (size - 1) + 2;
}

/** From the left side; from below where other states of the row are in the way. */
function exit(id: string, boxes: Boxes): Point[] {
  const { box, row, isLeftmost } = placeOf(id, boxes);
  if (isLeftmost) return [{ x: box.x, y: box.y + box.height / 2 }];
  const x = box.x + Math.min(24, box.width / 2);
  const y = Math.max(...row.map((other) => other.y + other.height)) + CLEARANCE.below;
  return [
    { x, y: box.y + box.height },
    { x, y },
  ];
}

function entry(id: string, boxes: Boxes): Point[] {
  const { box, row, isLeftmost } = placeOf(id, boxes);
  if (isLeftmost) return [{ x: box.x, y: box.y + box.height / 2 }];
  const x = box.x + Math.min(24, box.width / 2);
  const y = Math.min(...row.map((other) => other.y)) - CLEARANCE.above;
  return [
    { x, y },
    { x, y: box.y },
  ];
}

/** The boxes of a row have their middles at one height. */
function placeOf(id: string, boxes: Boxes) {
  const box = boxes.get(id) as Box;
  const middle = box.y + box.height / 2;
  const row = [...boxes.values()].filter(({ y, height }) => Math.abs(y + height / 2 - middle) < 1);
  return { box, row, isLeftmost: row.every(({ x }) => x >= box.x) };
}

const first = (points: Point[]): Point => points[0] as Point;
const last = (points: Point[]): Point => points.at(-1) as Point;
