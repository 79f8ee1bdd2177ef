/**
 * Whether a mocked result is one that the API behind a Task could give: by the API's model, in the strictness that was
 * asked for. Of operations whose model is not here nothing is refused, and of those that AWS does not check either
 * (HTTP Tasks, API Gateway, EKS) none is.
 */
import { readFileSync } from "node:fs";
import type { Json } from "../payload.ts";
import { isObject } from "../program/definition.ts";

/** Of a text's length, or of a number. */
type Bounds = { min?: number; max?: number };
type Shape =
  | string
  | ({ type: string } & Bounds)
  | { enum: string[] }
  | { list: Shape }
  | { map: Shape }
  | { any: true }
  | { members: { [name: string]: Shape }; required?: string[] };
type Models = { operations: { [action: string]: Shape }; shapes: { [name: string]: Shape } };

export type ValidationMode = "STRICT" | "PRESENT" | "NONE";

let loaded: Models | undefined;

function models(): Models {
  loaded ??= JSON.parse(readFileSync(new URL("./mock-results.data.json", import.meta.url), "utf8")) as Models;
  return loaded;
}

/** What is wrong with the result of a Task with this resource; undefined when nothing is. */
export function mockedResultFault(resource: string, result: Json, mode: ValidationMode): string | undefined {
  const action = /^arn:aws[a-z-]*:states:::(.+)$/.exec(resource)?.[1]?.replace(/\.waitForTaskToken$/, "");
  if (mode === "NONE" || action === undefined) return undefined;
  const { operations } = models();
  const shape = Object.hasOwn(operations, action) ? operations[action] : undefined;
  const isCallback = resource.endsWith(".waitForTaskToken");
  // Whoever has the token answers what they like.
  if (shape === undefined || isCallback) return undefined;
  return faultOf(result, shape, undefined, mode === "STRICT");
}

function faultOf(
  value: Json,
  named: Shape,
  field: string | undefined,
  isStrict: boolean,
): string | undefined {
  const shape = typeof named === "string" && named.startsWith("#") ? models().shapes[named.slice(1)] : named;
  const mustBe = (what: string) => `Field '${field}' must be ${what}`;
  if (shape === undefined || shape === "any") return undefined;
  if (typeof shape === "string") {
    const what = SCALARS[shape];
    return what === undefined || what.allows(value) ? undefined : mustBe(what.name);
  }
  if ("any" in shape) return undefined;
  if ("type" in shape) return faultOf(value, shape.type, field, isStrict) ?? boundFault(value, shape, field);
  if ("enum" in shape) {
    if (typeof value !== "string") return mustBe("a string");
    return shape.enum.includes(value) ? undefined : `Field '${field}' is not an expected value`;
  }
  if ("list" in shape) {
    if (!Array.isArray(value)) return mustBe("an array");
    return firstFault(value.map((item) => () => faultOf(item, shape.list, field, isStrict)));
  }
  if (!isObject(value)) return field === undefined ? "Mocked result must be an object" : mustBe("an object");
  if ("map" in shape)
    return firstFault(Object.values(value).map((item) => () => faultOf(item, shape.map, field, isStrict)));
  const missing = isStrict ? shape.required?.find((name) => !Object.hasOwn(value, name)) : undefined;
  if (missing !== undefined) return `Required field '${missing}' is missing`;
  return firstFault(
    Object.entries(value).map(([name, member]) => () => {
      const known = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
      return known === undefined ? undefined : faultOf(member, known, name, isStrict);
    }),
  );
}

/** As AWS recorded it (GitHub localstack/localstack, test_field_validation_mode), but for texts that are too long. */
function boundFault(value: Json, { min, max }: Bounds, field: string | undefined): string | undefined {
  const isText = typeof value === "string";
  const size = isText ? value.length : Number(value);
  const what = isText ? "length" : "value";
  if (min !== undefined && size < min)
    return `Field '${field}' is ${isText ? "smaller" : "less"} than the minimum ${what}`;
  return max !== undefined && size > max ? `Field '${field}' exceeds the maximum ${what}` : undefined;
}

function firstFault(checks: (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const SCALARS: { [type: string]: { name: string; allows: (value: Json) => boolean } } = {
  string: { name: "a string", allows: (value) => typeof value === "string" },
  integer: { name: "a number", allows: (value) => Number.isInteger(value) },
  number: { name: "a number", allows: (value) => typeof value === "number" },
  boolean: { name: "a boolean", allows: (value) => typeof value === "boolean" },
};
