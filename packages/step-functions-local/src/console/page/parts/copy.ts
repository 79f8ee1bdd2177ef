import { useState } from "preact/hooks";
import { html } from "../html.ts";
import { Icon } from "./icon.ts";

const SHOWN_FOR = 1_500;

/** Copies a text; `what` it is, is said to who cannot see the icon. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), SHOWN_FOR);
  };
  return html`<button type="button" class="icon-button" onClick=${copy} title="Copy" aria-label="Copy ${what}">
    <${Icon} name=${isDone ? "done" : "copy"} />
    <span class="hidden" role="status">${isDone ? "Copied" : ""}</span>
  </button>`;
}
