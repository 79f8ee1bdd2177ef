/** The facts of an execution, what went in and what came out of it, and the definition that it runs. */
import { useState } from "preact/hooks";
import type { Execution } from "../../model/aws.ts";
import { dateTime, duration } from "../../model/format.ts";
import { DefinitionView } from "../graph/definition-view.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Facts } from "../parts/facts.ts";
import { Failure } from "../parts/failure.ts";
import { JsonView, NoJson } from "../parts/json-view.ts";
import { Tabs } from "../parts/tabs.ts";

type Props = { execution: Execution; definition: string };

export function Summary({ execution, definition }: Props) {
  const [tab, setTab] = useState("details");
  return html`<section class="card">
    <${Tabs}
      label="Execution" chosen=${tab} onChoose=${setTab}
      tabs=${[
        { id: "details", label: "Details", content: () => html`<${Details} execution=${execution} />` },
        { id: "data", label: "Input and output", content: () => html`<${Data} execution=${execution} />` },
        {
          id: "definition",
          label: "Definition",
          content: () => html`<${DefinitionView} text=${definition} />`,
        },
      ]}
    />
  </section>`;
}

/** Why it did not succeed, where it says so. */
export function EndedBadly({ execution: { status, error, cause } }: { execution: Execution }) {
  const hasFailed = status !== "RUNNING" && status !== "SUCCEEDED";
  return hasFailed && (error || cause) && html`<${Failure} error=${error} cause=${cause} status=${status} />`;
}

function Details({ execution }: { execution: Execution }) {
  const { executionArn, status, startDate, stopDate } = execution;
  const now = useNow(status === "RUNNING");
  const facts = [
    { name: "Started", value: dateTime(startDate) },
    { name: "Ended", value: stopDate === undefined ? "–" : dateTime(stopDate) },
    { name: "Duration", value: duration((stopDate ?? Math.max(now, startDate)) - startDate) },
    { name: "Redrives", value: redrivesOf(execution) },
    {
      name: "Execution ARN",
      value: html`<span class="mono">${executionArn}</span>`,
      copy: executionArn,
      isWide: true,
    },
  ];
  return html`<${Facts} facts=${facts} />`;
}

/** How often, when last, and why not again where one could expect it. */
function redrivesOf({
  redriveCount = 0,
  redriveDate,
  redriveStatus,
  redriveStatusReason,
  status,
}: Execution) {
  const last = redriveDate === undefined ? "" : `, last ${dateTime(redriveDate)}`;
  const hasFailed = status !== "RUNNING" && status !== "SUCCEEDED";
  const reason = hasFailed && redriveStatus === "NOT_REDRIVABLE" ? `. ${redriveStatusReason ?? ""}` : "";
  return `${redriveCount}${last}${reason}`;
}

function Data({ execution: { input, output, status } }: { execution: Execution }) {
  const why = status === "RUNNING" ? "There is none before it has ended." : "It ended without any.";
  return html`<div class="pair">
    <${JsonView} label="Execution input" text=${input ?? ""} />
    ${output === undefined ? html`<${NoJson} label="Execution output" why=${why} />` : html`<${JsonView} label="Execution output" text=${output} />`}
  </div>`;
}
