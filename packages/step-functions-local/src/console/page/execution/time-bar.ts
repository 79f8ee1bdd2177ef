/** When a state was, within its execution; a task's attempts are the solid parts, what lies between is waiting. */
import type { Bar, Row } from "../../model/timeline.ts";
import { html } from "../html.ts";

/** Parts of a thousand; what is shorter than this could not be seen. */
const WIDTH = 1000;
const SHORTEST = 6;

export function TimeBar({ row: { span, attempts, visit } }: { row: Row }) {
  const solid = visit.type === "Task" && attempts.length > 0 ? attempts : [span];
  return html`<svg class="time-bar" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">
    ${part(span, "span")}
    ${solid.map((bar, index) => part({ ...bar, status: shade(bar, visit.status, index === solid.length - 1) }, `${index}`))}
  </svg>`;
}

/** The last attempt is as its state is: its error may have been caught. */
function shade(bar: Bar, status: Bar["status"], isLast: boolean): Bar["status"] {
  return isLast && status !== "succeeded" && bar.status !== "succeeded" ? status : bar.status;
}

function part({ from, to, status }: Bar, key: string) {
  const width = Math.max(SHORTEST, (to - from) * WIDTH);
  const x = Math.min(from * WIDTH, WIDTH - width);
  return html`<rect key=${key} class=${key === "span" ? "whole" : `is-${status}`} x=${x} y="1" width=${width} height="10" />`;
}
