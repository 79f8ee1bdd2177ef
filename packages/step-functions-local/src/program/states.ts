/** Each type of state, from its JSON to its node. The JSON has passed the checks, so its form is relied on. */
import type { Retrier } from "../retry.ts";
import type { StateCompiler } from "./compile.ts";
import type { JsonObject, MachineJson, StateJson } from "./definition.ts";
import { LAMBDA_INVOKE } from "./resource.ts";
import type { Catcher, ChoiceRule, MapNode, ParallelNode, Recovery, StateNode, TaskNode } from "./types.ts";

export function compileState(name: string, state: StateJson, compiler: StateCompiler): StateNode {
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
    functionArn: state.Resource === LAMBDA_INVOKE ? undefined : (state.Resource as string),
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
