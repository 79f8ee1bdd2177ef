/**
 * The names that `Assign` may give: an identifier of Unicode of at most 80 characters, other than `states`, and in a
 * branch or an inline processor none that is assigned outside of it. A distributed processor shares no variables.
 */
import { type Container, exitsOf, isObject, type JsonObject, type MachineJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const MAX_LENGTH = 80;

type Assigned = { name: string; location: string };

export function variableFaults(all: Container[]): Diagnostic[] {
  return all.flatMap(({ machine, pointer }) => {
    const outer = all
      .filter((one) => isWithin(pointer, one.pointer))
      .flatMap(({ machine: m }) => assigned(m, ""));
    const shared = new Set(isDistributed(machine) ? [] : outer.map(({ name }) => name));
    return assigned(machine, pointer).flatMap(({ name, location }): Diagnostic[] => {
      const message = faultOf(name, shared);
      return message === undefined ? [] : [{ code: "SCHEMA_VALIDATION_FAILED", message, location }];
    });
  });
}

const isWithin = (pointer: string, outer: string): boolean => pointer.startsWith(`${outer}/States/`);

const isDistributed = ({ ProcessorConfig }: MachineJson): boolean =>
  isObject(ProcessorConfig) && ProcessorConfig.Mode === "DISTRIBUTED";

function faultOf(name: string, outer: ReadonlySet<string>): string | undefined {
  if (name === "states") return "The variable name 'states' is reserved";
  if (!NAME.test(name)) return `The variable name '${name}' is not an identifier`;
  if ([...name].length > MAX_LENGTH) return `A variable name has at most ${MAX_LENGTH} characters`;
  return outer.has(name) ? `The variable '${name}' is assigned in an outer scope` : undefined;
}

/** What the states of a machine assign, without those of the machines within it. */
function assigned({ States }: MachineJson, pointer: string): Assigned[] {
  return Object.entries(States).flatMap(([state, json]) => {
    const at = `${pointer}/States/${state}`;
    const exits = exitsOf(json, at).flatMap(({ exit, pointer: place }) => namesOf(exit, place));
    return [...namesOf(json, at), ...exits];
  });
}

function namesOf({ Assign }: JsonObject, pointer: string): Assigned[] {
  if (!isObject(Assign)) return [];
  return Object.keys(Assign).map((name) => ({ name, location: `${pointer}/Assign/${name}` }));
}
