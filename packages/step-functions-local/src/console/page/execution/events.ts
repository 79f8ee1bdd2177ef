/** The history as a table: every event, filtered by what is typed, with its details on demand. */
import { useMemo, useState } from "preact/hooks";
import type { HistoryEvent } from "../../model/aws.ts";
import { type EventRow, eventRow, filterEvents } from "../../model/events.ts";
import { clock, dateTime, timeOfDay } from "../../model/format.ts";
import type { History } from "../../model/history/index.ts";
import { unfold } from "../../model/json.ts";
import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";
import { JsonView } from "../parts/json-view.ts";
import { Empty } from "../parts/message.ts";
import { Pager } from "../parts/pager.ts";
import { SearchField } from "../parts/search-field.ts";

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

type EventTableRowProps = { row: EventRow; onChoose(state: string, visitId: number): void };

/** A row, and under it the event's details when it is open. */
function EventTableRow({ row, onChoose }: EventTableRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, previousEventId, type, step, after, timestamp, tone, details } = row;
  const item = step?.iteration === undefined ? "" : ` · item ${step.iteration}`;
  return html`
    <tr class="event is-${tone}">
      <td class="is-number">${id}</td>
      <th scope="row">
        <button type="button" class="disclosure" aria-expanded=${isOpen ? "true" : "false"} aria-controls="event-${id}" onClick=${() => setOpen(!isOpen)}>
          <${Icon} name="chevron" />${type}
        </button>
      </th>
      <td>${step && html`<button type="button" class="link" onClick=${() => onChoose(step.state, step.id)}>${step.state}</button><span class="quiet">${item}</span>`}</td>
      <td class="is-number">${clock(after)}</td>
      <td class="is-number is-extra" title=${dateTime(timestamp)}>${timeOfDay(timestamp)}</td>
    </tr>
    ${
      isOpen &&
      html`<tr class="event-details" id="event-${id}">
        <td></td>
        <td colspan="4"><${JsonView} label="Event ${id}, after event ${previousEventId}" text=${JSON.stringify(unfold(details))} /></td>
      </tr>`
    }
  `;
}
