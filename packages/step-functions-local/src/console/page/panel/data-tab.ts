import type { Visit } from "../../model/history/index.ts";
import { html } from "../html.ts";
import { JsonView, NoJson } from "../parts/json-view.ts";

export function DataTab({ visit: { input, output, status } }: { visit: Visit }) {
  const none =
    status === "running"
      ? "There is none before the state has ended."
      : "The state was not left, so there is none.";
  return html`
    <${JsonView} label="Input" text=${input ?? ""} />
    ${output === undefined ? html`<${NoJson} label="Output" why=${none} />` : html`<${JsonView} label="Output" text=${output} />`}
  `;
}
