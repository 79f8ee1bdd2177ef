/** What executions need from outside: where they are written, who invokes functions, time and chance. */
import type { Home } from "../arn.ts";
import type { Execution } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import type { EventBridgeStatusChange } from "../status-change.ts";
import type { Thread } from "./thread.ts";

export type FunctionInvoker = {
  /**
   * Invokes a Lambda function by name or ARN and resolves with Lambda's own answer. With `functionError`, `payload`
   * is `{ errorType, errorMessage, trace? }`. Rejects with an Error whose `name` is that of a Lambda API error
   * (ResourceNotFoundException, TooManyRequestsException, ServiceException, …). `signal` aborts the invocation.
   */
  invoke(
    functionName: string,
    payload: unknown,
    options: { signal: AbortSignal },
  ): Promise<{
    statusCode: number;
    executedVersion: string;
    requestId: string;
    payload: unknown;
    functionError?: "Unhandled";
  }>;
};

/** Where an execution writes what it does. What is written is kept together, in whole steps, by `durable`'s promise. */
export type Journal = {
  save(execution: Execution): void;
  append(execution: Execution, event: HistoryEvent): void;
  saveThread(execution: Execution, thread: Thread): void;
  deleteThread(execution: Execution, id: number): void;
  /** The execution has succeeded: nothing of it will go on. */
  deleteThreads(execution: Execution): void;
  announce(event: EventBridgeStatusChange): void;
  /** Resolves when everything written so far is kept. */
  durable(): Promise<void>;
};

const nothing = () => {};

/** For executions of which AWS keeps nothing either: Express ones, and tests of a state. */
export const NO_JOURNAL: Journal = {
  save: nothing,
  append: nothing,
  saveThread: nothing,
  deleteThread: nothing,
  deleteThreads: nothing,
  announce: nothing,
  durable: async () => {},
};

/** The tasks that wait for their token, by it. */
export type WaitingTasks = Map<string, WaitingTask>;
export type WaitingTask = {
  succeed(output: string): void;
  fail(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
};

export type Services = {
  journal: Journal;
  invoker: FunctionInvoker;
  waiting: WaitingTasks;
  home: Home;
  /** Multiplies waits and the delays of retries, and nothing else. */
  timeScale: number;
  now: () => number;
  random: () => number;
};
