/**
 * One visit to a state: the node, the thread that is in it, and what the states have in common — reading variables
 * and the context object, evaluating fields, and leaving with an output.
 */
import { dataLimitExceeded, InterpreterFailure } from "../failure.ts";
import type { Details, EventType } from "../history.ts";
import type { Bindings, JsonType } from "../jsonata/expression.ts";
import { evaluateTemplate, type Template } from "../jsonata/template.ts";
import { type Json, Payload } from "../payload.ts";
import type { StateNode } from "../program/types.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";
import type { Entered, Thread } from "./thread.ts";

/** Where a state leads to: the next state, or the end of the thread. */
export type Transition = {
  output: Payload;
  assigned: { [name: string]: Json } | undefined;
  next: string | undefined;
};

export type Exit = { next: string | undefined; output: Template | undefined; assign: Template | undefined };

/** The parts of `$states` that not every field sees. */
export type Extras = { result?: Json; errorOutput?: Json };

export class Visit<Node extends StateNode = StateNode> {
  readonly run: Run;
  readonly thread: Thread;
  readonly node: Node;
  readonly scope: Scope;
  readonly input: Payload;

  constructor(run: Run, thread: Thread, node: Node, scope: Scope) {
    this.run = run;
    this.thread = thread;
    this.node = node;
    this.scope = scope;
    this.input = Payload.parse(thread.input as string);
  }

  get entered(): Entered {
    return this.thread.entered as Entered;
  }

  emit(type: EventType, details?: Details, options?: Parameters<Run["emit"]>[3]): number {
    this.scope.check();
    return this.run.emit(this.thread, type, details, options);
  }

  async evaluate(template: Template, extras: Extras = {}, item = this.thread.item): Promise<Payload> {
    const payload = await evaluateTemplate(template, () => this.#bindings(extras, item));
    this.scope.check();
    return payload;
  }

  /** A field that is a literal of the right type or an expression that must give one. */
  async evaluateAs<Value extends Json>(
    type: JsonType,
    field: Template | undefined,
  ): Promise<Value | undefined> {
    if (field === undefined) return undefined;
    if (field.kind !== "expression") return (await this.evaluate(field)).value as Value;
    const value = await field.expression.evaluateAs(type, this.#bindings({}, this.thread.item));
    this.scope.check();
    return value as Value;
  }

  /** Assign and Output read the same variables: what is assigned shows from the next state on. */
  async leave({ next, output, assign }: Exit, otherwise: Payload, extras: Extras = {}): Promise<Transition> {
    const assigned = assign === undefined ? undefined : await this.evaluate(assign, extras);
    const payload = output === undefined ? otherwise : await this.evaluate(output, extras);
    // AWS's limit for all that one state assigns is that of its output.
    if (payload.exceedsLimit() || assigned?.exceedsLimit()) throw dataLimitExceeded(this.node.name);
    return { output: payload, assigned: assigned?.value as Transition["assigned"], next };
  }

  /** Not catchable: ends the execution. */
  runtimeFailure(reason: string): InterpreterFailure {
    return new InterpreterFailure("States.Runtime", reason);
  }

  #bindings(extras: Extras, item: Thread["item"]): Bindings {
    const states = { ...extras, input: this.input.value, context: this.#context(item) };
    return { ...this.run.variablesOf(this.thread), states };
  }

  #context(item: Thread["item"]): Json {
    const { execution } = this.run;
    const redriven = execution.redriveDate;
    return {
      Execution: {
        Id: execution.arn,
        Input: this.run.input,
        Name: execution.name,
        RoleArn: execution.roleArn,
        StartTime: new Date(execution.startDate).toISOString(),
        RedriveCount: execution.redriveCount,
        ...(redriven === undefined ? {} : { RedriveTime: new Date(redriven).toISOString() }),
      },
      State: {
        EnteredTime: new Date(this.entered.at).toISOString(),
        Name: this.node.name,
        ...("retry" in this.node
          ? { RetryCount: this.thread.retries.reduce((sum, count) => sum + count, 0) }
          : {}),
      },
      StateMachine: {
        Id: execution.stateMachineArn,
        Name: execution.stateMachineArn.slice(execution.stateMachineArn.lastIndexOf(":") + 1),
      },
      ...(item === undefined ? {} : { Map: { Item: item } }),
    };
  }
}
