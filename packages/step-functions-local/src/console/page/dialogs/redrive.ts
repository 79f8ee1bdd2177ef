import type { Execution } from "../../model/aws.ts";
import { call } from "../client.ts";
import { useAction } from "../hooks/use-action.ts";
import { html } from "../html.ts";
import { Dialog } from "../parts/dialog.ts";

type Props = { execution: Execution; from: string | undefined; onDone(): void; onClose(): void };

/** Takes an execution up again; `from` is the state that it stopped at. */
export function RedriveDialog({ execution: { executionArn, name }, from, onDone, onClose }: Props) {
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
