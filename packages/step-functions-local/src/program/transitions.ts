/** The graph of a machine: every target exists in it, every state is some state's target, and it can end. */
import type { Json } from "../payload.ts";
import { type Container, exitsOf, type StateJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

type Transition = { field: string; target: Json | undefined; location: string };

export function transitionFaults({ machine, pointer }: Container): Diagnostic[] {
  const states = Object.entries(machine.States);
  const start: Transition = { field: "StartAt", target: machine.StartAt, location: `${pointer}/StartAt` };
  const transitions = states.flatMap(([name, state]) => transitionsOf(state, `${pointer}/States/${name}`));
  const targets = new Set([start, ...transitions].map(({ target }) => target));

  const missing = [start, ...transitions]
    .filter(({ target }) => typeof target === "string" && !Object.hasOwn(machine.States, target))
    .map(({ field, target, location }) => fault(`Missing '${field}' target: ${target}`, location));
  const unreachable = states
    .filter(([name]) => !targets.has(name))
    .map(([name]) => fault(`State "${name}" is not reachable.`, `${pointer}/States/${name}`));
  const faults = [...missing, ...unreachable];
  if (faults.length > 0 || states.some(([, state]) => isTerminal(state))) return faults;
  const location = pointer === "" ? null : pointer;
  return [{ code: "MISSING_END_STATE", message: "Workflow has no terminal state", location }];
}

function transitionsOf(state: StateJson, pointer: string): Transition[] {
  const own = ["Next", "Default"].flatMap((field) =>
    state[field] === undefined ? [] : [{ field, target: state[field], location: `${pointer}/${field}` }],
  );
  const nested = exitsOf(state, pointer).flatMap(({ exit, pointer: place }) =>
    exit.Next === undefined ? [] : [{ field: "Next", target: exit.Next, location: `${place}/Next` }],
  );
  return [...own, ...nested];
}

function isTerminal(state: StateJson): boolean {
  return state.End === true || state.Type === "Succeed" || state.Type === "Fail";
}

function fault(message: string, location: string): Diagnostic {
  return { code: "MISSING_TRANSITION_TARGET", message, location };
}
