/**
 * The state machine as a picture: coloured by how its states stand, moved with the mouse, walked with the arrow keys.
 * One node is a stop for the Tab key; Enter chooses it.
 */
import { useMemo, useRef, useState } from "preact/hooks";
import { arrowHead, curve } from "../../model/curve.ts";
import type { MachineDefinition } from "../../model/definition.ts";
import { graphOf } from "../../model/graph.ts";
import { layOut, type PlacedEdge, type PlacedNode } from "../../model/layout.ts";
import { type Direction, neighbour } from "../../model/neighbour.ts";
import { edgeKey, type StateView } from "../../model/states.ts";
import { textWidth } from "../../model/text.ts";
import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";
import { Node } from "./node.ts";
import { useViewport } from "./use-viewport.ts";

type Props = {
  machine: MachineDefinition;
  states: ReadonlyMap<string, StateView>;
  taken: ReadonlySet<string>;
  chosen?: string | undefined;
  onChoose(state: string): void;
};

export function GraphView({ machine, states, taken, chosen, onChoose }: Props) {
  const layout = useMemo(() => layOut(graphOf(machine)), [machine]);
  const matters = layout.nodes.find(({ node }) => node.id === chosen) ?? layout.nodes[0];
  const { frame, view, handlers, show, zoomBy, fit } = useViewport(layout, matters as PlacedNode);
  const stops = layout.nodes.filter(({ node }) => node.kind === "state");
  const [focused, setFocused] = useState<string>();
  const stop = [focused, chosen].find((id) => stops.some(({ node }) => node.id === id)) ?? stops[0]?.node.id;
  const nodes = useRef(new Map<string, SVGGElement>());

  const focus = (placed: PlacedNode | undefined) => {
    if (placed === undefined) return;
    setFocused(placed.node.id);
    show(placed);
    nodes.current.get(placed.node.id)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = stops.find(({ node }) => node.id === stop);
    const keys: { [key: string]: () => void } = {
      Enter: () => stop !== undefined && onChoose(stop),
      " ": () => stop !== undefined && onChoose(stop),
      Home: () => focus(stops[0]),
      End: () => focus(stops.at(-1)),
      "+": () => zoomBy(1.25),
      "-": () => zoomBy(0.8),
      "0": fit,
    };
    const isArrow = event.key.startsWith("Arrow") && from !== undefined;
    const act = isArrow ? () => focus(neighbour(from, stops, event.key as Direction)) : keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };

  return html`<div class="graph">
    <svg
      ref=${frame} role="group" aria-label="State machine graph. Arrow keys move between states, Enter chooses one."
      onKeyDown=${onKeyDown} ...${handlers}
    >
      <g transform="translate(${view.x} ${view.y}) scale(${view.scale})">
        ${layout.nodes.filter(({ node }) => node.inner.length > 0).map(render)}
        ${layout.edges.map((placed, index) => html`<${Edge} key=${`${index}`} placed=${placed} isTaken=${taken.has(edgeKey(placed.edge.from, placed.edge.to))} />`)}
        ${layout.nodes.filter(({ node }) => node.inner.length === 0).map(render)}
      </g>
    </svg>
    <${GraphControls} onZoom=${zoomBy} onFit=${fit} />
  </div>`;

  function render(placed: PlacedNode) {
    const { id } = placed.node;
    return html`<${Node}
      key=${id} placed=${placed} state=${states.get(id)} isChosen=${id === chosen} isStop=${id === stop}
      onChoose=${() => {
        setFocused(id);
        onChoose(id);
      }}
      hold=${(element: SVGGElement | null) => (element === null ? nodes.current.delete(id) : nodes.current.set(id, element))}
    />`;
  }
}

type ControlsProps = { onZoom(factor: number): void; onFit(): void };

function GraphControls({ onZoom, onFit }: ControlsProps) {
  const button = (name: "plus" | "minus" | "fit", label: string, key: string, act: () => void) =>
    html`<button type="button" class="icon-button" title="${label} (${key})" aria-label=${label} onClick=${act}><${Icon} name=${name} /></button>`;
  return html`<div class="graph-controls" role="toolbar" aria-label="Zoom">
    ${button("plus", "Zoom in", "+", () => onZoom(1.25))}
    ${button("minus", "Zoom out", "−", () => onZoom(0.8))}
    ${button("fit", "Fit", "0", onFit)}
  </div>`;
}

type EdgeProps = { placed: PlacedEdge; isTaken: boolean };

function Edge({ placed: { edge, points, label }, isTaken }: EdgeProps) {
  return html`<g class="edge is-${edge.kind} ${isTaken ? "is-taken" : ""}" aria-hidden="true">
    <path class="line" d=${curve(points)} />
    <path class="head" d=${arrowHead(points)} />
    ${label && html`<${Label} x=${label.x} y=${label.y} text=${label.text} whole=${edge.label} />`}
  </g>`;
}

function Label({ x, y, text, whole }: { x: number; y: number; text: string; whole: string }) {
  const width = textWidth(text, 11) + 8;
  return html`<g class="edge-label">
    <title>${whole}</title>
    <rect x=${x - width / 2} y=${y - 8} width=${width} height="16" rx="3" />
    <text x=${x} y=${y + 3.5} text-anchor="middle">${text}</text>
  </g>`;
}
