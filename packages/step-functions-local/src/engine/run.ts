/**
 * An execution while it runs: its threads, its events, and the only ways it ends. What a run changes is in the
 * journal at once; what it is waiting for, a scope can cancel. Once ended, or interrupted by the end of the
 * process, it records nothing more.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { childExecutionArn, childMachineArn, isExpress } from "../arn.ts";
import type { Execution, ExecutionStatus } from "../execution.ts";
import { StateFailure } from "../failure.ts";
import { type Details, EVENT_LIMIT, type EventType, errorDetails, withOutput } from "../history.ts";
import type { Json } from "../payload.ts";
import type { Program, StateNode } from "../program/types.ts";
import { statusChange } from "../status-change.ts";
import { Interrupted, Scope, sleepUntil } from "./scope.ts";
import type { Services } from "./services.ts";
import { type ChildExecution, type MapItem, newThread, type Thread } from "./thread.ts";
import { growthOf, sizeOf, VariableBytes } from "./variables.ts";

/** So many states may follow each other before other executions get their turn. */
const STATES_A_TURN = 100;

export const ROOT = 0;

type Variables = { [name: string]: Json };
type Recording = { aside?: boolean; previousEventId?: number };

/** Runs a thread to its end; handed in, since the states that it runs have threads of their own. */
export type RunThread = (run: Run, thread: Thread, program: Program, scope: Scope) => Promise<void>;

export type RunOptions = {
  execution: Execution;
  program: Program;
  threads: Thread[];
  services: Services;
  runThread: RunThread;
  onEnd: () => void;
};

export class Run {
  readonly execution: Execution;
  readonly program: Program;
  readonly services: Services;
  readonly scope = new Scope();
  readonly #threads = new Map<number, Thread>();
  readonly #children = new Map<number, Set<Thread>>();
  readonly #runThread: RunThread;
  readonly #onEnd: () => void;
  readonly #variableBytes = new VariableBytes();
  #input: Json | undefined;
  #lastThreadId = ROOT;
  #statesThisTurn = 0;
  #isOver = false;

  constructor({ execution, program, threads, services, runThread, onEnd }: RunOptions) {
    this.execution = execution;
    this.program = program;
    this.services = services;
    this.#runThread = runThread;
    this.#onEnd = onEnd;
    for (const thread of threads) this.#adopt(thread);
    for (const thread of threads) {
      this.#variableBytes.add(this.#ownerOf(thread), sizeOf(thread.variables), thread.state);
    }
  }

  get root(): Thread {
    return this.#threads.get(ROOT) as Thread;
  }

  begin(): void {
    void this.#runRoot();
    void this.#watchTimeout();
  }

  runThread(thread: Thread, program: Program, scope: Scope): Promise<void> {
    return this.#runThread(this, thread, program, scope);
  }

  /** Stops without a trace, as the death of the process would. */
  interrupt(): void {
    this.#isOver = true;
    this.scope.cancel();
  }

  abort(error: string | undefined, cause: string | undefined): void {
    this.#append("ExecutionAborted", 0, errorDetails(error, cause));
    this.#end("ABORTED", { error, cause });
  }

