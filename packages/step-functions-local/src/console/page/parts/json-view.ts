/** JSON to read: coloured, with a button that copies it, and scrolled by keys when it is long. */
import { useMemo } from "preact/hooks";
import { pieces, pretty } from "../../model/json.ts";
import { html } from "../html.ts";
import { Copy } from "./copy.ts";

/** `text` is shown as it is when it is not JSON. */
export function JsonView({ label, text }: { label: string; text: string }) {
  const shown = useMemo(() => pretty(text), [text]);
  const coloured = useMemo(() => pieces(shown), [shown]);
  return html`<figure class="json">
    <figcaption>${label}<${Copy} text=${shown} what=${label} /></figcaption>
    <pre tabindex="0" role="region" aria-label=${label}>${coloured.map(({ kind, text: piece }) => {
      return kind === "plain" ? piece : html`<span class="json-${kind}">${piece}</span>`;
    })}</pre>
  </figure>`;
}

/** Stands in the place of JSON that is not there. */
export function NoJson({ label, why }: { label: string; why: string }) {
  return html`<figure class="json is-empty">
    <figcaption>${label}</figcaption>
    <p class="empty-line">${why}</p>
  </figure>`;
}
