/** One execution: how it stands, its graph and timeline beside the chosen state, and its events. */
import { useMemo, useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import { parseDefinition } from "../../model/definition.ts";
import { nameOf } from "../../model/format.ts";
import { readHistory, type Visit } from "../../model/history/index.ts";
import { linkTo, type Route } from "../../model/route.ts";
import { stateToShow } from "../../model/states.ts";
import { call } from "../client.ts";
import { StartDialog } from "../dialogs/start.ts";
import { useAction } from "../hooks/use-action.ts";
import { usePoll } from "../hooks/use-poll.ts";
import { replace } from "../hooks/use-route.ts";
import { useTitle } from "../hooks/use-title.ts";
import { html } from "../html.ts";
import { StepPanel } from "../panel/step-panel.ts";
import { Dialog } from "../parts/dialog.ts";
import { Fault, Loading } from "../parts/message.ts";
import { Shell } from "../parts/shell.ts";
import { labelOf, Status } from "../parts/status.ts";
import { Events } from "./events.ts";
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

/** The execution's name and how it stands, and what can be done with it. */
type ExecutionHeadProps = { execution: Execution; visits: Visit[]; refresh(): void };

function ExecutionHead({ execution, visits, refresh }: ExecutionHeadProps) {
  const [open, setOpen] = useState<"stop" | "redrive" | "start">();
  const close = () => setOpen(undefined);
  const { name, status, stateMachineArn, input, redriveStatus, redriveStatusReason } = execution;
  const isRunning = status === "RUNNING";
  const isRedrivable = redriveStatus === "REDRIVABLE";
  const stoppedAt = visits.findLast(
    (visit) => visit.status === "failed" || visit.status === "aborted",
  )?.state;
  return html`<div class="title">
    <h1 class="mono">${name}</h1>
    <${Status} status=${status} />
    <span class="hidden" role="status">Execution ${labelOf(status)}</span>
    <div class="actions">
      <button type="button" disabled=${!isRunning} onClick=${() => setOpen("stop")}>Stop execution</button>
      <button
        type="button" disabled=${!isRedrivable} title=${isRedrivable ? undefined : redriveStatusReason}
        onClick=${() => setOpen("redrive")}
      >Redrive</button>
      <button type="button" class="is-primary" onClick=${() => setOpen("start")}>New execution</button>
    </div>
    ${open === "stop" && html`<${StopDialog} execution=${execution} onDone=${refresh} onClose=${close} />`}
    ${open === "redrive" && html`<${RedriveDialog} execution=${execution} from=${stoppedAt} onDone=${refresh} onClose=${close} />`}
    ${open === "start" && html`<${StartDialog} stateMachineArn=${stateMachineArn} input=${input} onClose=${close} />`}
  </div>`;
}

type RedriveProps = { execution: Execution; from: string | undefined; onDone(): void; onClose(): void };

/** Takes an execution up again; `from` is the state that it stopped at. */
function RedriveDialog({ execution: { executionArn, name }, from, onDone, onClose }: RedriveProps) {
  const redrive = useAction(async () => {
    await call("RedriveExecution", { executionArn });
    onDone();
    onClose();
  });
  return html`<${Dialog}
    title="Redrive execution" action="Redrive execution"
    isBusy=${redrive.isBusy} error=${redrive.error} onSubmit=${redrive.run} onClose=${onClose}
  >
    <p>
      <b class="mono">${name}</b> goes on ${from === undefined ? "from where it stopped" : html`from <b>${from}</b>`},
      with the same input. States that succeeded are not run again.
    </p>
  <//>`;
}

type StopProps = { execution: Execution; onDone(): void; onClose(): void };

/** Stops an execution; error and cause say why, if one likes. */
function StopDialog({ execution: { executionArn, name }, onDone, onClose }: StopProps) {
  const [error, setError] = useState("");
  const [cause, setCause] = useState("");
  const stop = useAction(async () => {
    const reasons = { ...(error !== "" && { error }), ...(cause !== "" && { cause }) };
    await call("StopExecution", { executionArn, ...reasons });
    onDone();
    onClose();
  });
  return html`<${Dialog}
    title="Stop execution" action="Stop execution" isDanger=${true}
    isBusy=${stop.isBusy} error=${stop.error} onSubmit=${stop.run} onClose=${onClose}
  >
    <p><b class="mono">${name}</b> is aborted where it stands. It can be redriven from there later.</p>
    <label class="field">
      <span>Error <small>optional</small></span>
      <input
        type="text" value=${error} maxlength="256" spellcheck=${false}
        onInput=${(event: InputEvent) => setError((event.target as HTMLInputElement).value)}
      />
    </label>
    <label class="field">
      <span>Cause <small>optional</small></span>
      <textarea
        rows="4" maxlength="32768" value=${cause}
        onInput=${(event: InputEvent) => setCause((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
  <//>`;
}
