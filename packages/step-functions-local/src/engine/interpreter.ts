/**
 * Runs a thread from where it stands to its end: enter a state, execute it (again, when Retry says so), leave it.
 * Returns when the thread has succeeded; throws the failure that ended it, or Interrupted.
 */
import { StateFailure } from "../failure.ts";
import { type EventType, withInput, withOutput, withVariables } from "../history.ts";
import type { Program, StateNode } from "../program/types.ts";
import { execute } from "../states/index.ts";
import { failureOf, recover } from "./recovery.ts";
import type { Run } from "./run.ts";
import { type Scope, sleepUntil } from "./scope.ts";
import type { Thread } from "./thread.ts";
import { type Transition, Visit } from "./visit.ts";

export async function runThread(run: Run, thread: Thread, program: Program, scope: Scope): Promise<void> {
  // Threads beside each other take a step each, in turns.
  const isAlone = thread.parent === undefined;
  for (let isFirst = true; thread.outcome === undefined; isFirst = false) {
    const turn = run.breathe();
    if (turn !== undefined || !(isAlone || isFirst)) await turn;
    scope.check();
    const node = program.states.get(thread.state) as StateNode;
    if (thread.entered === undefined) enter(run, thread, node);
    const visit = new Visit(run, thread, node, scope);
    try {
      const transition = visitState(visit);
      leave(visit, transition instanceof Promise || !isAlone ? await transition : transition);
    } catch (thrown) {
      throw fail(visit, thrown);
    }
  }
  if (thread.outcome.status === "failed") throw new StateFailure(thread.outcome.error, thread.outcome.cause);
}

/** A state that waits for nothing is left in the same turn: a promise takes as long as the state itself. */
function visitState(visit: Visit): Transition | Promise<Transition> {
  try {
    const going = visit.thread.retryAt === undefined ? execute(visit) : executeInTime(visit);
    return going instanceof Promise ? going.catch((thrown) => recoverFrom(visit, thrown)) : going;
  } catch (thrown) {
    return recoverFrom(visit, thrown);
  }
}

async function executeInTime(visit: Visit): Promise<Transition> {
  const { thread, scope } = visit;
  if (thread.retryAt !== undefined) await sleepUntil(thread.retryAt, scope);
  thread.retryAt = undefined;
  return execute(visit);
}

async function recoverFrom(visit: Visit, failed: unknown): Promise<Transition> {
  for (let thrown = failed; ; ) {
    const recovery = await recover(visit, failureOf(visit, thrown));
    if (recovery !== "again") return recovery;
    try {
      return await executeInTime(visit);
    } catch (again) {
      thrown = again;
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
  const details = { name: node.name, ...withOutput(output.text) };
  visit.emit(
    `${node.type}StateExited` as EventType,
    assigned === undefined ? details : { ...details, ...withVariables(assigned) },
  );
  if (assigned !== undefined) thread.variables = { ...thread.variables, ...assigned };
  const isOver = next === undefined && thread.parent === undefined;
  // What an execution leaves behind is dropped all at once.
  if (!isOver) run.deleteChildren(thread);
  thread.entered = thread.step = thread.retryAt = undefined;
  if (thread.retries.length > 0) thread.retries = [];
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
