/** One state machine: what it is, its executions, its definition, and starting it. */
import { useState } from "preact/hooks";
import type { StateMachine } from "../../model/aws.ts";
import { parseDefinition } from "../../model/definition.ts";
import { dateTime, nameOf } from "../../model/format.ts";
import { linkTo, type Route } from "../../model/route.ts";
import { call } from "../client.ts";
import { StartDialog } from "../dialogs/start.ts";
import { DefinitionView } from "../graph/definition-view.ts";
import { usePoll } from "../hooks/use-poll.ts";
import { replace } from "../hooks/use-route.ts";
import { useTitle } from "../hooks/use-title.ts";
import { html } from "../html.ts";
import { Facts } from "../parts/facts.ts";
import { Fault } from "../parts/message.ts";
import { Shell } from "../parts/shell.ts";
import { Tabs } from "../parts/tabs.ts";
import { Executions } from "./executions.ts";
import { same } from "./same.ts";

export function StateMachineView({ route: { arn, parameters } }: { route: Route }) {
  const load = async (signal: AbortSignal, known: StateMachine | undefined) =>
    same(known, await call("DescribeStateMachine", { stateMachineArn: arn }, signal));
  const { data: machine, error, refresh } = usePoll(arn, load, () => false);
  const [isStarting, setStarting] = useState(false);
  const name = machine?.name ?? nameOf(arn);
  const comment = machine && parseDefinition(machine.definition)?.Comment;
  useTitle(name);
  const set = (changed: { [name: string]: string }) =>
    replace(linkTo.stateMachine(arn, { ...parameters, ...changed }));
  const crumbs = [{ label: "State machines", link: linkTo.stateMachines }, { label: name }];
  return html`<${Shell} crumbs=${crumbs} stale=${machine && error}>
    <div class="title">
      <h1>${name}</h1>
      <div class="actions">
        <button type="button" class="is-primary" onClick=${() => setStarting(true)}>Start execution</button>
      </div>
    </div>
    ${comment && html`<p class="quiet">${comment}</p>`}
    ${machine === undefined && error && html`<${Fault} error=${error} onRetry=${refresh} />`}
    <section class="card"><${Facts} facts=${factsOf(arn, machine)} /></section>
    <section class="card">
      <${Tabs}
        label="State machine" chosen=${parameters.tab ?? "executions"}
        onChoose=${(tab: string) => set({ tab: tab === "executions" ? "" : tab })}
        tabs=${[
          {
            id: "executions",
            label: "Executions",
            content: () =>
              html`<${Executions} stateMachineArn=${arn} parameters=${parameters} onChange=${set} onStart=${() => setStarting(true)} />`,
          },
          {
            id: "definition",
            label: "Definition",
            content: () => html`<${DefinitionView} text=${machine?.definition} />`,
          },
        ]}
      />
    </section>
    ${isStarting && html`<${StartDialog} stateMachineArn=${arn} onClose=${() => setStarting(false)} />`}
  <//>`;
}

function factsOf(arn: string, machine: StateMachine | undefined) {
  const { type, creationDate, roleArn } = machine ?? {};
  return [
    { name: "ARN", value: html`<span class="mono">${arn}</span>`, copy: arn, isWide: true },
    { name: "Type", value: type ?? "–" },
    { name: "Created", value: creationDate === undefined ? "–" : dateTime(creationDate) },
    { name: "Role", value: html`<span class="mono">${roleArn ?? "–"}</span>`, isWide: true },
  ];
}
