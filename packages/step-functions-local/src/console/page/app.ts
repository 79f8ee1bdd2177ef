/** The frame around every view, and which view the address asks for. */
import type { Route } from "../model/route.ts";
import { ExecutionView } from "./execution/execution-view.ts";
import { useRoute } from "./hooks/use-route.ts";
import { html } from "./html.ts";
import { StateMachineView } from "./list/state-machine-view.ts";
import { StateMachinesView } from "./list/state-machines-view.ts";
import { Empty } from "./parts/message.ts";

export function App() {
  return html`<${View} route=${useRoute()} />`;
}

function View({ route }: { route: Route }) {
  if (route.view === "execution") return html`<${ExecutionView} key=${route.arn} route=${route} />`;
  if (route.view === "state-machine") return html`<${StateMachineView} key=${route.arn} route=${route} />`;
  if (route.view === "unknown") {
    return html`<main><${Empty} title="There is no such page."><a href="#/state-machines">State machines</a><//></main>`;
  }
  return html`<${StateMachinesView} opensOnlyOne=${route.view === "start"} />`;
}
