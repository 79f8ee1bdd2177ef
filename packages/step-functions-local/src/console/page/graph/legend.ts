import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";
import { labelOf } from "../parts/status.ts";

const STATUSES = ["notEntered", "running", "succeeded", "caught", "failed", "aborted"] as const;

export function Legend() {
  return html`<ul class="legend" aria-label="Legend">
    ${STATUSES.map((status) => {
      return html`<li key=${status} class="status is-${status}"><${Icon} name=${status} />${labelOf(status)}</li>`;
    })}
  </ul>`;
}
