import { count } from "../../model/format.ts";
import type { GraphNode } from "../../model/graph.ts";
import type { StateView } from "../../model/states.ts";

/** How many of its visits are done, where there are several; else how often it was tried again. */
export function badgeOf(state: StateView | undefined): string {
  if (state === undefined) return "";
  const total = Object.values(state.counts).reduce((sum, number) => sum + number, 0);
  if (total > 1) return `${state.counts.succeeded ?? 0}/${total}`;
  return state.retries > 0 ? `↻ ${state.retries}` : "";
}

/** A node in words. */
export function describe(node: GraphNode, state: StateView | undefined, status: string): string {
  const parts = [node.id, node.action === node.type ? node.type : `${node.type}, ${node.action}`, status];
  if (state !== undefined && state.visits.length > 1) parts.push(count(state.visits.length, "visit"));
  if (state !== undefined && state.retries > 0) parts.push(count(state.retries, "retry", "retries"));
  return parts.join(", ");
}
