/**
 * The iterations of a Map: workers take one item after the other. A worker's next iteration follows, in the chain of
 * events, what its last one ended with. After a restart, iterations that were under way are gone on with first.
 */
import { randomUUID } from "node:crypto";
import { failureOf } from "../engine/recovery.ts";
import { Interrupted, type Scope } from "../engine/scope.ts";
import type { MapItem, MapStep, Thread } from "../engine/thread.ts";
import type { Visit } from "../engine/visit.ts";
import { dataLimitExceeded, EvaluationFailure, StateFailure, thresholdExceeded } from "../failure.ts";
import { errorDetails } from "../history.ts";
import type { MapNode } from "../program/types.ts";
import { runInside } from "./branches.ts";
import type { MapItems } from "./items.ts";

export async function iterate(visit: Visit<MapNode>, step: MapStep, items: MapItems): Promise<void> {
  const { node, thread, run } = visit;
  const iterations = run.childrenOf(thread);
  const underWay = iterations.filter(({ outcome }) => outcome === undefined);
  let started = iterations.length;
  let last = Math.max(thread.head, ...iterations.map(({ head }) => head));
  let failures = iterations.filter(({ outcome }) => outcome?.status === "failed").length;

  const take = (head: number): Thread | undefined => {
    if (started >= step.length) return undefined;
    const index = started++;
    return startIteration(visit, items.at(index), head);
  };

  /** What fails the Map when an iteration has failed; undefined when that is tolerated. */
  const failureAfter = (thrown: unknown): unknown => {
    if (!node.isDistributed || !(thrown instanceof StateFailure) || thrown.isFatal) return thrown;
    failures += 1;
    return failures > step.toleratedFailures ? thresholdExceeded() : undefined;
  };

  await runInside(visit, (scope, failed) => {
    const worker = async (first: Thread): Promise<void> => {
      for (let next: Thread | undefined = first; next !== undefined; next = take(next.head)) {
        try {
          const end = await runIteration(visit, next, scope);
          if (end > last) last = end;
        } catch (thrown) {
          const failure = failureAfter(thrown);
          if (failure === undefined) continue;
          if (!(failure instanceof Interrupted)) failed(next);
          throw failure;
        }
      }
    };
    while (underWay.length < step.concurrency) {
      const iteration = take(thread.head);
      if (iteration === undefined) break;
      underWay.push(iteration);
    }
    return underWay.map(worker);
  });
  if (!node.isDistributed) thread.head = last;
}

function startIteration({ node, run, thread }: Visit<MapNode>, item: MapItem, head: number): Thread {
  const index = item.Index;
  const iteration = run.createThread({
    parent: thread.id,
    index,
    state: node.processor.startAt,
    input: node.itemSelector === undefined ? inputOf(item) : undefined,
    item,
    isSilent: thread.isSilent || node.isDistributed,
    head: node.isDistributed ? CHILD_EXECUTION_STARTED : head,
  });
  if (!node.isDistributed) run.record(iteration, "MapIterationStarted", { name: node.name, index });
  return iteration;
}

/** An item of an object is handed on as the pair that it is. */
function inputOf({ Key, Value }: MapItem): string {
  return JSON.stringify(Key === undefined ? Value : { Key, Value });
}

/** From here on the item is in an execution of its own, which sees nothing of the one around it. */
function detach({ node, run }: Visit<MapNode>, iteration: Thread): void {
  iteration.child = {
    label: node.label ?? node.name,
    name: randomUUID(),
    startDate: run.services.now(),
    input: iteration.input as string,
  };
  iteration.item = undefined;
}

/** The states of a distributed Map's item are numbered after its own execution's first event. */
const CHILD_EXECUTION_STARTED = 1;

/** Resolves with the last event of the iteration. */
async function runIteration(visit: Visit<MapNode>, iteration: Thread, scope: Scope): Promise<number> {
  const { node, run } = visit;
  const details = { name: node.name, index: iteration.index };
  try {
    if (iteration.input === undefined) await select(visit, iteration, scope);
    if (node.isDistributed && iteration.child === undefined) detach(visit, iteration);
    await run.runThread(iteration, node.processor, scope);
    if (node.isDistributed) return iteration.head;
    return run.record(iteration, "MapIterationSucceeded", details, { aside: true });
  } catch (thrown) {
    if (thrown instanceof Interrupted || (thrown as StateFailure).isFatal || node.isDistributed) throw thrown;
    run.record(iteration, "MapIterationFailed", details, { aside: true });
    throw thrown;
  }
}

/** The ItemSelector belongs to the Map state; its failure is the iteration's. */
async function select(visit: Visit<MapNode>, iteration: Thread, scope: Scope): Promise<void> {
  const { node, run } = visit;
  if (node.itemSelector === undefined) return;
  try {
    const input = await visit.evaluate(node.itemSelector, {}, iteration.item);
    scope.check();
    if (input.exceedsLimit()) throw dataLimitExceeded(node.name);
    iteration.input = input.text;
    run.save(iteration);
  } catch (thrown) {
    const { error, reason } = failureOf(visit, thrown);
    if (thrown instanceof EvaluationFailure) {
      const location = thrown.location === undefined ? {} : { location: thrown.location };
      run.record(iteration, "EvaluationFailed", {
        ...errorDetails(error, reason),
        ...location,
        state: node.name,
      });
    }
    iteration.outcome = { status: "failed", error, cause: reason };
    run.save(iteration);
    throw new StateFailure(error, reason);
  }
}
