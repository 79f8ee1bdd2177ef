/**
 * One visit to a state: the node, the thread that is in it, and what the states have in common — reading variables
 * and the context object, evaluating fields, and leaving with an output.
 */
import { dataLimitExceeded, EvaluationFailure, InterpreterFailure } from "../failure.ts";
import type { Details, EventType } from "../history.ts";
import type { Bindings, JsonType } from "../jsonata/expression.ts";
import { evaluateTemplate, type Template } from "../jsonata/template.ts";
import { type Json, Payload } from "../payload.ts";
import { NUMBERS } from "../program/grammar.ts";
import type { StateNode } from "../program/types.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";
import type { Entered, MapItem, Thread } from "./thread.ts";

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

  emit(type: EventType, details?: Details, options?: Parameters<Run["record"]>[3]): number {
    this.scope.check();
    return this.run.record(this.thread, type, details, options);
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

  /** A number of the state, from a literal or an expression, within the bounds that the grammar sets to its field. */
  async number(field: keyof typeof NUMBERS, template: Template | undefined): Promise<number | undefined> {
    const value = await this.evaluateAs<number>("number", template);
    if (value === undefined) return undefined;
    const reason = outOfBounds(field, value);
    if (reason !== undefined) throw this.evaluationFailure(reason, field);
    return value;
  }

  /** Retry and Catch take it as they take an expression that fails. */
  evaluationFailure(reason: string, location: string): EvaluationFailure {
    return new EvaluationFailure(reason, location);
  }

  /** Assign and Output read the same variables: what is assigned shows from the next state on. */
  leave(exit: Exit, otherwise: Payload, extras: Extras = {}): Transition | Promise<Transition> {
    const { next, output, assign } = exit;
    if (output !== undefined || assign !== undefined) return this.#leaveWith(exit, otherwise, extras);
    if (otherwise.exceedsLimit()) throw dataLimitExceeded(this.node.name);
    return { output: otherwise, assigned: undefined, next };
  }

  async #leaveWith({ next, output, assign }: Exit, otherwise: Payload, extras: Extras): Promise<Transition> {
    const assigned = assign === undefined ? undefined : await this.evaluate(assign, extras);
    const payload = output === undefined ? otherwise : await this.evaluate(output, extras);
    // AWS's limit for all that one state assigns is that of its output.
    if (payload.exceedsLimit() || assigned?.exceedsLimit()) throw dataLimitExceeded(this.node.name);
    const variables = assigned?.value as Transition["assigned"];
    if (variables !== undefined) this.run.reserve(this.thread, variables, this.node.name);
    return { output: payload, assigned: variables, next };
  }

  /** Not catchable: ends the execution. */
  runtimeFailure(reason: string): InterpreterFailure {
    return new InterpreterFailure("States.Runtime", reason);
  }

  #bindings(extras: Extras, item: MapItem | undefined): Bindings {
    const context = this.run.contextOf(this.thread, this.node, item);
    const states = { ...extras, input: this.input.value, context };
    return { ...this.run.variablesOf(this.thread), states };
  }
}

function outOfBounds(field: keyof typeof NUMBERS, value: number): string | undefined {
  const { kind, min, max } = NUMBERS[field];
  if (value < min) {
    if (min === 0)
      return field === "Seconds"
        ? `The Seconds field must be zero or greater but was: ${value}`
        : `${field} cannot be negative.`;
    return `The ${field} field must be a positive integer but was: ${value}`;
  }
  if (field === "ToleratedFailurePercentage" && value > max) return `${field} must be between 0 and 100.`;
  if (value > max) return `The ${field} field must not be greater than ${max} but was: ${value}`;
  if (kind === "integer" && !Number.isInteger(value))
    return `The ${field} field must be an integer but was: ${value}`;
  return undefined;
}
