/** Where an arrow key leads in a graph (pure): to the nearest node in that direction. */
import type { Box } from "./layout.ts";

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const VECTORS = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
} as const;

/** What is aside counts as so much farther than what is ahead. */
const ASIDE = 2.5;

/** Measured between the middles of the boxes, of the upper edge for those that have others inside. */
export function neighbour<Node extends Box>(
  from: Node,
  nodes: readonly Node[],
  direction: Direction,
): Node | undefined {
  const { x, y } = VECTORS[direction];
  let nearest: { node: Node; distance: number } | undefined;
  for (const node of nodes) {
    const [dx, dy] = [middle(node).x - middle(from).x, middle(node).y - middle(from).y];
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    if (node === from || ahead < 1) continue;
    const distance = ahead + ASIDE * aside;
    if (nearest === undefined || distance < nearest.distance) nearest = { node, distance };
  }
  return nearest?.node;
}

const LOW = 60;

function middle({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + Math.min(height, LOW) / 2 };
}
