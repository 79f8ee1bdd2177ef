/** Bar, way back, and the view; a message over it when the endpoint does not answer what is shown any more. */
import { linkTo } from "../../model/route.ts";
import { type ComponentChildren, html } from "../html.ts";
import { Icon } from "./icon.ts";

export type Crumb = { label: string; link?: string };

type Props = { crumbs: Crumb[]; stale?: Error | undefined; children: ComponentChildren };

export function Shell({ crumbs, stale, children }: Props) {
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to content</a>
    <header class="bar">
      <a class="brand" href=${linkTo.stateMachines}><img src="/_console/style/icon.svg" alt="" width="20" height="20" />Step Functions</a>
      <span class="tag">local</span>
    </header>
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        ${crumbs.map(({ label, link }) => {
          return html`<li key=${label}>${link === undefined ? html`<span aria-current="page">${label}</span>` : html`<a href=${link}>${label}</a>`}</li>`;
        })}
      </ol>
    </nav>
    ${
      stale &&
      html`<div class="alert is-failed stale" role="alert">
        <${Icon} name="failed" /><p>What is shown may be old: ${stale.message} Trying again.</p>
      </div>`
    }
    <main id="main" tabindex="-1">${children}</main>
  `;
}

/** The hash of the address is the route's. */
function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#main")?.focus();
}
