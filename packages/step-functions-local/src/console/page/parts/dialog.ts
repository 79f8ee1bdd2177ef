/** A modal dialog of the platform: the focus stays in it, Escape closes it, and goes back to where it came from. */
import { useEffect, useId, useRef } from "preact/hooks";
import { type ComponentChildren, html } from "../html.ts";
import { Icon } from "./icon.ts";

type Props = {
  title: string;
  /** What the main button does; rejects with what keeps it from being done. */
  action: string;
  isDanger?: boolean;
  /** Where the focus begins. */
  focus?: string;
  isBusy: boolean;
  error?: Error | undefined;
  onSubmit(): void;
  onClose(): void;
  children: ComponentChildren;
};

const FIRST = ".dialog-body input, [type=submit]";

export function Dialog({
  title,
  action,
  isDanger,
  focus = FIRST,
  isBusy,
  error,
  onSubmit,
  onClose,
  children,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(focus)?.focus();
    return () => (opener as HTMLElement | null)?.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return html`<dialog ref=${dialog} aria-labelledby=${id} onClose=${onClose}>
    <form onSubmit=${submit} novalidate>
      <header>
        <h2 id=${id}>${title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
      </header>
      <div class="dialog-body">
        ${children}
        ${error && html`<div class="alert is-failed" role="alert"><${Icon} name="failed" /><p>${error.message}</p></div>`}
      </div>
      <footer>
        <button type="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class=${isDanger ? "is-danger" : "is-primary"} aria-disabled=${isBusy ? "true" : "false"}>${action}</button>
      </footer>
    </form>
  </dialog>`;
}