  /**
   * Records an event of a thread. An event `aside` is not pointed back to by the thread's next one.
   * @throws Interrupted, and the fatal failure of a history that is full
   */
  record(thread: Thread, type: EventType, details?: Details, options?: Recording): number {
    if (this.#isOver) throw new Interrupted();
    if (!thread.isSilent && this.execution.lastEventId >= EVENT_LIMIT - 1) {
      const reason = `The execution reached the maximum number of history events (${EVENT_LIMIT}).`;
      throw new StateFailure("States.Runtime", reason);
    }
    const id = thread.isSilent
      ? thread.head + 1
      : this.#append(type, options?.previousEventId ?? thread.head, details);
    if (options?.aside !== true) thread.head = id;
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

  /** A promise when the rest of the process must have its turn, for many states have followed each other. */
  breathe(): Promise<void> | undefined {
    this.#statesThisTurn += 1;
    if (this.#statesThisTurn < STATES_A_TURN) return undefined;
    this.#statesThisTurn = 0;
    return nextTurn();
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
    if (!this.#children.has(thread.id)) return;
    for (const child of this.childrenOf(thread)) {
      this.deleteChildren(child);
      this.#variableBytes.add(this.#ownerOf(child), -sizeOf(child.variables), child.state);
      this.#threads.delete(child.id);
      this.services.journal.deleteThread(this.execution, child.id);
    }
    this.#children.delete(thread.id);
  }

  /**
   * Room for what a state is about to assign.
   * @throws the failure of a state by which the execution's variables would be too much together
   */
  reserve(thread: Thread, assigned: Variables, state: string): void {
    this.#variableBytes.add(this.#ownerOf(thread), growthOf(thread.variables, assigned), state);
  }

  /** The thread that an execution on AWS begins with. */
  #ownerOf(thread: Thread): number {
    const outer = this.#outside(thread);
    return outer === undefined ? thread.id : this.#ownerOf(outer);
  }

  /** The variables a thread can read: its own over those of the threads around it, as far as its execution reaches. */
  variablesOf(thread: Thread): Variables {
    const outer = this.#outside(thread);
    return outer === undefined ? thread.variables : { ...this.variablesOf(outer), ...thread.variables };
  }

  /** What `$states.context` is in a state that a thread visits. */
  contextOf(thread: Thread, node: StateNode, item: MapItem | undefined): Json {
    const step = thread.step?.kind === "task" ? thread.step.callback : undefined;
    return {
      ...this.#executionContext(thread),
      State: {
        EnteredTime: new Date(thread.entered?.at ?? 0).toISOString(),
        Name: node.name,
        ...("retry" in node ? { RetryCount: thread.retries.reduce((sum, count) => sum + count, 0) } : {}),
      },
      ...(item === undefined ? {} : { Map: { Item: item } }),
      ...(step === undefined ? {} : { Task: { Token: step.token } }),
    };
  }

  #executionContext(thread: Thread): { [field: string]: Json } {
    const child = this.#childOf(thread);
    if (child !== undefined) return this.#childContext(child);
    const { execution } = this;
    const { stateMachineArn, redriveDate } = execution;
    if (this.#input === undefined) this.#input = JSON.parse(execution.input) as Json;
    return {
      Execution: {
        Id: execution.arn,
        Input: this.#input,
        Name: execution.name,
        RoleArn: execution.roleArn || null,
        StartTime: new Date(execution.startDate).toISOString(),
        ...(isExpress(execution.arn) ? {} : { RedriveCount: execution.redriveCount }),
        ...(redriveDate === undefined ? {} : { RedriveTime: new Date(redriveDate).toISOString() }),
      },
      StateMachine: machineContext(stateMachineArn),
    };
  }

  /** The execution that AWS would run the item of a distributed Map in. */
  #childContext({ label, name, startDate, input }: ChildExecution): { [field: string]: Json } {
    const { stateMachineArn, roleArn } = this.execution;
    return {
      Execution: {
        Id: childExecutionArn(stateMachineArn, label, name),
        Input: JSON.parse(input) as Json,
        Name: name,
        RoleArn: roleArn,
        StartTime: new Date(startDate).toISOString(),
        RedriveCount: 0,
      },
      StateMachine: machineContext(childMachineArn(stateMachineArn, label)),
    };
  }

  #childOf(thread: Thread): ChildExecution | undefined {
    if (thread.child !== undefined) return thread.child;
    const outer = this.#outside(thread);
    return outer === undefined ? undefined : this.#childOf(outer);
  }

  /** The thread around a thread, unless that is another execution's. */
  #outside({ parent, child }: Thread): Thread | undefined {
    return parent === undefined || child !== undefined ? undefined : this.#threads.get(parent);
  }

  async #runRoot(): Promise<void> {
    try {
      await this.runThread(this.root, this.program, this.scope);
      const { outcome, head } = this.root;
      if (outcome?.status !== "succeeded") return;
      this.#append("ExecutionSucceeded", head, withOutput(outcome.output));
      this.#end("SUCCEEDED", { output: outcome.output });
    } catch (thrown) {
      if (this.#isOver || thrown instanceof Interrupted) return;
      const { error, reason } = thrown as StateFailure;
      this.#append("ExecutionFailed", this.root.head, errorDetails(error, reason));
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
    this.#append("ExecutionTimedOut", 0, { error: "States.Timeout" }, deadline);
    this.#end("TIMED_OUT", {}, deadline);
  }

  #append(type: EventType, previousEventId: number, details: Details | undefined, at?: number): number {
    const { execution, services } = this;
    const id = execution.lastEventId + 1;
    execution.lastEventId = id;
    const timestamp = at ?? services.now();
    services.journal.append(execution, { id, previousEventId, timestamp, type, details });
    return id;
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
    const siblings = this.#children.get(thread.parent);
    if (siblings === undefined) this.#children.set(thread.parent, new Set([thread]));
    else siblings.add(thread);
  }
}

function machineContext(arn: string): Json {
  return { Id: arn, Name: arn.slice(arn.lastIndexOf(":") + 1) };
}
