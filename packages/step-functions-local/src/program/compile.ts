/**
 * From a definition to a program. What is wrong with an expression is reported, with its place in the definition;
 * anything else must have been checked before (see index.ts).
 */
import { Expression, SyntaxFault } from "../jsonata/expression.ts";
import { compileTemplate, expressionSource, type Template } from "../jsonata/template.ts";
import type { Json } from "../payload.ts";
import type { Retrier } from "../retry.ts";
import type { JsonObject, MachineJson, StateJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { unsupportedReferences } from "./references.ts";
import { LAMBDA_CALLBACK, LAMBDA_INVOKE } from "./resource.ts";
import type {
  Catcher,
  ChoiceRule,
  MapNode,
  ParallelNode,
  Program,
  Recovery,
  StateNode,
  TaskNode,
} from "./types.ts";

export type Report = (diagnostic: Diagnostic) => void;

export function compileProgram(machine: MachineJson, report: Report, pointer = ""): Program {
  const states = Object.entries(machine.States).map(([name, state]) => {
    const place = `${pointer}/States/${name}`;
    return [name, compileState(name, state, new StateCompiler(state, place, report))] as const;
  });
  const timeout = machine.TimeoutSeconds;
  return {
    startAt: machine.StartAt,
    states: new Map(states),
    timeoutSeconds: typeof timeout === "number" ? timeout : undefined,
  };
}

const WITH_RESULT = new Set(["Task", "Parallel", "Map"]);

/** Compiles the fields of one state. Locations are relative to the state: `Output`, `Catch[0]/Assign/x`. */
class StateCompiler {
  readonly #state: StateJson;
  readonly #pointer: string;
  readonly #report: Report;

  constructor(state: StateJson, pointer: string, report: Report) {
    this.#state = state;
    this.#pointer = pointer;
    this.#report = report;
  }

  template(field: string): Template | undefined {
    return this.templateOf(this.#state[field], field);
  }

  templateOf(value: Json | undefined, location: string): Template | undefined {
    if (value === undefined) return undefined;
    return compileTemplate(value, location, (text, at) => this.#expression(text, at));
  }

  program(machine: MachineJson, location: string): Program {
    return compileProgram(machine, this.#report, `${this.#pointer}/${location}`);
  }

  #expression(text: string, location: string): Expression | undefined {
    const place = `${this.#pointer}/${location}`;
    const source = expressionSource(text);
    if (source === undefined) {
      const message = "JSONata string must start with {% and end with %}";
      this.#report({ code: "SCHEMA_VALIDATION_FAILED", message, location: place });
      return undefined;
    }
    try {
      const expression = new Expression(source, location);
      const has = {
        errorOutput: location.startsWith("Catch["),
        result: WITH_RESULT.has(this.#state.Type) && /^(Output|Assign)\b/.test(location),
      };
      for (const message of unsupportedReferences(expression.ast, has)) {
        this.#report({ code: "UNSUPPORTED_JSONATA_EXPRESSION", message, location: place });
      }
      return expression;
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.#report({ code: "INVALID_JSONATA_EXPRESSION", message: error.message, location: place });
      return undefined;
    }
  }
}

/** Each type of state, from its JSON to its node. The JSON has passed the checks, so its form is relied on. */
function compileState(name: string, state: StateJson, compiler: StateCompiler): StateNode {
  const output = compiler.template("Output");
  const assign = compiler.template("Assign");
  const step = { name, next: state.Next as string | undefined, output, assign };
  switch (state.Type) {
    case "Pass":
      return { type: "Pass", ...step };
    case "Succeed":
      return { type: "Succeed", name, output };
    case "Fail":
      return { type: "Fail", name, error: compiler.template("Error"), cause: compiler.template("Cause") };
    case "Wait":
      return {
        type: "Wait",
        ...step,
        seconds: compiler.template("Seconds"),
        timestamp: compiler.template("Timestamp"),
      };
    case "Choice": {
      const next = state.Default as string | undefined;
      const rules = choiceRules(state, compiler);
      return {
        type: "Choice",
        name,
        rules,
        default: next === undefined ? undefined : { next, output, assign },
      };
    }
    case "Task":
      return { ...step, ...recovery(state, compiler), ...task(state, compiler) };
    case "Parallel":
      return { ...step, ...recovery(state, compiler), ...parallel(state, compiler) };
    case "Map":
      return { ...step, ...recovery(state, compiler), ...map(state, compiler) };
    default:
      throw new Error(`A definition with the state type ${state.Type} has passed validation.`);
  }
}

type Own<Node, Shared> = Omit<Node, keyof Shared | "name" | "next" | "output" | "assign">;

function task(state: StateJson, compiler: StateCompiler): Own<TaskNode, Recovery> {
  return {
    type: "Task",
    functionArn:
      state.Resource === LAMBDA_INVOKE || state.Resource === LAMBDA_CALLBACK
        ? undefined
        : (state.Resource as string),
    isCallback: state.Resource === LAMBDA_CALLBACK,
    arguments: compiler.template("Arguments"),
    timeoutSeconds: compiler.template("TimeoutSeconds"),
    heartbeatSeconds: compiler.template("HeartbeatSeconds"),
  };
}

function parallel(state: StateJson, compiler: StateCompiler): Own<ParallelNode, Recovery> {
  const branches = state.Branches as MachineJson[];
  return {
    type: "Parallel",
    branches: branches.map((branch, index) => compiler.program(branch, `Branches[${index}]`)),
    arguments: compiler.template("Arguments"),
  };
}

function map(state: StateJson, compiler: StateCompiler): Own<MapNode, Recovery> {
  const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
  const processor = state[field] as MachineJson;
  return {
    type: "Map",
    processor: compiler.program(processor, field),
    isDistributed: (processor.ProcessorConfig as JsonObject | undefined)?.Mode === "DISTRIBUTED",
    label: state.Label as string | undefined,
    items: compiler.template("Items"),
    itemSelector: compiler.template("ItemSelector"),
    itemReader: compiler.template("ItemReader"),
    itemBatcher: compiler.template("ItemBatcher"),
    maxConcurrency: compiler.template("MaxConcurrency"),
    toleratedFailureCount: compiler.template("ToleratedFailureCount"),
    toleratedFailurePercentage: compiler.template("ToleratedFailurePercentage"),
  };
}

function choiceRules(state: StateJson, compiler: StateCompiler): ChoiceRule[] {
  return (state.Choices as JsonObject[]).map((rule, index) => {
    const at = `Choices[${index}]`;
    return {
      condition: compiler.templateOf(rule.Condition ?? null, `${at}/Condition`) as ChoiceRule["condition"],
      next: rule.Next as string,
      output: compiler.templateOf(rule.Output, `${at}/Output`),
      assign: compiler.templateOf(rule.Assign, `${at}/Assign`),
    };
  });
}

function recovery(state: StateJson, compiler: StateCompiler): Recovery {
  const catchers = ((state.Catch ?? []) as JsonObject[]).map((catcher, index): Catcher => {
    const at = `Catch[${index}]`;
    return {
      errorEquals: catcher.ErrorEquals as string[],
      next: catcher.Next as string,
      output: compiler.templateOf(catcher.Output, `${at}/Output`),
      assign: compiler.templateOf(catcher.Assign, `${at}/Assign`),
    };
  });
  return { retry: (state.Retry ?? []) as Retrier[], catch: catchers };
}
