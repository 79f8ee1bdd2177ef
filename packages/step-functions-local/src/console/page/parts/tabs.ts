/** Tabs by the ARIA pattern: one is a stop for the Tab key, the arrows choose. */
import { useId, useRef } from "preact/hooks";
import { html, type VNode } from "../html.ts";

export type Tab = { id: string; label: string; badge?: string | number | undefined; content: () => VNode };

type Props = {
  label: string;
  tabs: Tab[];
  chosen: string;
  onChoose(id: string): void;
  extra?: VNode | undefined;
};

export function Tabs({ label, tabs, chosen, onChoose, extra }: Props) {
  const scope = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  if (shown === undefined) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    onChoose(tabs[next]?.id ?? shown.id);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };

  return html`<div class="tabs">
    <div class="tabs-bar">
      <div role="tablist" aria-label=${label} ref=${list} onKeyDown=${onKeyDown}>
        ${tabs.map((tab) => {
          const isShown = tab === shown;
          return html`<button
            key=${tab.id} type="button" role="tab" id="${scope}-${tab.id}-tab"
            aria-selected=${isShown ? "true" : "false"} aria-controls="${scope}-panel" tabindex=${isShown ? 0 : -1}
            onClick=${() => onChoose(tab.id)}
          >${tab.label}${tab.badge !== undefined && html` <span class="badge">${tab.badge}</span>`}</button>`;
        })}
      </div>
      ${extra}
    </div>
    <div role="tabpanel" id="${scope}-panel" aria-labelledby="${scope}-${shown.id}-tab">${shown.content()}</div>
  </div>`;
}
