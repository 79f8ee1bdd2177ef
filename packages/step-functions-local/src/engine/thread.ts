/**
 * One line of control in an execution: the machine itself, a branch of a Parallel, an iteration of a Map. A thread
 * is plain data, stored in the transaction that stores the events it led to, so that an execution goes on from
 * exactly there after a crash.
 *
 * `head` is the event that the thread's next one points back to. `entered` is set while a state is being visited,
 * and `step` is what that visit has to remember: what was done is not done again.
 */
import type { Json } from "../payload.ts";

export type Thread = {
  readonly id: number;
  readonly parent: number | undefined;
  /** Which branch, or which item, of the parent's state this is. */
  readonly index: number;
  state: string;
  /** JSON text. Missing in an iteration whose ItemSelector has not been evaluated. */
  input: string | undefined;
  variables: { [name: string]: Json };
  /** The item that `$states.context.Map` shows to the states of an iteration. */
  item: { Index: number; Value: Json } | undefined;
  /** An item of a distributed Map runs in an execution of its own on AWS: its events are not of this history. */
  readonly isSilent: boolean;
  head: number;
  entered: Entered | undefined;
  retries: number[];
  retryAt: number | undefined;
  step: Step | undefined;
  outcome: Outcome | undefined;
};

/** The Entered event and what it pointed back to. */
export type Entered = { eventId: number; previousEventId: number; at: number };

export type Step =
  | {
      kind: "task";
      functionName: string;
      payload: string;
      timeoutSeconds: number | undefined;
      result?: string;
    }
  | { kind: "wait"; until: number }
  | { kind: "parallel" }
  | MapStep;

export type MapStep = {
  kind: "map";
  /** JSON text of the items, when they are not the state's input itself. */
  items: string | undefined;
  length: number;
  concurrency: number;
  toleratedFailures: number;
};

export type Outcome =
  | { status: "succeeded"; output: string }
  | { status: "failed"; error: string | undefined; cause: string | undefined }
  | { status: "aborted" };

export function newThread(
  origin: Pick<Thread, "id" | "parent" | "index" | "state" | "input" | "head" | "isSilent"> &
    Partial<Pick<Thread, "item">>,
): Thread {
  return {
    item: undefined,
    ...origin,
    variables: {},
    entered: undefined,
    retries: [],
    retryAt: undefined,
    step: undefined,
    outcome: undefined,
  };
}
