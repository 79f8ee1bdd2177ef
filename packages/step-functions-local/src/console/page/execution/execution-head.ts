/** The execution's name and how it stands, and what can be done with it. */
import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import type { Visit } from "../../model/history/index.ts";
import { RedriveDialog } from "../dialogs/redrive.ts";
import { StartDialog } from "../dialogs/start.ts";
import { StopDialog } from "../dialogs/stop.ts";
import { html } from "../html.ts";
import { labelOf, Status } from "../parts/status.ts";

type Props = { execution: Execution; visits: Visit[]; refresh(): void };

export function ExecutionHead({ execution, visits, refresh }: Props) {
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
