/**
 * Runs executions: starts them, brings back those that a process before this one left running, stops and redrives
 * them. An execution that runs is in memory; everything about it is in the store too, unless it is an Express one,
 * of which nothing is kept.
 */
import { randomUUID } from "node:crypto";
import { executionArn, expressArn } from "../arn.ts";
import { type Execution, newExecution } from "../execution.ts";
import { withInput } from "../history.ts";
import { compile } from "../program/index.ts";
import type { Program } from "../program/types.ts";
import { statusChange } from "../status-change.ts";
import type { Store } from "../store/index.ts";
import type { Revision, StateMachine } from "../store/machines.ts";
import { runThread } from "./interpreter.ts";
import { ROOT, Run } from "./run.ts";
import { NO_JOURNAL, type Services, type WaitingTask } from "./services.ts";
import { newThread, type Thread } from "./thread.ts";

/** A machine, at one of its revisions, and by what it was named. */
export type Target = {
  machine: StateMachine;
  revision: Revision;
  versionArn: string | undefined;
  aliasArn: string | undefined;
};

/** AWS ends an Express execution after so long. */
const EXPRESS_SECONDS = 300;

type Asked = Pick<Execution, "name" | "input" | "traceHeader">;

export class Engine {
  readonly #store: Store;
  readonly #services: Services;
  readonly #runs = new Map<string, Run>();
  readonly #programs = new Map<string, Program>();
  #lastSequence: number;

  constructor(store: Store, services: Services) {
    this.#store = store;
    this.#services = services;
    this.#lastSequence = store.executions.lastSequence();
  }

  start(target: Target, asked: Asked): Execution {
    this.#lastSequence += 1;
    const arn = executionArn(target.machine.arn, asked.name);
    const execution = this.#execution(target, { sequence: this.#lastSequence, arn, ...asked });
    const { startDate: timestamp, roleArn } = execution;
    const details = { ...withInput(asked.input), roleArn };
    const { journal } = this.#services;
    journal.append(execution, { id: 1, previousEventId: 0, timestamp, type: "ExecutionStarted", details });
    this.#begin(execution, [this.#root(execution)]);
    return execution;
  }

  /** The execution, and a promise of it when it is over. */
  startExpress(target: Target, asked: Asked): { execution: Execution; over: Promise<Execution> } {
    const arn = expressArn(target.machine.arn, asked.name, randomUUID());
    const execution = this.#execution(target, { sequence: 0, arn, ...asked });
    const over = new Promise<Execution>((resolve) => {
      const { timeoutSeconds = EXPRESS_SECONDS, ...program } = this.#program(execution);
      const run = new Run({
        execution,
        program: { ...program, timeoutSeconds: Math.min(timeoutSeconds, EXPRESS_SECONDS) },
        threads: [this.#root(execution)],
        services: { ...this.#services, journal: NO_JOURNAL },
        runThread,
        onEnd: () => {
          this.#runs.delete(arn);
          resolve(execution);
        },
      });
      this.#runs.set(arn, run);
      run.begin();
    });
    return { execution, over };
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

  /** The task that waits for this token, if it still does. */
  waiting(token: string): WaitingTask | undefined {
    return this.#services.waiting.get(token);
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

  #execution(
    { machine, revision, versionArn, aliasArn }: Target,
    origin: Pick<Execution, "sequence" | "arn" | keyof Asked>,
  ): Execution {
    return newExecution({
      ...origin,
      stateMachineArn: machine.arn,
      stateMachineVersionArn: versionArn,
      stateMachineAliasArn: aliasArn,
      roleArn: revision.roleArn,
      revisionId: revision.id,
      startDate: this.#services.now(),
    });
  }

  #root(execution: Execution): Thread {
    const place = { id: ROOT, parent: undefined, index: 0, isSilent: false };
    const state = this.#program(execution).startAt;
    return newThread({ ...place, state, input: execution.input, head: 0 });
  }

  #begin(execution: Execution, threads: Thread[]): void {
    const { journal, home, now } = this.#services;
    for (const thread of threads) journal.saveThread(execution, thread);
    journal.announce(statusChange(execution, home, now()));
    this.#run(execution, threads).begin();
  }

  #run(execution: Execution, threads: Thread[]): Run {
    const onEnd = () => this.#runs.delete(execution.arn);
    const program = this.#program(execution);
    const run = new Run({ execution, program, threads, services: this.#services, runThread, onEnd });
    this.#runs.set(execution.arn, run);
    return run;
  }

  #program({ revisionId }: Execution): Program {
    const known = this.#programs.get(revisionId);
    if (known !== undefined) return known;
    const program = compile(this.#store.machines.revision(revisionId).definition);
    this.#programs.set(revisionId, program);
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
