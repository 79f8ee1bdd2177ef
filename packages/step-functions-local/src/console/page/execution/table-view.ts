/** Visits to states as a table, with when each was as a bar; by time, duration or name. */
import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import { clock, duration } from "../../model/format.ts";
import type { Visit } from "../../model/history/index.ts";
import { type Bar, type Order, type Row, timeline } from "../../model/timeline.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Empty } from "../parts/message.ts";
import { Pager } from "../parts/pager.ts";
import { Status } from "../parts/status.ts";

type Props = {
  execution: Execution;
  visits: Visit[];
  chosen: string | undefined;
  visitId: number | undefined;
  onChoose(state: string, visitId: number): void;
};

const PAGE = 100;
const COLUMNS: { order?: Order; label: string; kind?: string }[] = [
  { order: "name", label: "State" },
  { label: "Status" },
  { order: "duration", label: "Duration", kind: "is-number" },
  { label: "Timeline", kind: "is-timeline" },
  { order: "time", label: "Started after", kind: "is-number" },
];

export function TableView({ execution: { startDate, stopDate }, visits, chosen, visitId, onChoose }: Props) {
  const [order, setOrder] = useState<Order>("time");
  const [page, setPage] = useState(0);
  const now = useNow(stopDate === undefined);
  const rows = timeline(visits, startDate, stopDate ?? Math.max(now, startDate), order);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  if (rows.length === 0) return html`<${Empty} title="No state has been entered yet." />`;
  return html`
    <div class="table-frame is-tall" tabindex="0" role="region" aria-label="States by time">
      <table>
        <thead><tr>${COLUMNS.map(({ order: by, label, kind }) => {
          if (by === undefined) return html`<th key=${label} class=${kind}>${label}</th>`;
          const isBy = by === order;
          const sorted = isBy ? (by === "duration" ? "descending" : "ascending") : undefined;
          return html`<th key=${label} class=${kind} aria-sort=${sorted}>
            <button type="button" class="sort ${isBy ? "is-by" : ""}" onClick=${() => setOrder(by)}>${label}<span aria-hidden="true">${by === "duration" ? "↓" : "↑"}</span></button>
          </th>`;
        })}</tr></thead>
        <tbody>
          ${rows.slice(page * PAGE, (page + 1) * PAGE).map((row) => {
            const isChosen = visitId === undefined ? row.visit.state === chosen : row.visit.id === visitId;
            return html`<${StateRow} key=${row.visit.id} row=${row} isNested=${order === "time"} isChosen=${isChosen} onChoose=${onChoose} />`;
          })}
        </tbody>
      </table>
    </div>
    <${Pager} what="states" page=${page} pages=${pages} hasNext=${page + 1 < pages} onPage=${setPage} />
  `;
}

type RowProps = { row: Row; isNested: boolean; isChosen: boolean; onChoose: Props["onChoose"] };

function StateRow({ row, isNested, isChosen, onChoose }: RowProps) {
  const { visit, depth, after } = row;
  const { state, type, status, iteration, attempts } = visit;
  const tries = attempts.length > 1 ? `${attempts.length} attempts` : "";
  return html`<tr class=${isChosen ? "is-chosen" : undefined}>
    <th scope="row" class="indent-${isNested ? Math.min(depth, 4) : 0}">
      <button type="button" class="link" aria-pressed=${isChosen ? "true" : "false"} onClick=${() => onChoose(state, visit.id)}>${state}</button>
      <span class="quiet">${type}${iteration === undefined ? "" : ` · item ${iteration}`}</span>
    </th>
    <td><${Status} status=${status} detail=${tries} /></td>
    <td class="is-number">${duration(row.duration)}</td>
    <td class="is-timeline"><${TimeBar} row=${row} /></td>
    <td class="is-number">${clock(after)}</td>
  </tr>`;
}

/** Parts of a thousand; what is shorter than this could not be seen. */
const WIDTH = 1000;
const SHORTEST = 6;

/** When a state was, within its execution; a task's attempts are the solid parts, what lies between is waiting. */
function TimeBar({ row: { span, attempts, visit } }: { row: Row }) {
  const solid = visit.type === "Task" && attempts.length > 0 ? attempts : [span];
  return html`<svg class="time-bar" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">
    ${part(span, "span")}
    ${solid.map((bar, index) => part({ ...bar, status: shade(bar, visit.status, index === solid.length - 1) }, `${index}`))}
  </svg>`;
}

/** The last attempt is as its state is: its error may have been caught. */
function shade(bar: Bar, status: Bar["status"], isLast: boolean): Bar["status"] {
  return isLast && status !== "succeeded" && bar.status !== "succeeded" ? status : bar.status;
}

function part({ from, to, status }: Bar, key: string) {
  const width = Math.max(SHORTEST, (to - from) * WIDTH);
  const x = Math.min(from * WIDTH, WIDTH - width);
  return html`<rect key=${key} class=${key === "span" ? "whole" : `is-${status}`} x=${x} y="1" width=${width} height="10" />`;
}
