/**
 * Places a graph's nodes and the lines between them, top down, by dagre. What is inside a Parallel or Map is laid out
 * first; outside, its state is a box of that size. Sizes are pixels at 100 %; positions are from the top left.
 */
import { arrange } from "./arrange.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { lanes, lanesWidth, shared } from "./lanes.ts";
import type { Box, Layout, Point, Sized } from "./placed.ts";
import { textWidth } from "./text.ts";

export type { Box, Layout, PlacedEdge, PlacedNode, Point } from "./placed.ts";

export const HEADER = 34;
const STATE = { height: 42, minWidth: 152, maxWidth: 260, beside: 84 };
const POINT = { width: 58, height: 26 };
const PADDING = 14;

export function layOut({ nodes, edges }: Graph, depth = 0): Layout {
  const sized = nodes.map((node) => size(node, depth));
  const first = arrange(sized, edges);
  const inLanes = shared(edges, first.boxes);
  const drawn = edges.filter((edge) => !inLanes.has(edge));
  const { width, height, boxes, lines } = inLanes.size === 0 ? first : arrange(sized, drawn);
  const placed = sized.map((node) => place(node, boxes.get(node.id) as Box, depth));
  const beside = [...inLanes];
  const layout = {
    width: width + lanesWidth(beside),
    height,
    nodes: placed.flatMap((layout) => layout.nodes),
    edges: [...lanes(beside, boxes, 0), ...lines, ...placed.flatMap((layout) => layout.edges)],
  };
  return move(layout, lanesWidth(beside), 0);
}

function size(node: GraphNode, depth: number): Sized {
  if (node.kind !== "state") return { ...node, ...POINT, content: undefined };
  const wanted = Math.max(textWidth(node.id), textWidth(node.action, 11)) + STATE.beside;
  const width = Math.min(STATE.maxWidth, Math.max(STATE.minWidth, wanted));
  if (node.inner.length === 0) return { ...node, width, height: STATE.height, content: undefined };
  const content = sideBySide(node.inner.map((inner) => layOut(inner, depth + 1)));
  return {
    ...node,
    width: Math.max(width, content.width + 2 * PADDING),
    height: HEADER + content.height + PADDING,
    content,
  };
}

/** Branches have no lines between them, so they need no common layout. */
function sideBySide(layouts: Layout[]): Layout {
  let right = 0;
  const moved = layouts.map((layout) => {
    const left = right;
    right += layout.width + 2 * PADDING;
    return move(layout, left, 0);
  });
  return {
    width: right - 2 * PADDING,
    height: Math.max(...layouts.map(({ height }) => height)),
    nodes: moved.flatMap(({ nodes }) => nodes),
    edges: moved.flatMap(({ edges }) => edges),
  };
}

function place({ content, ...node }: Sized, box: Box, depth: number): Layout {
  const own = { ...box, node: node as GraphNode, depth };
  if (content === undefined) return { ...box, nodes: [own], edges: [] };
  const inside = move(content, box.x + (box.width - content.width) / 2, box.y + HEADER);
  return { ...box, nodes: [own, ...inside.nodes], edges: inside.edges };
}

function move({ nodes, edges, ...size }: Layout, x: number, y: number): Layout {
  const by = <T extends Point>(point: T): T => ({ ...point, x: point.x + x, y: point.y + y });
  return {
    ...size,
    nodes: nodes.map(by),
    edges: edges.map(({ label, points, edge }) => ({
      edge,
      points: points.map(by),
      ...(label === undefined ? {} : { label: by(label) }),
    })),
  };
}
