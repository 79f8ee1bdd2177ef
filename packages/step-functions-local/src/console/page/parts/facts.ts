/** Names and values, in columns. */
import { html, type VNode } from "../html.ts";
import { Copy } from "./copy.ts";

export type Fact = { name: string; value: VNode | string | undefined; copy?: string; isWide?: boolean };

export function Facts({ facts }: { facts: (Fact | undefined)[] }) {
  return html`<dl class="facts">
    ${facts.map((fact) => {
      if (fact?.value === undefined) return null;
      const { name, value, copy, isWide } = fact;
      return html`<div key=${name} class=${isWide ? "is-wide" : undefined}>
        <dt>${name}</dt>
        <dd>${value}${copy !== undefined && html`<${Copy} text=${copy} what=${name} />`}</dd>
      </div>`;
    })}
  </dl>`;
}
