/**
 * Definitions, checked as AWS checks them and compiled.
 *
 * `validate` finds everything that makes AWS answer InvalidDefinition, and what this endpoint does not run (JSONPath,
 * integrations other than Lambda), each refused by name. `compile` is for definitions that have been accepted.
 */
import { compileProgram } from "./compile.ts";
import { containers, type MachineJson, parseDefinition } from "./definition.ts";
import { type Diagnostic, invalidDefinition } from "./diagnostic.ts";
import { fieldFaults } from "./fields.ts";
import { nameFaults } from "./names.ts";
import { resourceFaults } from "./resource.ts";
import { retrierFaults } from "./retriers.ts";
import { schemaFaults } from "./schema.ts";
import { templateFaults } from "./template-fields.ts";
import { transitionFaults } from "./transitions.ts";
import type { Program } from "./types.ts";
import { variableFaults } from "./variables.ts";

const SIZE_LIMIT = 1_048_576;

/** @throws ServiceError InvalidDefinition */
export async function validate(definition: string): Promise<void> {
  const diagnostics = await diagnose(definition);
  if (diagnostics.length > 0) throw invalidDefinition(diagnostics);
}

export function compile(definition: string): Program {
  return compileProgram(JSON.parse(definition) as MachineJson, () => {});
}

async function diagnose(definition: string): Promise<Diagnostic[]> {
  if (Buffer.byteLength(definition) > SIZE_LIMIT) {
    const message = `The definition is larger than ${SIZE_LIMIT} bytes`;
    return [{ code: "SCHEMA_VALIDATION_FAILED", message, location: null }];
  }
  const parsed = parseDefinition(definition);
  if ("diagnostics" in parsed) return parsed.diagnostics;
  const { machine } = parsed;
  const all = containers(machine);
  const faults = all.flatMap((container) => [
    ...fieldFaults(machine, container),
    ...resourceFaults(container),
    ...retrierFaults(container),
    ...templateFaults(container),
    ...transitionFaults(container),
  ]);
  faults.push(...nameFaults(all), ...variableFaults(all));
  if (faults.length > 0) return faults;
  const schema = await schemaFaults(machine);
  return schema.length > 0 ? schema : expressionFaults(machine);
}

function expressionFaults(machine: MachineJson): Diagnostic[] {
  const faults: Diagnostic[] = [];
  compileProgram(machine, (diagnostic) => faults.push(diagnostic));
  return faults;
}
