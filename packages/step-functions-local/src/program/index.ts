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
import { containerFaults } from "./check.ts";
import { compileProgram } from "./compile.ts";
import { containers, type MachineJson, parseDefinition } from "./definition.ts";
import { type Diagnostic, invalidDefinition } from "./diagnostic.ts";
import { expressTypeFaults } from "./express.ts";
import { nameFaults } from "./names.ts";
import { transitionFaults } from "./transitions.ts";
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
  const faults = all.flatMap((container) => [
    ...containerFaults(machine, container, { isMocked }),
    ...(isLoneState && container.pointer === "" ? [] : transitionFaults(container)),
  ]);
  faults.push(...nameFaults(all), ...(type === "EXPRESS" ? expressTypeFaults(all) : []));
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
