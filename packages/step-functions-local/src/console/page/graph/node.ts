/** A state in the graph: what it is called, what it does, how it stands; one with others inside is a frame. */
import { count } from "../../model/format.ts";
import type { GraphNode } from "../../model/graph.ts";
import { HEADER, type PlacedNode } from "../../model/layout.ts";
import type { StateView } from "../../model/states.ts";
import { fitText } from "../../model/text.ts";
import { html } from "../html.ts";
import { iconPath } from "../parts/icon.ts";
import { labelOf } from "../parts/status.ts";

type Props = {
  placed: PlacedNode;
  state: StateView | undefined;
  isChosen: boolean;
  isStop: boolean;
  onChoose(): void;
  hold(element: SVGGElement | null): void;
};

export function Node({ placed, state, isChosen, isStop, onChoose, hold }: Props) {
  const { node, x, y, width, height, depth } = placed;
  if (node.kind !== "state") return html`<${Point} placed=${placed} />`;
  const isFrame = node.inner.length > 0;
  const status = state?.status ?? "notEntered";
  const badge = badgeOf(state);
  const room = width - 44 - (badge === "" ? 0 : 34);
  const middle = isFrame ? HEADER / 2 : height / 2;
  return html`<g
    ref=${hold} class="node is-${status} ${isFrame ? "is-frame" : ""} ${isChosen ? "is-chosen" : ""}"
    transform="translate(${x} ${y})" role="button" tabindex=${isStop ? 0 : -1} data-state=${node.id} data-status=${status}
    aria-pressed=${isChosen ? "true" : "false"} aria-label=${describe(node, state, labelOf(status))} onClick=${onChoose}
  >
    <title>${node.id}</title>
    ${node.type === "Map" && html`<rect class="behind" x="4" y="4" width=${width} height=${height} rx="7" />`}
    <rect class="halo" x="-4" y="-4" width=${width + 8} height=${height + 8} rx="10" />
    <rect class="box ${depth % 2 === 1 ? "is-odd" : ""}" width=${width} height=${height} rx="7" />
    <path class="glyph" transform="translate(12 ${middle - 8})" d=${iconPath(status)} />
    ${
      isFrame
        ? html`<text class="name" x="36" y=${middle + 4.5}>${fitText(node.id, room - 60)}<tspan class="action" dx="8">${node.type}</tspan></text>`
        : html`<text class="name" x="36" y="18">${fitText(node.id, room)}</text>
          <text class="action" x="36" y="33">${fitText(node.action, room, 11)}</text>`
    }
    ${badge !== "" && html`<text class="count" x=${width - 10} y=${middle + 4} text-anchor="end">${badge}</text>`}
  </g>`;
}

function Point({ placed: { node, x, y, width, height } }: { placed: PlacedNode }) {
  return html`<g class="point" transform="translate(${x} ${y})" aria-hidden="true">
    <rect width=${width} height=${height} rx=${height / 2} />
    <text x=${width / 2} y=${height / 2 + 4} text-anchor="middle">${node.kind === "start" ? "Start" : "End"}</text>
  </g>`;
}

/** How many of its visits are done, where there are several; else how often it was tried again. */
function badgeOf(state: StateView | undefined): string {
  if (state === undefined) return "";
  const total = Object.values(state.counts).reduce((sum, number) => sum + number, 0);
  if (total > 1) return `${state.counts.succeeded ?? 0}/${total}`;
  return state.retries > 0 ? `↻ ${state.retries}` : "";
}

/** A node in words. */
function describe(node: GraphNode, state: StateView | undefined, status: string): string {
  const parts = [node.id, node.action === node.type ? node.type : `${node.type}, ${node.action}`, status];
  if (state !== undefined && state.visits.length > 1) parts.push(count(state.visits.length, "visit"));
  if (state !== undefined && state.retries > 0) parts.push(count(state.retries, "retry", "retries"));
  return parts.join(", ");
}
