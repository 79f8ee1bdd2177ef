/**
 * A definition as it is written (Amazon States Language), as far as the code that compiles and checks it relies on
 * its form: `parseDefinition` sees to that much, check.ts to the rest.
 */
import { jsonFault, sourcePlace } from "../console/model/json-fault.ts";
import type { Json } from "../payload.ts";
import { type Diagnostic, schemaFault } from "./diagnostic.ts";

export type JsonObject = { [key: string]: Json };

export type MachineJson = JsonObject & { StartAt: string; States: { [name: string]: StateJson } };
export type StateJson = JsonObject & { Type: string };

/** A machine, a branch or a processor, with the pointer to it: "" or "/States/M/ItemProcessor". */
export type Container = { machine: MachineJson; pointer: string; kind: "machine" | "branch" | "processor" };

export function parseDefinition(text: string): { machine: MachineJson } | { diagnostics: Diagnostic[] } {
  const read = parseObject(text);
  if ("diagnostics" in read) return read;
  const diagnostics = formFaults(read.value, "");
  return diagnostics.length > 0 ? { diagnostics } : { machine: read.value as MachineJson };
}

/** The object that a text is, or what is wrong with it, as AWS has recorded it: see jsonFault. */
export function parseObject(text: string): { value: JsonObject } | { diagnostics: Diagnostic[] } {
  const invalid = (message: string, location: string | null = null): { diagnostics: Diagnostic[] } => ({
    diagnostics: [{ code: "INVALID_JSON_DESCRIPTION", message, location }],
  });
  const fault = jsonFault(text);
  if (fault?.message) {
    const location = sourcePlace(text, fault.end);
    return invalid(`${fault.message}\n at ${location}`, location);
  }
  const value = fault === undefined ? (JSON.parse(text) as Json) : undefined;
  if (!isObject(value)) return { diagnostics: [schemaFault("Definition must be a valid JSON object", null)] };
  const repeated = repeatedKey(text);
  return repeated === undefined ? { value } : invalid(`Duplicate field '${repeated}'`);
}

/** The machine itself and every one nested in it, outermost first. */
export function containers(
  machine: MachineJson,
  pointer = "",
  kind: Container["kind"] = "machine",
): Container[] {
  const nested = Object.entries(machine.States).flatMap(([name, state]) =>
    nestedMachines(state, `${pointer}/States/${name}`).flatMap((inner) =>
      containers(inner.machine, inner.pointer, inner.kind),
    ),
  );
  return [{ machine, pointer, kind }, ...nested];
}

function nestedMachines(state: StateJson, pointer: string): Container[] {
  if (state.Type === "Parallel" && Array.isArray(state.Branches)) {
    return state.Branches.map((branch, index) => ({
      machine: branch as MachineJson,
      pointer: `${pointer}/Branches[${index}]`,
      kind: "branch",
    }));
  }
  const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
  if (state.Type !== "Map" || state[field] === undefined) return [];
  return [{ machine: state[field] as MachineJson, pointer: `${pointer}/${field}`, kind: "processor" }];
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
  const fault = (message: string, location: string) => [schemaFault(message, location || "/")];
  if (!isObject(value)) return fault("Expected value of type [OBJECT]", pointer);
  const missing = ["States", "StartAt"].filter((field) => value[field] === undefined);
  if (missing.length > 0) return fault(`These fields are required: [${missing.join(", ")}]`, pointer);
  if (typeof value.StartAt !== "string")
    return fault("Expected value of type [STRING]", `${pointer}/StartAt`);
  if (!isObject(value.States)) return fault("Expected value of type [OBJECT]", `${pointer}/States`);
  if (Object.keys(value.States).length === 0) return fault("Value cannot be empty", `${pointer}/States`);
  return Object.entries(value.States).flatMap(([name, state]) => {
    const at = `${pointer}/States/${name}`;
    if (!isObject(state)) return fault("Expected value of type [OBJECT]", at);
    if (state.Type === undefined) return fault("These fields are required: [Type]", at);
    if (typeof state.Type !== "string") return fault("Expected value of type [STRING]", `${at}/Type`);
    return nestedMachines(state as StateJson, at).flatMap((inner) =>
      formFaults(inner.machine, inner.pointer),
    );
  });
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The first key that an object of a JSON text has twice: JSON.parse keeps the last without a word, and AWS refuses the
 * definition. The text must be JSON.
 */
function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[[\]{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
