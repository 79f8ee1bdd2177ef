import { arrowHead, curve } from "../../model/curve.ts";
import type { PlacedEdge } from "../../model/layout.ts";
import { textWidth } from "../../model/text.ts";
import { html } from "../html.ts";

type Props = { placed: PlacedEdge; isTaken: boolean };

export function Edge({ placed: { edge, points, label }, isTaken }: Props) {
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
