/** One execution: how it stands, its graph and timeline beside the chosen state, and its events. */
import { useMemo, useState } from "preact/hooks";
import { parseDefinition } from "../../model/definition.ts";
import { nameOf } from "../../model/format.ts";
import { readHistory } from "../../model/history/index.ts";
import { linkTo, type Route } from "../../model/route.ts";
import { stateToShow } from "../../model/states.ts";
import { usePoll } from "../hooks/use-poll.ts";
import { replace } from "../hooks/use-route.ts";
import { useTitle } from "../hooks/use-title.ts";
import { html } from "../html.ts";
import { StepPanel } from "../panel/step-panel.ts";
import { Fault, Loading } from "../parts/message.ts";
import { Shell } from "../parts/shell.ts";
import { labelOf } from "../parts/status.ts";
import { Events } from "./events.ts";
import { ExecutionHead } from "./execution-head.ts";
import { type Loaded, loadExecution } from "./load-execution.ts";
import { EndedBadly, Summary } from "./summary.ts";
import { Views } from "./views.ts";

const isRunning = ({ execution }: Loaded) => execution.status === "RUNNING";

export function ExecutionView({ route: { arn, parameters } }: { route: Route }) {
  const load = (signal: AbortSignal, known: Loaded | undefined) => loadExecution(arn, signal, known);
  const { data, error, refresh } = usePoll(arn, load, isRunning);
  const name = nameOf(arn);
  useTitle(name, data && labelOf(data.execution.status));
  const machineArn = arn.replace(":execution:", ":stateMachine:").slice(0, -name.length - 1);
  const crumbs = [
    { label: "State machines", link: linkTo.stateMachines },
    { label: nameOf(machineArn), link: linkTo.stateMachine(machineArn) },
    { label: name },
  ];
  const choose = (state: string) => replace(linkTo.execution(arn, { ...parameters, state }));
  return html`<${Shell} crumbs=${crumbs} stale=${data && error}>
    ${data === undefined && error && html`<${Fault} error=${error} onRetry=${refresh} />`}
    ${data === undefined && !error && html`<${Loading} what="the execution" />`}
    ${data && html`<${Whole} loaded=${data} chosen=${parameters.state} onChoose=${choose} refresh=${refresh} />`}
  <//>`;
}

type Props = { loaded: Loaded; chosen: string | undefined; onChoose(state: string): void; refresh(): void };

/** Until a state is chosen, the one that matters most is shown, also while it runs. */
function Whole({ loaded, chosen, onChoose, refresh }: Props) {
  const { execution, definition, events } = loaded;
  const machine = useMemo(() => parseDefinition(definition), [definition]);
  const history = useMemo(() => readHistory(events), [events]);
  const [visitId, setVisitId] = useState<number>();
  const shown = chosen ?? stateToShow(history.visits, execution.status === "SUCCEEDED");
  const chooseVisit = (state: string, id?: number) => {
    setVisitId(id);
    onChoose(state);
  };
  const common = { execution, history, machine, chosen: shown };
  return html`
    <${ExecutionHead} execution=${execution} visits=${history.visits} refresh=${refresh} />
    <${EndedBadly} execution=${execution} />
    <div class="split">
      <${Views} ...${common} visitId=${visitId} onChoose=${chooseVisit} />
      <${StepPanel} ...${common} visitId=${visitId} onVisit=${setVisitId} isFollowing=${chosen === undefined} />
    </div>
    <${Summary} execution=${execution} definition=${definition} />
    <${Events} events=${events} history=${history} start=${execution.startDate} onChoose=${chooseVisit} />
  `;
}
