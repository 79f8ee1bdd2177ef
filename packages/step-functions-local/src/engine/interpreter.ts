/**
 * Runs a thread from where it stands to its end: enter a state, execute it (again, when Retry says so), leave it.
 * Returns when the thread has succeeded; throws the failure that ended it, or Interrupted.
 */
import { StateFailure } from "../failure.ts";
import { type EventType, withInput, withOutput } from "../history.ts";
import type { Program, StateNode } from "../program/types.ts";
import { execute } from "../states/index.ts";
import { failureOf, recover } from "./recovery.ts";
import type { Run } from "./run.ts";
import { type Scope, sleepUntil } from "./scope.ts";
import type { Thread } from "./thread.ts";
import { type Transition, Visit } from "./visit.ts";

export async function runThread(run: Run, thread: Thread, program: Program, scope: Scope): Promise<void> {
  while (thread.outcome === undefined) {
    await run.breathe();
    scope.check();
    const node = program.states.get(thread.state) as StateNode;
    if (thread.entered === undefined) enter(run, thread, node);
    const visit = new Visit(run, thread, node, scope);
    try {
      leave(visit, await visitState(visit));
    } catch (thrown) {
      throw fail(visit, thrown);
    }
  }
  if (thread.outcome.status === "failed") throw new StateFailure(thread.outcome.error, thread.outcome.cause);
}

async function visitState(visit: Visit): Promise<Transition> {
  const { thread, scope } = visit;
  for (;;) {
    if (thread.retryAt !== undefined) await sleepUntil(thread.retryAt, scope);
    thread.retryAt = undefined;
    try {
      return await execute(visit);
    } catch (thrown) {
      const recovery = await recover(visit, failureOf(visit, thrown));
      if (recovery !== "again") return recovery;
    }
  }
}

function enter(run: Run, thread: Thread, node: StateNode): void {
  const previousEventId = thread.head;
  const details = { name: node.name, ...withInput(thread.input as string) };
  const eventId = run.record(thread, `${node.type}StateEntered` as EventType, details);
  thread.entered = { eventId, previousEventId, at: run.services.now() };
}

function leave(visit: Visit, { output, assigned, next }: Transition): void {
  const { run, thread, node } = visit;
  const texts = Object.entries(assigned ?? {}).map(([name, value]) => [name, JSON.stringify(value)]);
  const variables =
    texts.length === 0
      ? {}
      : { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
  visit.emit(`${node.type}StateExited` as EventType, {
    name: node.name,
    ...withOutput(output.text),
    ...variables,
  });
  run.deleteChildren(thread);
  Object.assign(thread.variables, assigned);
  Object.assign(thread, { entered: undefined, step: undefined, retries: [], retryAt: undefined });
  if (next === undefined) {
    thread.outcome = { status: "succeeded", output: output.text };
  } else {
    thread.state = next;
    thread.input = output.text;
  }
  run.save(thread);
}

/** A Fail state is done with when it fails: a redrive enters it again. */
function fail(visit: Visit, thrown: unknown): StateFailure {
  const { run, thread, node } = visit;
  const failure = thrown instanceof StateFailure ? thrown : failureOf(visit, thrown);
  const isBranch = thread.parent !== undefined;
  if (isBranch && node.type === "Task" && !failure.isFatal)
    visit.emit("TaskStateAborted", undefined, { aside: true });
  if (node.type === "Fail") thread.entered = undefined;
  thread.outcome = { status: "failed", error: failure.error, cause: failure.reason };
  run.save(thread);
  return new StateFailure(failure.error, failure.reason);
}
