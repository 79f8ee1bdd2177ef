/**
 * An execution while it runs: its threads, its events, and the only ways it ends. What a run changes is in the
 * journal at once; what it is waiting for, a scope can cancel. Once ended, or interrupted by the end of the
 * process, it records nothing more.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Execution, ExecutionStatus } from "../execution.ts";
import { StateFailure } from "../failure.ts";
import { type Details, EVENT_LIMIT, type EventType, errorDetails, withOutput } from "../history.ts";
import type { Json } from "../payload.ts";
import type { Program } from "../program/types.ts";
import { statusChange } from "../status-change.ts";
import { runThread } from "./interpreter.ts";
import { Interrupted, Scope, sleepUntil } from "./scope.ts";
import type { Services } from "./services.ts";
import { newThread, type Thread } from "./thread.ts";

/** So many states may follow each other before other executions get their turn. */
const STATES_A_TURN = 100;

export const ROOT = 0;

type Emission = { aside?: boolean; previousEventId?: number };

export class Run {
  readonly execution: Execution;
  readonly program: Program;
  readonly services: Services;
  readonly scope = new Scope();
  readonly #threads = new Map<number, Thread>();
  readonly #children = new Map<number, Set<Thread>>();
  readonly #onEnd: () => void;
  #input: Json | undefined;
  #lastThreadId = ROOT;
  #statesThisTurn = 0;
  #isOver = false;

  constructor(
    execution: Execution,
    program: Program,
    threads: Thread[],
    services: Services,
    onEnd: () => void,
  ) {
    this.execution = execution;
    this.program = program;
    this.services = services;
    this.#onEnd = onEnd;
    for (const thread of threads) this.#adopt(thread);
  }

  get root(): Thread {
    return this.#threads.get(ROOT) as Thread;
  }

  /** The execution's input, parsed once. */
  get input(): Json {
    if (this.#input === undefined) this.#input = JSON.parse(this.execution.input) as Json;
    return this.#input;
  }

  begin(): void {
    void this.#runRoot();
    void this.#watchTimeout();
  }

  /** Stops without a trace, as the death of the process would. */
  interrupt(): void {
    this.#isOver = true;
    this.scope.cancel();
  }

  abort(error: string | undefined, cause: string | undefined): void {
    this.#record("ExecutionAborted", 0, errorDetails(error, cause));
    this.#end("ABORTED", { error, cause });
  }

  /**
   * Records an event of a thread. An event `aside` is not pointed back to by the thread's next one.
   * @throws Interrupted, and the fatal failure of a history that is full
   */
  emit(
    thread: Thread,
    type: EventType,
    details?: Details,
    { aside = false, previousEventId }: Emission = {},
  ): number {
    if (this.#isOver) throw new Interrupted();
    if (!thread.isSilent && this.execution.lastEventId >= EVENT_LIMIT - 1) {
      const reason = `The execution reached the maximum number of history events (${EVENT_LIMIT}).`;
      throw new StateFailure("States.Runtime", reason);
    }
    const id = thread.isSilent
      ? thread.head + 1
      : this.#record(type, previousEventId ?? thread.head, details);
    if (!aside) thread.head = id;
    this.save(thread);
    return id;
  }

  save(thread: Thread): void {
    if (!this.#isOver) this.services.journal.saveThread(this.execution, thread);
  }

  /** Resolves when everything up to here is committed. */
  durable(): Promise<void> {
    return this.services.journal.durable();
  }

  /** Lets the rest of the process have its turn when many states follow each other without a pause. */
  async breathe(): Promise<void> {
    this.#statesThisTurn += 1;
    if (this.#statesThisTurn < STATES_A_TURN) return;
    this.#statesThisTurn = 0;
    await nextTurn();
  }

  childrenOf(thread: Thread): Thread[] {
    return [...(this.#children.get(thread.id) ?? [])];
  }

  createThread(origin: Omit<Parameters<typeof newThread>[0], "id">): Thread {
    const thread = newThread({ ...origin, id: this.#lastThreadId + 1 });
    this.#adopt(thread);
    this.save(thread);
    return thread;
  }

  deleteChildren(thread: Thread): void {
    for (const child of this.childrenOf(thread)) {
      this.deleteChildren(child);
      this.#threads.delete(child.id);
      this.services.journal.deleteThread(this.execution, child.id);
    }
    this.#children.delete(thread.id);
  }

  /** The variables a thread can read: its own over those of the threads around it. */
  variablesOf(thread: Thread): { [name: string]: Json } {
    const outer = thread.parent === undefined ? undefined : this.#threads.get(thread.parent);
    return outer === undefined ? thread.variables : { ...this.variablesOf(outer), ...thread.variables };
  }

  async #runRoot(): Promise<void> {
    try {
      await runThread(this, this.root, this.program, this.scope);
      const { outcome, head } = this.root;
      if (outcome?.status !== "succeeded") return;
      this.#record("ExecutionSucceeded", head, withOutput(outcome.output));
      this.#end("SUCCEEDED", { output: outcome.output });
    } catch (thrown) {
      if (this.#isOver || thrown instanceof Interrupted) return;
      const { error, reason } = thrown as StateFailure;
      this.#record("ExecutionFailed", this.root.head, errorDetails(error, reason));
      this.#end("FAILED", { error, cause: reason });
    }
  }

  async #watchTimeout(): Promise<void> {
    const { timeoutSeconds } = this.program;
    if (timeoutSeconds === undefined) return;
    const deadline = (this.execution.redriveDate ?? this.execution.startDate) + timeoutSeconds * 1000;
    try {
      await sleepUntil(deadline, this.scope);
    } catch {
      return;
    }
    this.#record("ExecutionTimedOut", 0, { error: "States.Timeout" }, deadline);
    this.#end("TIMED_OUT", {}, deadline);
  }

  #record(type: EventType, previousEventId: number, details: Details | undefined, at?: number): number {
    const { execution, services } = this;
    execution.lastEventId += 1;
    const timestamp = at ?? services.now();
    services.journal.append(execution, {
      id: execution.lastEventId,
      previousEventId,
      timestamp,
      type,
      details,
    });
    return execution.lastEventId;
  }

  #end(status: ExecutionStatus, result: Partial<Execution>, stopDate = this.services.now()): void {
    const { execution, services } = this;
    Object.assign(execution, result, { status, stopDate });
    services.journal.save(execution);
    if (status === "SUCCEEDED") services.journal.deleteThreads(execution);
    services.journal.announce(statusChange(execution, services.home, services.now()));
    this.interrupt();
    this.#onEnd();
  }

  #adopt(thread: Thread): void {
    this.#threads.set(thread.id, thread);
    this.#lastThreadId = Math.max(this.#lastThreadId, thread.id);
    if (thread.parent === undefined) return;
    const siblings = this.#children.get(thread.parent) ?? new Set();
    this.#children.set(thread.parent, siblings.add(thread));
  }
}
