/** What a view says when it has nothing, is still loading, or something is wrong. */
import { type ComponentChildren, html } from "../html.ts";
import { Icon } from "./icon.ts";

export function Loading({ what }: { what: string }) {
  return html`<p class="message" role="status"><span class="spinner"></span>Loading ${what}…</p>`;
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return html`<div class="message"><strong>${title}</strong>${children}</div>`;
}

/** `error` is of the endpoint, or of the way there. */
export function Fault({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const code = "code" in error ? String(error.code) : error.name;
  return html`<div class="alert is-failed" role="alert">
    <${Icon} name="failed" />
    <div><strong>${code}</strong><p>${error.message}</p></div>
    ${onRetry && html`<button type="button" onClick=${onRetry}>Try again</button>`}
  </div>`;
}
