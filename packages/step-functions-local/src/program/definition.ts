/**
 * A definition as it is written (Amazon States Language), as far as the code that compiles and checks it relies on
 * its form: `parseDefinition` sees to that much, the JSON schemas of asl-validator to the rest.
 */
import type { Json } from "../payload.ts";
import type { Diagnostic } from "./diagnostic.ts";

export type JsonObject = { [key: string]: Json };

export type MachineJson = JsonObject & { StartAt: string; States: { [name: string]: StateJson } };
export type StateJson = JsonObject & { Type: string };

/** A machine, a branch or a processor, with the pointer to it: "" or "/States/M/ItemProcessor". */
export type Container = { machine: MachineJson; pointer: string };

export function parseDefinition(text: string): { machine: MachineJson } | { diagnostics: Diagnostic[] } {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { diagnostics: [{ code: "INVALID_JSON_DESCRIPTION", message: String(error), location: null }] };
  }
  const diagnostics = formFaults(value, "");
  return diagnostics.length > 0 ? { diagnostics } : { machine: value as MachineJson };
}

/** The machine itself and every one nested in it, outermost first. */
export function containers(machine: MachineJson, pointer = ""): Container[] {
  const nested = Object.entries(machine.States).flatMap(([name, state]) =>
    nestedMachines(state, `${pointer}/States/${name}`).flatMap((inner) =>
      containers(inner.machine, inner.pointer),
    ),
  );
  return [{ machine, pointer }, ...nested];
}

function nestedMachines(state: StateJson, pointer: string): Container[] {
  if (state.Type === "Parallel" && Array.isArray(state.Branches)) {
    return state.Branches.map((branch, index) => ({
      machine: branch as MachineJson,
      pointer: `${pointer}/Branches[${index}]`,
    }));
  }
  const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
  if (state.Type !== "Map" || state[field] === undefined) return [];
  return [{ machine: state[field] as MachineJson, pointer: `${pointer}/${field}` }];
}

/** The rules of a Choice and the catchers, which lead somewhere and may have an Output and an Assign of their own. */
export function exitsOf(state: StateJson, pointer: string): { exit: JsonObject; pointer: string }[] {
  return ["Choices", "Catch"].flatMap((list) => {
    const entries = Array.isArray(state[list]) ? state[list] : [];
    return entries.flatMap((exit, index) =>
      isObject(exit) ? [{ exit, pointer: `${pointer}/${list}[${index}]` }] : [],
    );
  });
}

function formFaults(value: Json | undefined, pointer: string): Diagnostic[] {
  const fault = (message: string, location: string): Diagnostic[] => [
    { code: "SCHEMA_VALIDATION_FAILED", message, location: location === "" ? "/" : location },
  ];
  if (!isObject(value)) return fault("Expected value of type [OBJECT]", pointer);
  if (typeof value.StartAt !== "string") return fault("These fields are required: [StartAt]", pointer);
  if (!isObject(value.States)) return fault("These fields are required: [States]", pointer);
  return Object.entries(value.States).flatMap(([name, state]) => {
    const at = `${pointer}/States/${name}`;
    if (!isObject(state)) return fault("Expected value of type [OBJECT]", at);
    if (typeof state.Type !== "string") return fault("These fields are required: [Type]", at);
    return nestedMachines(state as StateJson, at).flatMap((inner) =>
      formFaults(inner.machine, inner.pointer),
    );
  });
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
