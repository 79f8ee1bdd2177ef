import { html } from "../html.ts";
import { Icon } from "./icon.ts";

type Props = {
  what: string;
  page: number;
  pages?: number | undefined;
  hasNext: boolean;
  onPage(page: number): void;
};

/** Pages from 0; where it is not known how many there are, whether there is a next one is. */
export function Pager({ what, page, pages, hasNext, onPage }: Props) {
  if (page === 0 && !hasNext) return null;
  const of = pages === undefined ? "" : ` of ${pages}`;
  return html`<nav class="pager" aria-label="Pages of ${what}">
    <button type="button" class="icon-button" disabled=${page === 0} onClick=${() => onPage(page - 1)} aria-label="Previous page">
      <${Icon} name="back" />
    </button>
    <span aria-live="polite">Page ${page + 1}${of}</span>
    <button type="button" class="icon-button" disabled=${!hasNext} onClick=${() => onPage(page + 1)} aria-label="Next page">
      <${Icon} name="chevron" />
    </button>
  </nav>`;
}
