/**
 * From what the JSONata evaluator returns to plain JSON: sequences lose their flags, functions inside values are
 * left out, and numbers that JSON has no literal for become the strings that AWS writes ("NaN", "Infinity").
 * The result shares nothing with the values the expression read.
 */
import type { Json } from "../payload.ts";

export function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  return (
    typeof value === "object" &&
    value !== null &&
    ("_jsonata_lambda" in value || "_jsonata_function" in value)
  );
}

/** `value` is neither undefined nor a function. */
export function toJson(value: unknown): Json {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null) return (value ?? null) as Json;
  if (Array.isArray(value)) return Array.from(value, (item) => (isFunction(item) ? null : toJson(item)));
  const copy: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined && !isFunction(member)) define(copy, key, toJson(member));
  }
  return copy;
}

/** Sets an own property whatever its name: assigning to `__proto__` would change the prototype instead. */
export function define(target: { [key: string]: Json }, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}

/** The name that Step Functions gives the type of a value in its error texts. */
export function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
