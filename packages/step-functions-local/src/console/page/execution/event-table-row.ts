import { useState } from "preact/hooks";
import type { EventRow } from "../../model/events.ts";
import { clock, dateTime, timeOfDay } from "../../model/format.ts";
import { unfold } from "../../model/json.ts";
import { html } from "../html.ts";
import { Icon } from "../parts/icon.ts";
import { JsonView } from "../parts/json-view.ts";

type Props = { row: EventRow; onChoose(state: string, visitId: number): void };

/** A row, and under it the event's details when it is open. */
export function EventTableRow({ row, onChoose }: Props) {
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
