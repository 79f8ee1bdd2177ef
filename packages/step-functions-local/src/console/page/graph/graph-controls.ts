import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";

type Props = { onZoom(factor: number): void; onFit(): void };

export function GraphControls({ onZoom, onFit }: Props) {
  const button = (name: "plus" | "minus" | "fit", label: string, key: string, act: () => void) =>
    html`<button type="button" class="icon-button" title="${label} (${key})" aria-label=${label} onClick=${act}><${Icon} name=${name} /></button>`;
  return html`<div class="graph-controls" role="toolbar" aria-label="Zoom">
    ${button("plus", "Zoom in", "+", () => onZoom(1.25))}
    ${button("minus", "Zoom out", "−", () => onZoom(0.8))}
    ${button("fit", "Fit", "0", onFit)}
  </div>`;
}
