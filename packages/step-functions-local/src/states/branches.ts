/**
 * Threads inside a state: the branches of a Parallel, the iterations of a Map. The first to fail fails the state:
 * the others are cancelled where they are, and the history says of each what was aborted.
 */
import type { Run } from "../engine/run.ts";
import { Interrupted, type Scope } from "../engine/scope.ts";
import type { Thread } from "../engine/thread.ts";
import type { Visit } from "../engine/visit.ts";
import { StateFailure } from "../failure.ts";
import type { EventType } from "../history.ts";
import type { MapNode, ParallelNode, Program, StateNode } from "../program/types.ts";

type Container = ParallelNode | MapNode;

/**
 * Runs `work`, one promise for each line of work inside the state, each given what to call when a thread of it has
 * failed. After a failure the state's own chain of events goes on from the thread that failed.
 */
export async function runInside(
  visit: Visit<Container>,
  work: (scope: Scope, failed: (child: Thread) => void) => Promise<void>[],
): Promise<void> {
  const scope = visit.scope.open();
  let culprit: Thread | undefined;
  const failed = (child: Thread) => {
    culprit ??= child;
    scope.cancel();
  };
  try {
    await Promise.all(work(scope, failed));
  } catch (thrown) {
    visit.scope.check();
    if (!(thrown instanceof StateFailure) || culprit === undefined) throw thrown;
    if (!thrown.isFatal) recordAborts(visit, culprit);
    if (culprit.isSilent === visit.thread.isSilent) visit.thread.head = culprit.head;
    throw thrown;
  } finally {
    visit.scope.closed(scope);
  }
}

/** A thread's failure is reported before it spreads; an interruption is not a failure of the thread. */
export async function watch(
  child: Thread,
  failed: (child: Thread) => void,
  work: Promise<void>,
): Promise<void> {
  try {
    await work;
  } catch (thrown) {
    if (!(thrown instanceof Interrupted)) failed(child);
    throw thrown;
  }
}

function recordAborts(visit: Visit<Container>, culprit: Thread): void {
  for (const child of visit.run.childrenOf(visit.thread)) {
    if (child !== culprit && child.outcome === undefined) abort(visit.run, child, visit.node);
  }
}

function abort(run: Run, thread: Thread, container: Container): void {
  const node = programOf(container, thread).states.get(thread.state) as StateNode;
  if (node.type === "Parallel" || node.type === "Map") {
    for (const child of run.childrenOf(thread)) if (child.outcome === undefined) abort(run, child, node);
  }
  const isAbortable = ["Map", "Parallel", "Task", "Wait"].includes(node.type);
  if (thread.entered !== undefined && isAbortable) {
    run.record(thread, `${node.type}StateAborted` as EventType, undefined, { aside: true });
  }
  if (container.type === "Map" && !thread.isSilent) {
    run.record(thread, "MapIterationAborted", { name: container.name, index: thread.index }, { aside: true });
  }
  thread.outcome = { status: "aborted" };
  run.save(thread);
}

function programOf(container: Container, thread: Thread): Program {
  return container.type === "Map" ? container.processor : (container.branches[thread.index] as Program);
}
