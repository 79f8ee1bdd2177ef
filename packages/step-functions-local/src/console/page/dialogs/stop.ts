import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import { call } from "../client.ts";
import { useAction } from "../hooks/use-action.ts";
import { html } from "../html.ts";
import { Dialog } from "../parts/dialog.ts";

type Props = { execution: Execution; onDone(): void; onClose(): void };

/** Stops an execution; error and cause say why, if one likes. */
export function StopDialog({ execution: { executionArn, name }, onDone, onClose }: Props) {
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
