/**
 * Places a graph's nodes and the lines between them, top down, by dagre. What is inside a Parallel or Map is laid out
 * first; outside, its state is a box of that size. Sizes are pixels at 100 %; positions are from the top left.
 */
import { Graph as Dagre, layout as dagreLayout } from "@dagrejs/dagre";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { ellipsis, textWidth } from "./text.ts";

export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };
export type PlacedNode = Box & { node: GraphNode; depth: number };
export type PlacedEdge = { edge: GraphEdge; points: Point[]; label?: Point & { text: string } };
export type Layout = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] };

export const HEADER = 34;
const STATE = { height: 46, minWidth: 148, maxWidth: 250, beside: 62 };
const POINT = { width: 58, height: 26 };
const PADDING = 14;
const LABEL = { height: 16, longest: 30 };

type Sized = GraphNode & { width: number; height: number; content: Layout | undefined };

export function layOut({ nodes, edges }: Graph, depth = 0): Layout {
  const sized = nodes.map((node) => size(node, depth));
  const dagre = new Dagre({ multigraph: true });
  dagre.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 34, edgesep: 16, marginx: 1, marginy: 1 });
  for (const { id, width, height } of sized) dagre.setNode(id, { width, height });
  for (const [index, edge] of edges.entries()) {
    dagre.setEdge(edge.from, edge.to, settings(edge), String(index));
  }
  dagreLayout(dagre);
  const { width = 0, height = 0 } = dagre.graph() as Partial<Box>;
  const placed = sized.map((node) => place(node, dagre.node(node.id) as Box, depth));
  const lines = edges.map((edge, index) => {
    const { points, x, y } = dagre.edge(edge.from, edge.to, String(index)) as Point & { points: Point[] };
    const text = labelOf(edge);
    return { edge, points, ...(text === "" ? {} : { label: { x, y, text } }) };
  });
  return {
    width,
    height,
    nodes: placed.flatMap(({ nodes: own }) => own),
    edges: [...lines, ...placed.flatMap(({ edges: own }) => own)],
  };
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
  const height = Math.max(...layouts.map((layout) => layout.height));
  let right = 0;
  const moved = layouts.map((layout) => {
    const left = right;
    right += layout.width + 2 * PADDING;
    return move(layout, left, 0);
  });
  return {
    width: right - 2 * PADDING,
    height,
    nodes: moved.flatMap(({ nodes }) => nodes),
    edges: moved.flatMap(({ edges }) => edges),
  };
}

/** `center` is dagre's: the middle of the box. */
function place({ content, width, height, ...node }: Sized, center: Point, depth: number): Layout {
  const box = { x: center.x - width / 2, y: center.y - height / 2, width, height };
  const own = { ...box, node: node as GraphNode, depth };
  if (content === undefined) return { width, height, nodes: [own], edges: [] };
  const inside = move(content, box.x + (width - content.width) / 2, box.y + HEADER);
  return { width, height, nodes: [own, ...inside.nodes], edges: inside.edges };
}

function move({ nodes, edges, ...box }: Layout, x: number, y: number): Layout {
  const by = <T extends Point>(point: T): T => ({ ...point, x: point.x + x, y: point.y + y });
  return {
    ...box,
    nodes: nodes.map(by),
    edges: edges.map(({ label, points, edge }) => ({
      edge,
      points: points.map(by),
      ...(label === undefined ? {} : { label: by(label) }),
    })),
  };
}

/** The way on success is kept straight; those through Catch go around. */
function settings(edge: GraphEdge) {
  const text = labelOf(edge);
  const room =
    text === "" ? { width: 0, height: 0 } : { width: textWidth(text, 11) + 8, height: LABEL.height };
  return { ...room, labelpos: "c", weight: edge.kind === "catch" ? 1 : 8, minlen: 1 };
}

/** Catching everything is what a dashed line means anyway. */
function labelOf({ kind, label }: GraphEdge): string {
  if (kind === "next" || label === "States.ALL") return "";
  const [first = "", ...others] = label.split(/\n|, /);
  const more = others.length > 0 ? ` +${others.length}` : "";
  return `${ellipsis(first, LABEL.longest)}${more}`;
}
