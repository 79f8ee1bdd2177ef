/**
 * Runs executions: starts them, brings back those that a process before this one left running, stops and redrives
 * them. An execution that runs is in memory; everything about it is in the store too.
 */
import type { Execution } from "../execution.ts";
import { withInput } from "../history.ts";
import { compile } from "../program/index.ts";
import type { Program } from "../program/types.ts";
import { statusChange } from "../status-change.ts";
import type { StateMachine, Store } from "../store/index.ts";
import { ROOT, Run } from "./run.ts";
import type { Services } from "./services.ts";
import { newThread, type Thread } from "./thread.ts";

export class Engine {
  readonly #store: Store;
  readonly #services: Services;
  readonly #runs = new Map<string, Run>();
  readonly #programs = new Map<number, Program>();
  #lastSequence: number;

  constructor(store: Store, services: Services) {
    this.#store = store;
    this.#services = services;
    this.#lastSequence = store.executions.lastSequence();
  }

  start(machine: StateMachine, origin: { arn: string; name: string; input: string }): Execution {
    this.#lastSequence += 1;
    const execution: Execution = {
      ...origin,
      sequence: this.#lastSequence,
      stateMachineArn: machine.arn,
      roleArn: machine.roleArn,
      definitionId: machine.definitionId,
      startDate: this.#services.now(),
      status: "RUNNING",
      stopDate: undefined,
      output: undefined,
      error: undefined,
      cause: undefined,
      lastEventId: 1,
      redriveCount: 0,
      redriveDate: undefined,
    };
    const { journal } = this.#services;
    const { startDate: timestamp, roleArn, input } = execution;
    const details = { ...withInput(input), roleArn };
    journal.append(execution, { id: 1, previousEventId: 0, timestamp, type: "ExecutionStarted", details });
    const { startAt } = this.#program(execution);
    const place = { id: ROOT, parent: undefined, index: 0, isSilent: false };
    this.#begin(execution, [newThread({ ...place, state: startAt, input, head: 0 })]);
    return execution;
  }

  /** Goes on with every execution that was running when its process ended. */
  resume(): void {
    for (const execution of this.#store.executions.running()) {
      const threads = this.#store.executions.threads(execution);
      this.#run(execution, threads).begin();
    }
  }

  /** Stops a running execution; one that is over stays as it is. */
  stop(arn: string, error: string | undefined, cause: string | undefined): void {
    this.#runs.get(arn)?.abort(error, cause);
  }

  /** The execution must be redrivable. */
  redrive(execution: Execution): void {
    const now = this.#services.now();
    execution.status = "RUNNING";
    execution.redriveCount += 1;
    execution.redriveDate = now;
    for (const field of ["stopDate", "error", "cause"] as const) execution[field] = undefined;
    execution.lastEventId += 1;
    this.#services.journal.append(execution, {
      id: execution.lastEventId,
      previousEventId: execution.lastEventId - 1,
      timestamp: now,
      type: "ExecutionRedriven",
      details: { redriveCount: execution.redriveCount },
    });
    const threads = this.#store.executions.threads(execution);
    for (const thread of threads) reset(thread, threads, execution.lastEventId);
    this.#begin(execution, threads);
  }

  /** Leaves everything as a crash would. */
  close(): void {
    for (const run of this.#runs.values()) run.interrupt();
    this.#runs.clear();
  }

  #begin(execution: Execution, threads: Thread[]): void {
    const { journal, home, now } = this.#services;
    for (const thread of threads) journal.saveThread(execution, thread);
    journal.announce(statusChange(execution, home, now()));
    this.#run(execution, threads).begin();
  }

  #run(execution: Execution, threads: Thread[]): Run {
    const onEnd = () => this.#runs.delete(execution.arn);
    const run = new Run(execution, this.#program(execution), threads, this.#services, onEnd);
    this.#runs.set(execution.arn, run);
    return run;
  }

  #program({ definitionId }: Execution): Program {
    const known = this.#programs.get(definitionId);
    if (known !== undefined) return known;
    const program = compile(this.#store.machines.definition(definitionId));
    this.#programs.set(definitionId, program);
    return program;
  }
}

/**
 * Makes a thread that did not succeed go on from the state it was in, without entering it again: its retries start
 * afresh, and a task is scheduled again. What had succeeded stays.
 */
function reset(thread: Thread, threads: Thread[], redrivenEventId: number): void {
  if (thread.outcome?.status === "succeeded") return;
  thread.outcome = undefined;
  thread.retries = [];
  thread.retryAt = undefined;
  if (threads.some(({ parent }) => parent === thread.id)) return;
  thread.head = redrivenEventId;
  if (thread.step?.kind === "task") thread.step = undefined;
}
