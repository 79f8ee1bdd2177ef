/** All state machines. Where there is only one, the console's start is that one. */
import { useEffect } from "preact/hooks";
import type { StateMachineSummary } from "../../model/aws.ts";
import { dateTime } from "../../model/format.ts";
import { linkTo } from "../../model/route.ts";
import { call } from "../client.ts";
import { usePoll } from "../hooks/use-poll.ts";
import { replace } from "../hooks/use-route.ts";
import { useTitle } from "../hooks/use-title.ts";
import { html } from "../html.ts";
import { Empty, Fault, Loading } from "../parts/message.ts";
import { Shell } from "../parts/shell.ts";
import { same } from "./same.ts";

async function load(signal: AbortSignal, known: StateMachineSummary[] | undefined) {
  const { stateMachines } = await call("ListStateMachines", { maxResults: 1000 }, signal);
  return same(known, stateMachines);
}

export function StateMachinesView({ opensOnlyOne }: { opensOnlyOne: boolean }) {
  const { data, error, refresh } = usePoll("state machines", load, () => false);
  useTitle("State machines");
  const only = opensOnlyOne && data?.length === 1 ? data[0] : undefined;
  useEffect(() => {
    if (only !== undefined) replace(linkTo.stateMachine(only.stateMachineArn));
  }, [only]);
  return html`<${Shell} crumbs=${[{ label: "State machines" }]} stale=${data && error}>
    <section class="card">
      <header class="card-head">
        <h1>State machines ${data && html`<span class="quiet">(${data.length})</span>`}</h1>
      </header>
      ${data === undefined && (error === undefined ? html`<${Loading} what="state machines" />` : html`<${Fault} error=${error} onRetry=${refresh} />`)}
      ${data?.length === 0 && html`<${Empty} title="No state machines"><p>Create one with the SDK or the AWS CLI on this endpoint.</p><//>`}
      ${data !== undefined && data.length > 0 && html`<${Table} machines=${data} />`}
    </section>
  <//>`;
}

function Table({ machines }: { machines: StateMachineSummary[] }) {
  return html`<div class="table-frame">
    <table>
      <thead><tr><th>Name</th><th>Type</th><th class="is-extra">ARN</th><th>Created</th></tr></thead>
      <tbody>
        ${machines.map(({ stateMachineArn, name, type, creationDate }) => {
          return html`<tr key=${stateMachineArn}>
            <th scope="row"><a href=${linkTo.stateMachine(stateMachineArn)}>${name}</a></th>
            <td>${type}</td>
            <td class="is-extra mono quiet">${stateMachineArn}</td>
            <td>${dateTime(creationDate)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
