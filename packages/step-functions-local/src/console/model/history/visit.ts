/**
 * One visit to a state: from its Entered event to its Exited event, or to where the execution left it. A state in a
 * loop, in a Map or in a Parallel that is tried again is visited several times. Times are seconds of the epoch.
 */
export type Status = "running" | "succeeded" | "caught" | "failed" | "aborted";

/** One time that a task was scheduled, or that a Parallel or Map was started. */
export type Attempt = {
  number: number;
  /** How many redrives there had been. */
  redrive: number;
  status: "running" | "succeeded" | "failed" | "aborted";
  startedAt: number;
  endedAt?: number;
  /** JSON text: what was sent, and what came back. */
  parameters?: string;
  output?: string;
  error?: string;
  cause?: string;
};

export type Failure = { error?: string; cause?: string; location?: string };

export type Visit = {
  /** The id of the Entered event. */
  readonly id: number;
  readonly state: string;
  /** Task, Parallel, … */
  readonly type: string;
  /** The visit to the Parallel or Map around it, and in a Map which item. */
  readonly parent: Visit | undefined;
  readonly iteration: number | undefined;
  /** The visit that led here. */
  readonly previous: Visit | undefined;
  readonly enteredAt: number;
  readonly input: string | undefined;
  status: Status;
  endedAt?: number;
  hasExited: boolean;
  /** Left behind by a Parallel or Map that was started again. */
  isSuperseded: boolean;
  /** Were it left now, it would be through Catch. */
  isFailing: boolean;
  output?: string;
  /** JSON texts by the names of variables. */
  assigned: { [name: string]: string };
  attempts: Attempt[];
  failure?: Failure;
  /** How many items a Map has. */
  items?: number;
};

/** These are left through Catch unless an event has said that they succeeded. */
export const CATCHING: ReadonlySet<string> = new Set(["Task", "Parallel", "Map"]);

export const CONTAINERS: ReadonlySet<string> = new Set(["Parallel", "Map"]);

/** The visit itself or the nearest around it that is as asked for. */
export function findUp(visit: Visit | undefined, isIt: (visit: Visit) => boolean): Visit | undefined {
  for (let each = visit; each !== undefined; each = each.parent) if (isIt(each)) return each;
  return undefined;
}

export function isInside(visit: Visit, container: Visit): boolean {
  return findUp(visit.parent, (each) => each === container) !== undefined;
}

export function lastAttempt(visit: Visit): Attempt | undefined {
  return visit.attempts.at(-1);
}

/** Ends a visit that was not left; one that has ended stays as it is. */
export function end(visit: Visit, status: "failed" | "aborted", at: number): void {
  if (visit.hasExited || visit.status !== "running") return;
  visit.status = status;
  visit.endedAt = at;
  const attempt = lastAttempt(visit);
  if (attempt?.status === "running") Object.assign(attempt, { status, endedAt: at });
}
