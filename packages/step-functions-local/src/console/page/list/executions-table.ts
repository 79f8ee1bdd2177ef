import type { ExecutionSummary } from "../../model/aws.ts";
import { dateTime, duration } from "../../model/format.ts";
import { linkTo } from "../../model/route.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Status } from "../parts/status.ts";

export function ExecutionsTable({ executions }: { executions: ExecutionSummary[] }) {
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
