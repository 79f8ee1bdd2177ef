/**
 * Definitions, checked as AWS checks them and compiled. To be read in this order:
 *
 *   definition.ts   the JSON as far as its form is relied on, and every machine nested in it
 *   grammar.ts      the fields of each part, and what they may hold: a table
 *   check.ts        a definition against the table; resource.ts and names.ts, what is not in the table
 *   transitions.ts  the graph: targets, reachability, ends
 *   compile.ts      from JSON to a program; references.ts, what expressions may not read
 *   types.ts        the program that the engine runs
 *
 * `diagnose` finds everything that makes AWS answer InvalidDefinition, and what this endpoint does not run (JSONPath,
 * integrations other than Lambda), each refused by name. `compile` is for definitions that have been accepted.
 */

import type { Json } from "../payload.ts";
import { containerFaults } from "./check.ts";
import { compileProgram } from "./compile.ts";
import {
  type Container,
  containers,
  exitsOf,
  isObject,
  type MachineJson,
  parseDefinition,
  type StateJson,
} from "./definition.ts";
import { type Diagnostic, invalidDefinition, schemaFault } from "./diagnostic.ts";
import { nameFaults } from "./names.ts";
import type { Program } from "./types.ts";

const SIZE_LIMIT = 1_048_576;

export type MachineType = "STANDARD" | "EXPRESS";

/** @throws ServiceError InvalidDefinition */
export function validate(definition: string, type: MachineType = "STANDARD"): void {
  const diagnostics = diagnose(definition, type);
  if (diagnostics.length > 0) throw invalidDefinition(diagnostics);
}

export function compile(definition: string): Program {
  return compileProgram(JSON.parse(definition) as MachineJson, () => {});
}

export function diagnose(definition: string, type: MachineType = "STANDARD"): Diagnostic[] {
  if (Buffer.byteLength(definition) > SIZE_LIMIT) {
    const message = `The definition is larger than ${SIZE_LIMIT} bytes`;
    return [{ code: "SCHEMA_VALIDATION_FAILED", message, location: null }];
  }
  const parsed = parseDefinition(definition);
  if ("diagnostics" in parsed) return parsed.diagnostics;
  return machineFaults(parsed.machine, { isMocked: false, isLoneState: false }, type);
}

export type Leniency = {
  /** Nothing but the state under test runs, and that by its mock: any integration may stand in it. */
  isMocked: boolean;
  /** Where it leads to is not there. */
  isLoneState: boolean;
};

export function machineFaults(
  machine: MachineJson,
  { isMocked, isLoneState }: Leniency,
  type: MachineType = "STANDARD",
): Diagnostic[] {
  const all = containers(machine);
  const ofType = type === "EXPRESS" ? expressTypeFaults(all) : [];
  const others = all.flatMap((container) => [
    ...containerFaults(machine, container, { isMocked }),
    ...(isLoneState && container.pointer === "" ? [] : transitionFaults(container)),
  ]);
  // An integration that no Express machine may have is refused for that alone, whether it runs here or not.
  const isOfType = ({ location }: Diagnostic) => ofType.some((fault) => fault.location === location);
  const faults = [...others.filter((fault) => !isOfType(fault)), ...nameFaults(all), ...ofType];
  const found = faults.length > 0 ? faults : expressionFaults(machine);
  const texts = new Set<string>();
  return found.filter(({ code, message, location }) => {
    const text = `${code} ${message} ${location}`;
    return !texts.has(text) && texts.add(text);
  });
}

function expressionFaults(machine: MachineJson): Diagnostic[] {
  const faults: Diagnostic[] = [];
  compileProgram(machine, (diagnostic) => faults.push(diagnostic));
  return faults;
}

/** What a definition may not have when its machine is of the type EXPRESS. */
function expressTypeFaults(all: Container[]): Diagnostic[] {
  return all.flatMap(({ machine, pointer }) => [
    ...modeFaults(machine.ProcessorConfig, pointer),
    ...Object.entries(machine.States).flatMap(([name, { Resource }]) => {
      const pattern =
        typeof Resource === "string" ? /\.(sync|waitForTaskToken)(:2)?$/.exec(Resource)?.[1] : undefined;
      if (pattern === undefined) return [];
      // The space at the end is AWS's (GitHub localstack/localstack, test_sfn_api_validation.snapshot.json).
      const space = pattern === "waitForTaskToken" ? " " : "";
      const message = `Express state machine does not support '.${pattern}' service integration${space}`;
      return [schemaFault(message, `${pointer}/States/${name}/Resource`)];
    }),
  ]);
}

function modeFaults(config: Container["machine"][string] | undefined, pointer: string): Diagnostic[] {
  if (!isObject(config) || config.Mode !== "DISTRIBUTED") return [];
  const message =
    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
  return [schemaFault(message, `${pointer}/ProcessorConfig/Mode`)];
}

type Transition = { target: Json | undefined; location: string };

/**
 * The graph of a machine: every target exists in it, every state is some state's target, and it can end. AWS calls
 * any missing target 'Next', whatever its field, and names states that nothing leads to only where the machine can
 * end (GitHub aws-cloudformation/cfn-lint, issue 4074; floci-io/floci, pull request 2786).
 */
function transitionFaults({ machine, pointer }: Container): Diagnostic[] {
  const states = Object.entries(machine.States);
  const transitions: Transition[] = [
    { target: machine.StartAt, location: `${pointer}/StartAt` },
    ...states.flatMap(([name, state]) => transitionsOf(state, `${pointer}/States/${name}`)),
  ];
  const missing = transitions
    .filter(({ target }) => typeof target === "string" && !Object.hasOwn(machine.States, target))
    .map(({ target, location }) => fault(`Missing 'Next' target: ${target}`, location));
  if (!states.some(([, state]) => isTerminal(state))) {
    const location = pointer === "" ? null : pointer;
    return [...missing, { code: "MISSING_END_STATE", message: "Workflow has no terminal state", location }];
  }
  const targets = new Set(transitions.map(({ target }) => target));
  const unreachable = states
    .filter(([name]) => !targets.has(name))
    .map(([name]) => fault(`State "${name}" is not reachable.`, `${pointer}/States/${name}`));
  return [...missing, ...unreachable];
}

function transitionsOf(state: StateJson, pointer: string): Transition[] {
  const own = ["Next", "Default"].flatMap((field) =>
    state[field] === undefined ? [] : [{ target: state[field], location: `${pointer}/${field}` }],
  );
  const nested = exitsOf(state, pointer).flatMap(({ exit, pointer: place }) =>
    exit.Next === undefined ? [] : [{ target: exit.Next, location: `${place}/Next` }],
  );
  return [...own, ...nested];
}

function isTerminal(state: StateJson): boolean {
  return state.End === true || state.Type === "Succeed" || state.Type === "Fail";
}

function fault(message: string, location: string): Diagnostic {
  return { code: "MISSING_TRANSITION_TARGET", message, location };
}
