/** A new execution: a name, if one likes, and the input, which must be JSON. */
import { useId, useRef, useState } from "preact/hooks";
import { pretty } from "../../model/json.ts";
import { inputFault } from "../../model/json-fault.ts";
import { linkTo } from "../../model/route.ts";
import { call } from "../client.ts";
import { useAction } from "../hooks/use-action.ts";
import { go } from "../hooks/use-route.ts";
import { html } from "../html.ts";
import { Dialog } from "../parts/dialog.ts";

/** `input` is that of the execution it is made after. */
type Props = { stateMachineArn: string; input?: string | undefined; onClose(): void };

export function StartDialog({ stateMachineArn, input: origin, onClose }: Props) {
  const isCopy = origin !== undefined;
  const [name, setName] = useState("");
  const [input, setInput] = useState(() => pretty(origin ?? "{}"));
  const editor = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const wrong = inputFault(input);
  const start = useAction(async () => {
    const named = name.trim() === "" ? {} : { name: name.trim() };
    const { executionArn } = await call("StartExecution", { stateMachineArn, input, ...named });
    onClose();
    go(linkTo.execution(executionArn));
  });
  const submit = () => (wrong === undefined ? start.run() : editor.current?.focus());
  return html`<${Dialog}
    title=${isCopy ? "New execution" : "Start execution"} action="Start execution"
    focus="textarea" isBusy=${start.isBusy} error=${start.error} onSubmit=${submit} onClose=${onClose}
  >
    <label class="field">
      <span>Name <small>optional; a UUID when left empty</small></span>
      <input
        type="text" value=${name} maxlength="80" autocomplete="off" spellcheck=${false}
        onInput=${(event: InputEvent) => setName((event.target as HTMLInputElement).value)}
      />
    </label>
    <div class="field">
      <div class="field-head">
        <label for=${id}>Input <small>JSON</small></label>
        <button type="button" class="link" disabled=${wrong !== undefined} onClick=${() => setInput(pretty(input))}>Format</button>
      </div>
      <textarea
        id=${id} ref=${editor} rows="14" spellcheck=${false} value=${input}
        aria-invalid=${wrong === undefined ? "false" : "true"} aria-describedby="${id}-fault"
        onInput=${(event: InputEvent) => setInput((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p id="${id}-fault" class=${wrong === undefined ? "quiet" : "fault"} aria-live="polite">${wrong ?? "Valid JSON"}</p>
    </div>
  <//>`;
}
