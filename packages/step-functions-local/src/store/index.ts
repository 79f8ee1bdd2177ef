/**
 * Everything that Step Functions keeps: state machines, executions, their histories, and the threads by which they go
 * on. In one SQLite file, which survives the death of the process at any instant, or in memory alone.
 */
import type { Journal } from "../engine/services.ts";
import type { Thread } from "../engine/thread.ts";
import type { Execution, ExecutionStatus } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import type { EventBridgeStatusChange } from "../status-change.ts";
import type { Machines } from "./machines.ts";

export type ExecutionFilter = {
  /** That of a machine, a version or an alias. */
  startedBy: string;
  status?: ExecutionStatus | "PENDING_REDRIVE";
  redriven?: boolean;
  /** Only executions started before the one with this sequence. */
  before?: number;
};

export type Executions = {
  find(arn: string): Execution | undefined;
  /** Newest first. */
  list(filter: ExecutionFilter, limit: number): Execution[];
  /** Those that run, in the order of their starts. */
  running(): Execution[];
  isAnyRunning(stateMachineArn: string): boolean;
  lastSequence(): number;
  /** Events after (or, in reverse, before) the event `from`. */
  events(execution: Execution, from: number, limit: number, isReverse: boolean): HistoryEvent[];
  threads(execution: Execution): Thread[];
};

export type StoreJournal = Journal & {
  /** Hands out the status changes that a process before this one committed but did not live to deliver. */
  redeliver(): void;
};

export type Store = {
  readonly machines: Machines;
  /** What they answer holds everything that has been written. */
  readonly executions: Executions;
  readonly journal: StoreJournal;
  close(): void;
};

export type OnStatusChange = (event: EventBridgeStatusChange) => void;

/** Whether an execution is on the list that was started by this ARN. */
export function isStartedBy(execution: Execution, arn: string): boolean {
  const { stateMachineArn, stateMachineVersionArn, stateMachineAliasArn } = execution;
  return [stateMachineArn, stateMachineVersionArn, stateMachineAliasArn].includes(arn);
}
