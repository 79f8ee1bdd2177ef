/** The chosen state: how a visit to it went, what went in and out, its variables, attempts and definition. */
import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import { actionOf, findState, type MachineDefinition } from "../../model/definition.ts";
import type { History, Visit } from "../../model/history/index.ts";
import { visitToShow } from "../../model/states.ts";
import { type Variables, variablesAt } from "../../model/variables.ts";
import { html } from "../html.ts";
import { JsonView, NoJson } from "../parts/json-view.ts";
import { Empty } from "../parts/message.ts";
import { Status } from "../parts/status.ts";
import { Tabs } from "../parts/tabs.ts";
import { AttemptsTab } from "./attempts-tab.ts";
import { VisitChoice } from "./visit-choice.ts";
import { VisitFacts } from "./visit-facts.ts";

type Props = {
  execution: Execution;
  history: History;
  machine: MachineDefinition | undefined;
  chosen: string | undefined;
  visitId: number | undefined;
  onVisit(id: number): void;
  /** Nobody has chosen: it goes along with the execution. */
  isFollowing: boolean;
};

export function StepPanel({ execution, history, machine, chosen, visitId, onVisit, isFollowing }: Props) {
  const [tab, setTab] = useState("data");
  if (chosen === undefined) {
    return html`<section class="card panel" aria-label="State"><${Empty} title="No state chosen"><p>Choose one in the graph.</p><//></section>`;
  }
  const visits = history.visits.filter(({ state }) => state === chosen);
  const visit = visits.find(({ id }) => id === visitId) ?? visitToShow(visits);
  const definition = machine && findState(machine, chosen);
  const attempts = visit?.attempts.length ?? 0;
  return html`<section class="card panel" aria-label="State ${chosen}">
    <header class="panel-head">
      <h2>${chosen}</h2>
      <${Status} status=${visit?.status ?? "notEntered"} />
      <p class="quiet">${definition && actionOf(definition)}${isFollowing && execution.status === "RUNNING" && " · following the execution"}</p>
      ${definition?.Comment && html`<p class="quiet">${definition.Comment}</p>`}
    </header>
    ${visits.length > 1 && html`<${VisitChoice} visits=${visits} chosen=${visit} onVisit=${onVisit} />`}
    ${visit && html`<${VisitFacts} visit=${visit} definition=${definition} start=${execution.startDate} />`}
    <${Tabs}
      label="State ${chosen}" chosen=${visit === undefined ? "definition" : tab} onChoose=${setTab}
      tabs=${[
        ...(visit === undefined
          ? []
          : [
              { id: "data", label: "Input/output", content: () => html`<${DataTab} visit=${visit} />` },
              {
                id: "variables",
                label: "Variables",
                content: () => html`<${VariablesTab} visit=${visit} />`,
              },
            ]),
        ...(visit === undefined || attempts === 0
          ? []
          : [
              {
                id: "attempts",
                label: "Attempts",
                badge: attempts,
                content: () => html`<${AttemptsTab} visit=${visit} start=${execution.startDate} />`,
              },
            ]),
        {
          id: "definition",
          label: "Definition",
          content: () => html`<${JsonView} label="Definition" text=${JSON.stringify(definition ?? null)} />`,
        },
      ]}
    />
  </section>`;
}

function DataTab({ visit: { input, output, status } }: { visit: Visit }) {
  const none =
    status === "running"
      ? "There is none before the state has ended."
      : "The state was not left, so there is none.";
  return html`
    <${JsonView} label="Input" text=${input ?? ""} />
    ${output === undefined ? html`<${NoJson} label="Output" why=${none} />` : html`<${JsonView} label="Output" text=${output} />`}
  `;
}

/** What the state assigned, and what it could read. */
function VariablesTab({ visit }: { visit: Visit }) {
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
