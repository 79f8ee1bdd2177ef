/** A definition as it is: as a graph, and as text, of which a chosen state is shown alone. */
import { useMemo, useState } from "preact/hooks";
import { findState, parseDefinition } from "../../model/definition.ts";
import { html } from "../html.ts";
import { JsonView } from "../parts/json-view.ts";
import { Loading } from "../parts/message.ts";
import { GraphView } from "./graph-view.ts";

const NOTHING = { states: new Map(), taken: new Set<string>() };

export function DefinitionView({ text }: { text: string | undefined }) {
  const [chosen, setChosen] = useState<string>();
  const machine = useMemo(() => (text === undefined ? undefined : parseDefinition(text)), [text]);
  if (text === undefined) return html`<${Loading} what="the definition" />`;
  const state = chosen === undefined ? undefined : machine && findState(machine, chosen);
  return html`<div class="definition">
    ${machine && html`<${GraphView} machine=${machine} ...${NOTHING} chosen=${chosen} onChoose=${setChosen} />`}
    <div>
      <${JsonView} label=${state === undefined ? "Definition" : `Definition of ${chosen}`} text=${state === undefined ? text : JSON.stringify(state)} />
      ${state && html`<button type="button" class="link" onClick=${() => setChosen(undefined)}>Show the whole definition</button>`}
    </div>
  </div>`;
}
