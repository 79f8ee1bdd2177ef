/** The same states as a graph or as a table. */
import { useMemo, useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import type { MachineDefinition } from "../../model/definition.ts";
import type { History } from "../../model/history/index.ts";
import { takenEdges, viewStates } from "../../model/states.ts";
import { GraphView } from "../graph/graph-view.ts";
import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";
import { Empty } from "../parts/message.ts";
import { labelOf } from "../parts/status.ts";
import { Tabs } from "../parts/tabs.ts";
import { TableView } from "./table-view.ts";

type Props = {
  execution: Execution;
  history: History;
  machine: MachineDefinition | undefined;
  chosen: string | undefined;
  visitId: number | undefined;
  onChoose(state: string, visitId?: number): void;
};

export function Views({ execution, history: { visits }, machine, chosen, visitId, onChoose }: Props) {
  const [tab, setTab] = useState("graph");
  const hasSucceeded = execution.status === "SUCCEEDED";
  const states = useMemo(() => viewStates(visits), [visits]);
  const taken = useMemo(() => takenEdges(visits, hasSucceeded), [visits, hasSucceeded]);
  const graph = () =>
    machine === undefined
      ? html`<${Empty} title="There is no graph of this definition." />`
      : html`<${GraphView} machine=${machine} states=${states} taken=${taken} chosen=${chosen} onChoose=${(state: string) => onChoose(state)} /><${Legend} />`;
  const table = () =>
    html`<${TableView} execution=${execution} visits=${visits} chosen=${chosen} visitId=${visitId} onChoose=${onChoose} />`;
  return html`<section class="card views" aria-label="States">
    <${Tabs}
      label="Views of the states" chosen=${tab} onChoose=${setTab}
      tabs=${[
        { id: "graph", label: "Graph view", content: graph },
        { id: "table", label: "Table view", badge: visits.length, content: table },
      ]}
    />
  </section>`;
}

const STATUSES = ["notEntered", "running", "succeeded", "caught", "failed", "aborted"] as const;

function Legend() {
  return html`<ul class="legend" aria-label="Legend">
    ${STATUSES.map((status) => {
      return html`<li key=${status} class="status is-${status}"><${Icon} name=${status} />${labelOf(status)}</li>`;
    })}
  </ul>`;
}
