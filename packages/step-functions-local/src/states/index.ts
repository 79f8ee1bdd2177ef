/** Executes the state of a visit, whatever its type. */

import { sleepUntil } from "../engine/scope.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { EvaluationFailure, StateFailure } from "../failure.ts";
import { timeOf } from "../program/grammar.ts";
import type { ChoiceNode, FailNode, PassNode, StateNode, SucceedNode, WaitNode } from "../program/types.ts";
import { map } from "./map.ts";
import { parallel } from "./parallel.ts";
import { task } from "./task.ts";

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

function pass(visit: Visit<PassNode>): Transition | Promise<Transition> {
  return visit.leave(visit.node, visit.input);
}

function succeed(visit: Visit<SucceedNode>): Transition | Promise<Transition> {
  return visit.leave({ next: undefined, output: visit.node.output, assign: undefined }, visit.input);
}

/** The error and the cause that are not given stay out of the events. */
async function fail(visit: Visit<FailNode>): Promise<never> {
  const error = await visit.evaluateAs<string>("string", visit.node.error);
  const cause = await visit.evaluateAs<string>("string", visit.node.cause);
  throw new StateFailure(error, cause);
}

/** The first rule that holds decides; its own Assign and Output count, the state's go with Default. */
async function choice(visit: Visit<ChoiceNode>): Promise<Transition> {
  for (const rule of visit.node.rules) {
    const holds = await visit.evaluateAs<boolean>("boolean", rule.condition);
    if (holds) return visit.leave(rule, visit.input);
  }
  if (visit.node.default !== undefined) return visit.leave(visit.node.default, visit.input);
  throw visit.runtimeFailure(
    "Failed to transition out of the state. The state does not point to a next state.",
  );
}

/** The deadline is decided once: a restart does not prolong it. */
async function wait(visit: Visit<WaitNode>): Promise<Transition> {
  const { thread, run, scope } = visit;
  if (thread.step?.kind !== "wait") {
    thread.step = { kind: "wait", until: await deadline(visit) };
    run.save(thread);
  }
  await sleepUntil(thread.step.until, scope);
  return visit.leave(visit.node, visit.input);
}

async function deadline(visit: Visit<WaitNode>): Promise<number> {
  const { now, timeScale } = visit.run.services;
  const start = now();
  const seconds = await visit.number("Seconds", visit.node.seconds);
  if (seconds !== undefined) return start + seconds * 1000 * timeScale;
  const timestamp = (await visit.evaluateAs<string>("string", visit.node.timestamp)) as string;
  return start + (parse(timestamp) - start) * timeScale;
}

function parse(timestamp: string): number {
  const time = timeOf(timestamp);
  if (time !== undefined) return time;
  throw new EvaluationFailure(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
    "Timestamp",
    "the state's last event",
  );
}
