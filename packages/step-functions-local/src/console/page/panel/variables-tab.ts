/** What the state assigned, and what it could read. */
import type { Visit } from "../../model/history/index.ts";
import { type Variables, variablesAt } from "../../model/variables.ts";
import { html } from "../html.ts";
import { JsonView, NoJson } from "../parts/json-view.ts";

export function VariablesTab({ visit }: { visit: Visit }) {
  return html`
    <${List} label="Assigned by this state" variables=${visit.assigned} none="It assigned none." />
    <${List} label="Readable in this state" variables=${variablesAt(visit)} none="None had been assigned." />
  `;
}

function List({ label, variables, none }: { label: string; variables: Variables; none: string }) {
  const entries = Object.entries(variables).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  if (entries.length === 0) return html`<${NoJson} label=${label} why=${none} />`;
  return html`<${JsonView} label=${label} text="{${entries.join(",")}}" />`;
}
