/** How an execution or a state stands: an icon, a colour, and always a word. */
import { statusLabel } from "../../model/format.ts";
import { html } from "../html.ts";
import { Icon, type IconName } from "./icon.ts";

const TONES: { [status: string]: IconName } = {
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "failed",
  ABORTED: "aborted",
  running: "running",
  succeeded: "succeeded",
  caught: "caught",
  failed: "failed",
  aborted: "aborted",
};

const LABELS: { [status: string]: string } = {
  running: "In progress",
  caught: "Caught error",
  notEntered: "Not entered",
};

export const toneOf = (status: string): IconName => TONES[status] ?? "notEntered";
export const labelOf = (status: string): string => LABELS[status] ?? statusLabel(status);

export function Status({ status, detail }: { status: string; detail?: string }) {
  const tone = toneOf(status);
  return html`<span class="status is-${tone}">
    <${Icon} name=${tone} />${labelOf(status)}${detail && html`<span class="quiet">${detail}</span>`}
  </span>`;
}
