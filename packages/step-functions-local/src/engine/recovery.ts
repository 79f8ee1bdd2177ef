/**
 * What happens when a state fails: the events that say so, then Retry, then Catch, and else the failure goes on to
 * whoever runs the thread.
 *
 * EvaluationFailed points back to what the state itself followed: so AWS recorded it in November 2024, when most of
 * the recordings in tests/fixtures were made. (From December 2024 on, and in the one kind of recording made since,
 * a Timestamp that cannot be parsed, it points to the state's last event.)
 */
import { EvaluationFailure, StateFailure } from "../failure.ts";
import { type EventType, errorDetails } from "../history.ts";
import { Payload } from "../payload.ts";
import type { Catcher, MapNode, ParallelNode, StateNode, TaskNode } from "../program/types.ts";
import { decideRetry, matchesError } from "../retry.ts";
import { Interrupted } from "./scope.ts";
import type { Transition, Visit } from "./visit.ts";

type RecoverableNode = TaskNode | ParallelNode | MapNode;

/** What was thrown, as the failure that the state reports. @throws Interrupted */
export function failureOf(visit: Visit, thrown: unknown): StateFailure {
  if (thrown instanceof Interrupted) throw thrown;
  if (!(thrown instanceof StateFailure)) {
    console.error(`A fault in the Step Functions engine, in the state ${visit.node.name}:`, thrown);
    return visit.runtimeFailure(`Internal fault: ${String(thrown)}`).at(place(visit));
  }
  return thrown.at(place(visit));
}

/** The transition of the catcher that took the failure; "again" when the state is to be tried again. */
export async function recover(visit: Visit, failure: StateFailure): Promise<Transition | "again"> {
  if (failure.isFatal) throw failure;
  if (failure instanceof EvaluationFailure) emitEvaluationFailed(visit, failure);
  if (!isRecoverable(visit)) throw failure;
  if (scheduleRetry(visit, failure)) return "again";

  const headBefore = visit.thread.head;
  emitStateFailed(visit);
  const catcher = visit.node.catch.find(({ errorEquals }) => matchesError(errorEquals, failure.matchedAs));
  if (catcher === undefined) throw failure;
  try {
    return await leaveThrough(catcher, visit, failure);
  } catch (thrown) {
    const second = failureOf(visit, thrown);
    visit.thread.head = headBefore;
    if (second instanceof EvaluationFailure)
      emitEvaluationFailed(visit, second.following("the state's last event"));
    emitStateFailed(visit);
    throw second;
  }
}

function leaveThrough(
  catcher: Catcher,
  visit: Visit,
  { error, reason }: StateFailure,
): Transition | Promise<Transition> {
  const errorOutput = { Error: error ?? "", Cause: reason ?? "" };
  return visit.leave(catcher, Payload.of(errorOutput), { errorOutput });
}

function scheduleRetry({ node, thread, run }: Visit<RecoverableNode>, { matchedAs }: StateFailure): boolean {
  const decision = decideRetry(node.retry, thread.retries, matchedAs, run.services.random);
  if (decision === undefined) return false;
  thread.retries = decision.attempts;
  thread.retryAt = run.services.now() + decision.delaySeconds * 1000 * run.services.timeScale;
  thread.step = undefined;
  run.deleteChildren(thread);
  run.save(thread);
  return true;
}

function emitEvaluationFailed(visit: Visit, failure: EvaluationFailure): void {
  const { thread, entered } = visit;
  const isFirst = thread.retries.length === 0 && failure.follows === "what the state followed";
  const details = {
    ...errorDetails(failure.error, failure.reason),
    ...(failure.location === undefined ? {} : { location: failure.location }),
    state: visit.node.name,
  };
  visit.emit("EvaluationFailed", details, isFirst ? { previousEventId: entered.previousEventId } : {});
}

function emitStateFailed(visit: Visit<RecoverableNode>): void {
  if (visit.node.type !== "Task") visit.emit(`${visit.node.type}StateFailed` as EventType);
}

function isRecoverable(visit: Visit): visit is Visit<RecoverableNode> {
  const types: StateNode["type"][] = ["Task", "Parallel", "Map"];
  return types.includes(visit.node.type);
}

function place({ node, entered }: Visit) {
  return { name: node.name, enteredEventId: entered.eventId };
}
