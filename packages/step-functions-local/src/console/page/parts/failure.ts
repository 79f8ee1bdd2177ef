/** An error by its name, and its cause: JSON when it came from a function, where its message says most. */
import { parse, pretty } from "../../model/json.ts";
import { html } from "../html.ts";
import { Icon } from "./icon.ts";
import { toneOf } from "./status.ts";

type Props = { error?: string | undefined; cause?: string | undefined; status?: string };

export function Failure({ error, cause = "", status = "failed" }: Props) {
  const message = messageOf(cause);
  const tone = toneOf(status);
  return html`<div class="alert is-${tone}">
    <${Icon} name=${tone} />
    <div>
      <strong>${error ?? "No error name"}</strong>
      ${(message ?? cause) !== "" && html`<p class="cause">${message ?? cause}</p>`}
      ${message !== undefined && html`<details><summary>Cause</summary><pre tabindex="0">${pretty(cause)}</pre></details>`}
    </div>
  </div>`;
}

function messageOf(cause: string): string | undefined {
  const value = parse(cause) as { errorMessage?: unknown } | null | undefined;
  return typeof value?.errorMessage === "string" ? value.errorMessage : undefined;
}
