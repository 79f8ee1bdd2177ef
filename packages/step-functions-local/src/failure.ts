/**
 * Why a state failed, as Step Functions reports it: an error name, by which Retry and Catch choose, and a cause
 * for people. Either may be missing (a Fail state need not have any; a timeout has no cause).
 *
 * A failure that the interpreter finds itself names the state in its cause, once, where it happened. The cause of
 * a task's own error and of a Fail state is passed on as it is.
 */
export class StateFailure extends Error {
  readonly error: string | undefined;
  readonly reason: string | undefined;

  /** The name that Retry and Catch go by, where it is not the one that is shown. */
  readonly matchedAs: string | undefined;

  constructor(error: string | undefined, reason: string | undefined, matchedAs = error) {
    super(reason ?? error ?? "The state failed.");
    this.matchedAs = matchedAs;
    this.name = "StateFailure";
    this.error = error;
    this.reason = reason;
  }

  /** States.Runtime ends the whole execution at once: no Retry, no Catch, no events of the states around. */
  get isFatal(): boolean {
    return this.error === "States.Runtime";
  }

  /** The failure as the state reports it; see the class comment. */
  at(_state: StatePlace): StateFailure {
    return this;
  }
}

export type StatePlace = { name: string; enteredEventId: number };

/** A failure found by the interpreter, whose cause begins with the state it happened in. */
export class InterpreterFailure extends StateFailure {
  override at(state: StatePlace): StateFailure {
    return new StateFailure(this.error, `${placePrefix(state)}${this.reason}`);
  }
}

/** A JSONata expression, or the value it gave, cannot be used. `location` is the field, relative to the state. */
export class EvaluationFailure extends StateFailure {
  readonly location: string | undefined;
  /** Which event EvaluationFailed points back to; see engine/recovery.ts. */
  readonly follows: "what the state followed" | "the state's last event";

  constructor(
    reason: string,
    location: string | undefined,
    follows: EvaluationFailure["follows"] = "what the state followed",
  ) {
    super("States.QueryEvaluationError", reason);
    this.location = location;
    this.follows = follows;
  }

  override at(state: StatePlace): EvaluationFailure {
    return new EvaluationFailure(`${placePrefix(state)}${this.reason}`, this.location, this.follows);
  }

  following(follows: EvaluationFailure["follows"]): EvaluationFailure {
    return new EvaluationFailure(this.reason as string, this.location, follows);
  }
}

function placePrefix({ name, enteredEventId }: StatePlace): string {
  return `An error occurred while executing the state '${name}' (entered at the event id #${enteredEventId}). `;
}

export function thresholdExceeded(): StateFailure {
  const reason = "The specified tolerated failure threshold was exceeded";
  return new StateFailure("States.ExceedToleratedFailureThreshold", reason);
}

export function dataLimitExceeded(what: string, matchedAs?: string): StateFailure {
  return new StateFailure(
    "States.DataLimitExceeded",
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    matchedAs,
  );
}
