import { declaredFailure, type StateDefinition } from "../../model/definition.ts";
import { clock, duration } from "../../model/format.ts";
import type { Visit } from "../../model/history/index.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Facts } from "../parts/facts.ts";
import { Failure } from "../parts/failure.ts";

/** When it was, and the error that it ended with. */
type Props = { visit: Visit; definition: StateDefinition | undefined; start: number };

export function VisitFacts({ visit, definition, start }: Props) {
  const { status, enteredAt, endedAt, iteration, items, attempts } = visit;
  const failure = visit.failure ?? (definition && declaredFailure(definition));
  const now = useNow(status === "running");
  const isWaiting = status === "running" && attempts.at(-1)?.status === "failed";
  const facts = [
    { name: "Started after", value: clock(enteredAt - start) },
    { name: "Duration", value: duration((endedAt ?? Math.max(now, enteredAt)) - enteredAt) },
    attempts.length > 0 ? { name: "Attempts", value: String(attempts.length) } : undefined,
    iteration === undefined ? undefined : { name: "Item", value: String(iteration) },
    items === undefined ? undefined : { name: "Items", value: String(items) },
  ];
  return html`<div class="visit-facts">
    <${Facts} facts=${facts} />
    ${isWaiting && html`<p class="quiet" role="status">Waiting to try again.</p>`}
    ${failure && status !== "succeeded" && html`<${Failure} ...${failure} status=${status === "running" ? "caught" : status} />`}
  </div>`;
}
