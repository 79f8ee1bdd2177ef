/** Each time that it was tried: how it went, when, and what was waited before. */
import { clock, duration } from "../../model/format.ts";
import type { Attempt, Visit } from "../../model/history/index.ts";
import { useNow } from "../hooks/use-now.ts";
import { html } from "../html.ts";
import { Failure } from "../parts/failure.ts";
import { JsonView } from "../parts/json-view.ts";
import { Status } from "../parts/status.ts";

type Props = { visit: Visit; start: number };

export function AttemptsTab({ visit: { attempts }, start }: Props) {
  return html`<ol class="attempts">
    ${attempts.map((attempt, index) => {
      return html`<${One} key=${attempt.number} attempt=${attempt} before=${attempts[index - 1]} start=${start} />`;
    })}
  </ol>`;
}

function One({ attempt, before, start }: { attempt: Attempt; before: Attempt | undefined; start: number }) {
  const { number, redrive, status, startedAt, endedAt, parameters, output, error, cause } = attempt;
  const now = useNow(status === "running");
  const pause = before?.endedAt === undefined ? undefined : startedAt - before.endedAt;
  const isRedriven = before !== undefined && redrive > before.redrive;
  const waited =
    pause === undefined ? "" : isRedriven ? `after redrive ${redrive}` : `after waiting ${duration(pause)}`;
  return html`<li>
    <header>
      <b>Attempt ${number}</b><${Status} status=${status} />
      <span class="quiet">at ${clock(startedAt - start)}, ${duration((endedAt ?? Math.max(now, startedAt)) - startedAt)} long${waited && `, ${waited}`}</span>
    </header>
    ${(error !== undefined || cause !== undefined) && html`<${Failure} error=${error} cause=${cause} />`}
    ${parameters !== undefined && html`<details><summary>What was sent</summary><${JsonView} label="Parameters" text=${parameters} /></details>`}
    ${output !== undefined && html`<details><summary>What came back</summary><${JsonView} label="Result" text=${output} /></details>`}
  </li>`;
}
