/** The forms of the fields that take templates, which the schemas do not see: Output may be anything. */
import type { Json } from "../payload.ts";
import { type Container, exitsOf, isObject, type JsonObject } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

const FORMS: Record<string, { allows: (value: Json) => boolean; message: string }> = {
  Assign: { allows: isObject, message: "Expected value of type [OBJECT]" },
  Arguments: {
    allows: (value) => isObject(value) || isMarked(value),
    message: "Expected a JSONata expression or [OBJECT]",
  },
  ItemSelector: {
    allows: (value) => isObject(value) || isMarked(value),
    message: "Expected a JSONata expression or [OBJECT]",
  },
  Items: {
    allows: (value) => Array.isArray(value) || isMarked(value),
    message: "Expected a JSONata expression or [ARRAY]",
  },
};

export function templateFaults({ machine, pointer }: Container): Diagnostic[] {
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const at = `${pointer}/States/${name}`;
    const inner = exitsOf(state, at).flatMap(({ exit, pointer: place }) => faultsOf(exit, place));
    return [...faultsOf(state, at), ...inner];
  });
}

function faultsOf(owner: JsonObject, pointer: string): Diagnostic[] {
  return Object.entries(FORMS).flatMap(([field, { allows, message }]): Diagnostic[] => {
    const value = owner[field];
    if (value === undefined || allows(value)) return [];
    return [{ code: "SCHEMA_VALIDATION_FAILED", message, location: `${pointer}/${field}` }];
  });
}

const isMarked = (value: Json): boolean => typeof value === "string" && value.startsWith("{%");
