/** The history as a table: every event, filtered by what is typed, with its details on demand. */
import { useMemo, useState } from "preact/hooks";
import type { HistoryEvent } from "../../model/aws.ts";
import { eventRow, filterEvents } from "../../model/events.ts";
import type { History } from "../../model/history/index.ts";
import { html } from "../html.ts";
import { Empty } from "../parts/message.ts";
import { Pager } from "../parts/pager.ts";
import { SearchField } from "../parts/search-field.ts";
import { EventTableRow } from "./event-table-row.ts";

type Props = {
  events: HistoryEvent[];
  history: History;
  start: number;
  onChoose(state: string, visitId: number): void;
};

const PAGE = 50;

export function Events({ events, history, start, onChoose }: Props) {
  const [search, setSearch] = useState("");
  const [isNewestFirst, setNewestFirst] = useState(false);
  const [page, setPage] = useState(0);
  const rows = useMemo(
    () => events.map((event) => eventRow(event, history, start)),
    [events, history, start],
  );
  const found = useMemo(() => filterEvents(rows, search), [rows, search]);
  const ordered = isNewestFirst ? found.toReversed() : found;
  const pages = Math.max(1, Math.ceil(ordered.length / PAGE));
  const shownPage = Math.min(page, pages - 1);
  const shown = ordered.slice(shownPage * PAGE, (shownPage + 1) * PAGE);
  return html`<section class="card" aria-labelledby="events">
    <header class="card-head">
      <h2 id="events">Events <span class="quiet">(${search === "" ? events.length : `${found.length} of ${events.length}`})</span></h2>
      <${SearchField} label="Filter by type, state or error" value=${search} onInput=${setSearch} />
      <${Pager} what="events" page=${shownPage} pages=${pages} hasNext=${shownPage + 1 < pages} onPage=${setPage} />
    </header>
    ${found.length === 0 && html`<${Empty} title=${events.length === 0 ? "No events yet" : "No events match."} />`}
    ${
      found.length > 0 &&
      html`<div class="table-frame">
        <table aria-label="Events">
          <thead><tr>
            <th class="is-number" aria-sort=${isNewestFirst ? "descending" : "ascending"}>
              <button type="button" class="sort is-by" onClick=${() => setNewestFirst(!isNewestFirst)}>ID<span aria-hidden="true">${isNewestFirst ? "↓" : "↑"}</span></button>
            </th>
            <th>Type</th><th>Step</th><th class="is-number">Started after</th><th class="is-number is-extra">Time</th>
          </tr></thead>
          <tbody>${shown.map((row) => html`<${EventTableRow} key=${row.id} row=${row} onChoose=${onChoose} />`)}</tbody>
        </table>
      </div>`
    }
  </section>`;
}
