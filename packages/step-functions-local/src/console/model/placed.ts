/** Nodes and edges with a place in the picture. */
import type { GraphEdge, GraphNode } from "./graph.ts";

export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };
export type PlacedNode = Box & { node: GraphNode; depth: number };
export type PlacedEdge = { edge: GraphEdge; points: Point[]; label?: Point & { text: string } };
export type Layout = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] };

export type Sized = GraphNode & { width: number; height: number; content: Layout | undefined };
