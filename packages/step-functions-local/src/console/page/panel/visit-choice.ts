/** Which of several visits to a state: of a Map's items, of a loop, of a Parallel that was tried again. */
import type { Visit } from "../../model/history/index.ts";
import { html } from "../html.ts";
import { labelOf } from "../parts/status.ts";

type Props = { visits: Visit[]; chosen: Visit | undefined; onVisit(id: number): void };

export function VisitChoice({ visits, chosen, onVisit }: Props) {
  const choose = (event: Event) => onVisit(Number((event.target as HTMLSelectElement).value));
  return html`<label class="visit-choice">
    <span>Visit</span>
    <select value=${chosen?.id} onChange=${choose}>
      ${visits.map((visit, index) => {
        return html`<option key=${visit.id} value=${visit.id}>${nameOf(visit, index)}: ${labelOf(visit.status)}</option>`;
      })}
    </select>
    <span class="quiet">of ${visits.length}</span>
  </label>`;
}

function nameOf({ iteration, isSuperseded, parent }: Visit, index: number): string {
  const item = iteration === undefined ? "" : `, item ${iteration}`;
  const outer = parent?.iteration === undefined ? "" : ` of item ${parent.iteration}`;
  return `${index + 1}${item}${outer}${isSuperseded ? ", of an earlier attempt" : ""}`;
}
