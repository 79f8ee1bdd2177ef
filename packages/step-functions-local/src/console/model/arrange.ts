/** One level of a graph, arranged by dagre: boxes in rows, and lines around them with room for their labels. */
import { Graph as Dagre, layout } from "@dagrejs/dagre";
import type { GraphEdge } from "./graph.ts";
import type { Box, PlacedEdge, Point, Sized } from "./placed.ts";
import { ellipsis, textWidth } from "./text.ts";

const LABEL = { height: 16, longest: 30 };
const LOOP = { width: 18, height: 20 };
const SPACING = { rankdir: "TB", nodesep: 26, ranksep: 26, edgesep: 16, marginx: 1, marginy: 1 } as const;

export type Arranged = { width: number; height: number; boxes: Map<string, Box>; lines: PlacedEdge[] };

export function arrange(nodes: readonly Sized[], edges: readonly GraphEdge[]): Arranged {
  const dagre = new Dagre({ multigraph: true });
  dagre.setGraph({ ...SPACING });
  for (const { id, width, height } of nodes) dagre.setNode(id, { width, height });
  for (const [index, edge] of edges.entries()) {
    dagre.setEdge(edge.from, edge.to, settings(edge), String(index));
  }
  layout(dagre);
  const { width = 0, height = 0 } = dagre.graph() as Partial<Box>;
  const boxes = new Map(nodes.map(({ id }) => [id, boxOf(dagre.node(id) as Box)]));
  return {
    width,
    height,
    boxes,
    lines: edges.map((edge, index) => {
      const line = dagre.edge(edge.from, edge.to, String(index)) as Point & { points: Point[] };
      const text = labelOf(edge);
      const label = text === "" ? {} : { label: { x: line.x, y: line.y, text } };
      const points = edge.from === edge.to ? loop(boxes.get(edge.from) as Box) : line.points;
      return { edge, points, ...label };
    }),
  };
}

/** Dagre's positions are those of the middles. */
function boxOf({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** From a state to itself, on its right. */
function loop({ x, y, width, height }: Box): Point[] {
  const [right, middle] = [x + width, y + height / 2];
  const [out, apart] = [right + LOOP.width, LOOP.height / 2];
  return [
    { x: right, y: middle - apart },
    { x: out, y: middle - apart },
    { x: out, y: middle + apart },
    { x: right, y: middle + apart },
  ];
}

/** The way on success is kept straight; those through Catch go around. */
function settings(edge: GraphEdge) {
  const text = labelOf(edge);
  const room =
    text === ""
      ? { width: edge.from === edge.to ? LOOP.width : 0, height: 0 }
      : { width: textWidth(text, 11) + 8, height: LABEL.height };
  return { ...room, labelpos: "c", weight: edge.kind === "catch" ? 1 : 8, minlen: 1 } as const;
}

/** Catching everything is what such a line means anyway. */
export function labelOf({ kind, label }: GraphEdge): string {
  if (kind === "next" || label === "States.ALL") return "";
  const [first = "", ...others] = label.split(/\n|, /);
  const more = others.length > 0 ? ` +${others.length}` : "";
  return `${ellipsis(first, LABEL.longest)}${more}`;
}
