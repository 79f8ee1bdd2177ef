/**
 * One line of control in an execution: the machine itself, a branch of a Parallel, an iteration of a Map. A thread
 * is plain data, stored in the transaction that stores the events it led to, so that an execution goes on from
 * exactly there after a crash.
 *
 * `head` is the event that the thread's next one points back to. `entered` is set while a state is being visited,
 * and `step` is what that visit has to remember: what was done is not done again.
 */
import type { Json } from "../payload.ts";

/** `Key` of an item of an object; `Source` wherever the item can come from more places than the state's data. */
export type MapItem = { Index: number; Key?: string; Value: Json; Source?: string };

/** `label` is that of the Map, or its name; `input` is JSON text. */
export type ChildExecution = { label: string; name: string; startDate: number; input: string };

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
  item: MapItem | undefined;
  /** Set for an item of a distributed Map: the execution that AWS runs it in, which its states see as theirs. */
  child: ChildExecution | undefined;
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
      /** Its events are recorded; until then it is no more than the token that its arguments read. */
      isScheduled: boolean;
      functionName: string;
      payload: string;
      timeoutSeconds: number | undefined;
      /** The token of a task that others end. */
      callback?: { token: string; heartbeatSeconds: number | undefined; isSubmitted: boolean };
      /** The function is not waited for. */
      isEvent?: true;
      result?: string;
    }
  | { kind: "wait"; until: number }
  | { kind: "parallel" }
  | MapStep;

export type MapStep = {
  kind: "map";
  /** JSON text of the items, an array or an object, when they are not the state's input itself. */
  items: string | undefined;
  length: number;
  concurrency: number;
  toleratedFailures: number;
};

export type Outcome =
  | { status: "succeeded"; output: string }
  | { status: "failed"; error: string | undefined; cause: string | undefined }
  | { status: "aborted" };

type Origin = Pick<Thread, "id" | "parent" | "index" | "state" | "input" | "head" | "isSilent"> &
  Partial<Pick<Thread, "item">>;

export function newThread({ id, parent, index, state, input, head, isSilent, item }: Origin): Thread {
  return {
    id,
    parent,
    index,
    state,
    input,
    variables: {},
    item,
    child: undefined,
    isSilent,
    head,
    entered: undefined,
    retries: [],
    retryAt: undefined,
    step: undefined,
    outcome: undefined,
  };
}
