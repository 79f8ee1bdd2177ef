/** The executions of a state machine: filtered, searched, in pages, kept current. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ExecutionSummary } from "../../model/aws.ts";
import { count, dateTime, duration, statusLabel } from "../../model/format.ts";
import { linkTo } from "../../model/route.ts";
import { useNow } from "../hooks/use-now.ts";
import { usePoll } from "../hooks/use-poll.ts";
import { html } from "../html.ts";
import { Empty, Fault, Loading } from "../parts/message.ts";
import { Pager } from "../parts/pager.ts";
import { SearchField } from "../parts/search-field.ts";
import { Status } from "../parts/status.ts";
import { type Found, loadExecutions, PAGE } from "./load-executions.ts";

const STATUSES = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"];

type Parameters = { status?: string; search?: string };
type Props = {
  stateMachineArn: string;
  parameters: Parameters;
  onChange(changed: Parameters): void;
  onStart(): void;
};

const isRunning = ({ executions }: Found) => executions.some(({ status }) => status === "RUNNING");

export function Executions({ stateMachineArn, parameters, onChange, onStart }: Props) {
  const { status = "", search = "" } = parameters;
  const [{ page, tokens }, setPlace] = useState<{ page: number; tokens: string[] }>({ page: 0, tokens: [] });
  const query = { stateMachineArn, status, search, page, tokens };
  const key = JSON.stringify([status, search, page]);
  const load = (signal: AbortSignal, known?: Found) => loadExecutions(query, signal, known);
  const { data: loaded, error, refresh } = usePoll(key, load, isRunning);
  const last = useRef<Found | undefined>(undefined);
  if (loaded !== undefined) last.current = loaded;
  const data = last.current;
  useEffect(() => setPlace({ page: 0, tokens: [] }), [status, search]);

  const pages = data?.matches === undefined ? undefined : Math.max(1, Math.ceil(data.matches / PAGE));
  const hasNext = pages === undefined ? data?.nextToken !== undefined : page + 1 < pages;
  const turn = (to: number) => {
    const { nextToken } = data ?? {};
    setPlace({ page: to, tokens: nextToken === undefined ? tokens : [...tokens.slice(0, page), nextToken] });
  };
  return html`
    <div class="toolbar">
      <${SearchField} label="Find executions by name" value=${search} hasKey=${true} onInput=${(text: string) => onChange({ search: text })} />
      <select
        aria-label="Filter by status" value=${status}
        onChange=${(event: Event) => onChange({ status: (event.target as HTMLSelectElement).value })}
      >
        <option value="">All statuses</option>
        ${STATUSES.map((each) => html`<option key=${each} value=${each}>${statusLabel(each)}</option>`)}
      </select>
      <span class="quiet" role="status">${data && summary(data)}</span>
      <${Pager} what="executions" page=${page} pages=${pages} hasNext=${hasNext} onPage=${turn} />
    </div>
    ${error !== undefined && html`<${Fault} error=${error} onRetry=${refresh} />`}
    ${data === undefined && error === undefined && html`<${Loading} what="executions" />`}
    ${data?.executions.length === 0 && html`<${None} isFiltered=${status !== "" || search !== ""} onChange=${onChange} onStart=${onStart} />`}
    ${data !== undefined && data.executions.length > 0 && html`<${ExecutionsTable} executions=${data.executions} />`}
  `;
}

function summary({ matches, searched = 0, isCut }: Found): string {
  if (matches === undefined) return "";
  const among = isCut ? ` among the newest ${count(searched, "execution")}` : "";
  return `${count(matches, "match", "matches")}${among}`;
}

type NoneProps = { isFiltered: boolean } & Pick<Props, "onChange" | "onStart">;

function None({ isFiltered, onChange, onStart }: NoneProps) {
  if (!isFiltered) {
    return html`<${Empty} title="No executions">
      <p>They appear here as soon as something starts one.</p>
      <button type="button" onClick=${onStart}>Start execution</button>
    <//>`;
  }
  return html`<${Empty} title="No matches">
    <p>No execution has such a name and status.</p>
    <button type="button" onClick=${() => onChange({ search: "", status: "" })}>Clear filters</button>
  <//>`;
}

function ExecutionsTable({ executions }: { executions: ExecutionSummary[] }) {
  const now = useNow(executions.some(({ status }) => status === "RUNNING"));
  return html`<div class="table-frame">
    <table class="is-stacking" aria-label="Executions">
      <thead>
        <tr><th>Name</th><th>Status</th><th>Started</th><th class="is-number">Duration</th><th class="is-number is-extra">Redrives</th></tr>
      </thead>
      <tbody>
        ${executions.map((execution) => {
          const { executionArn, name, status, startDate, stopDate, redriveCount = 0 } = execution;
          return html`<tr key=${executionArn}>
            <th scope="row"><a class="mono" href=${linkTo.execution(executionArn)}>${name}</a></th>
            <td><${Status} status=${status} /></td>
            <td>${dateTime(startDate)}</td>
            <td class="is-number">${duration((stopDate ?? Math.max(now, startDate)) - startDate)}</td>
            <td class="is-number is-extra">${redriveCount}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
