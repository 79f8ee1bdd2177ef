/** Executes the state of a visit, whatever its type. */
import type { Transition, Visit } from "../engine/visit.ts";
import type { StateNode } from "../program/types.ts";
import { choice } from "./choice.ts";
import { fail } from "./fail.ts";
import { map } from "./map.ts";
import { parallel } from "./parallel.ts";
import { pass } from "./pass.ts";
import { succeed } from "./succeed.ts";
import { task } from "./task.ts";
import { wait } from "./wait.ts";

type Executors = {
  [Type in StateNode["type"]]: (
    visit: Visit<Extract<StateNode, { type: Type }>>,
  ) => Transition | Promise<Transition>;
};

const executors: Executors = {
  Choice: choice,
  Fail: fail,
  Map: map,
  Parallel: parallel,
  Pass: pass,
  Succeed: succeed,
  Task: task,
  Wait: wait,
};

export function execute(visit: Visit): Transition | Promise<Transition> {
  const executor = executors[visit.node.type] as (visit: Visit) => Transition | Promise<Transition>;
  return executor(visit);
}
