/** The chosen state: how a visit to it went, what went in and out, its variables, attempts and definition. */
import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import {
  actionOf,
  declaredFailure,
  findState,
  type MachineDefinition,
  type StateDefinition,
} from "../../model/definition.ts";
import { clock, duration } from "../../model/format.ts";
import type { Attempt, History, Visit } from "../../model/history/index.ts";
import { visitToShow } from "../../model/states.ts";
import { type Variables, variablesAt } from "../../model/variables.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Facts } from "../parts/facts.ts";
import { Failure } from "../parts/failure.ts";
import { JsonView, NoJson } from "../parts/json-view.ts";
import { Empty } from "../parts/message.ts";
import { labelOf, Status } from "../parts/status.ts";
import { Tabs } from "../parts/tabs.ts";

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

/** Which of several visits to a state: of a Map's items, of a loop, of a Parallel that was tried again. */
type VisitChoiceProps = { visits: Visit[]; chosen: Visit | undefined; onVisit(id: number): void };

function VisitChoice({ visits, chosen, onVisit }: VisitChoiceProps) {
  const choose = (event: Event) => onVisit(Number((event.target as HTMLSelectElement).value));
  return html`<label class="visit-choice">
    <span>Visit</span>
    <select value=${chosen?.id} onChange=${choose}>
      ${visits.map((visit, index) => {
        return html`<option key=${visit.id} value=${visit.id}>${nameOf(visit, index)}: ${labelOf(visit.status)}</option>`;
      })}
    </select>
    <span class="quiet">of ${visits.length}</span>
  </label>`;
}

function nameOf({ iteration, isSuperseded, parent }: Visit, index: number): string {
  const item = iteration === undefined ? "" : `, item ${iteration}`;
  const outer = parent?.iteration === undefined ? "" : ` of item ${parent.iteration}`;
  return `${index + 1}${item}${outer}${isSuperseded ? ", of an earlier attempt" : ""}`;
}

/** When it was, and the error that it ended with. */
type VisitFactsProps = { visit: Visit; definition: StateDefinition | undefined; start: number };

function VisitFacts({ visit, definition, start }: VisitFactsProps) {
  const { status, enteredAt, endedAt, iteration, items, attempts } = visit;
  const failure = visit.failure ?? (definition && declaredFailure(definition));
  const now = useNow(status === "running");
  const isWaiting = status === "running" && attempts.at(-1)?.status === "failed";
  const facts = [
    { name: "Started after", value: clock(enteredAt - start) },
    { name: "Duration", value: duration((endedAt ?? Math.max(now, enteredAt)) - enteredAt) },
    attempts.length > 0 ? { name: "Attempts", value: String(attempts.length) } : undefined,
    iteration === undefined ? undefined : { name: "Item", value: String(iteration) },
    items === undefined ? undefined : { name: "Items", value: String(items) },
  ];
  return html`<div class="visit-facts">
    <${Facts} facts=${facts} />
    ${isWaiting && html`<p class="quiet" role="status">Waiting to try again.</p>`}
    ${failure && status !== "succeeded" && html`<${Failure} ...${failure} status=${status === "running" ? "caught" : status} />`}
  </div>`;
}

/** Each time that it was tried: how it went, when, and what was waited before. */
type AttemptsTabProps = { visit: Visit; start: number };

function AttemptsTab({ visit: { attempts }, start }: AttemptsTabProps) {
  return html`<ol class="attempts">
    ${attempts.map((attempt, index) => {
      return html`<${One} key=${attempt.number} attempt=${attempt} before=${attempts[index - 1]} start=${start} />`;
    })}
  </ol>`;
}

function One({ attempt, before, start }: { attempt: Attempt; before: Attempt | undefined; start: number }) {
  const { number, redrive, status, startedAt, endedAt, parameters, output, error, cause } = attempt;
  const now = useNow(status === "running");
  const pause = before?.endedAt === undefined ? undefined : startedAt - before.endedAt;
  const isRedriven = before !== undefined && redrive > before.redrive;
  const waited =
    pause === undefined ? "" : isRedriven ? `after redrive ${redrive}` : `after waiting ${duration(pause)}`;
  return html`<li>
    <header>
      <b>Attempt ${number}</b><${Status} status=${status} />
      <span class="quiet">at ${clock(startedAt - start)}, ${duration((endedAt ?? Math.max(now, startedAt)) - startedAt)} long${waited && `, ${waited}`}</span>
    </header>
    ${(error !== undefined || cause !== undefined) && html`<${Failure} error=${error} cause=${cause} />`}
    ${parameters !== undefined && html`<details><summary>What was sent</summary><${JsonView} label="Parameters" text=${parameters} /></details>`}
    ${output !== undefined && html`<details><summary>What came back</summary><${JsonView} label="Result" text=${output} /></details>`}
  </li>`;
}
