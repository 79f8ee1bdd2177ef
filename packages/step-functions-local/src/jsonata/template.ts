/**
 * A JSON value of a definition in which whole strings may be expressions: Output, Arguments, Assign, ItemSelector,
 * Items. Parts without an expression are constants. Expressions are evaluated in the order they are written, and
 * the first to fail is the one reported.
 */
import { type Json, Payload } from "../payload.ts";
import type { Bindings, Expression } from "./expression.ts";
import { define } from "./result.ts";

export type Template =
  | { kind: "constant"; payload: Payload }
  | { kind: "expression"; expression: Expression }
  | { kind: "object"; entries: [string, Template][] }
  | { kind: "array"; items: Template[] };

/**
 * `location` names the field relative to the state. `compile` gets every string that has a mark of an expression,
 * at its beginning or its end, and may refuse it; it then stays text.
 */
export function compileTemplate(
  value: Json,
  location: string,
  compile: (text: string, location: string) => Expression | undefined,
): Template {
  if (typeof value === "string") {
    const isMarked = value.startsWith("{%") || value.endsWith("%}");
    const expression = isMarked ? compile(value, location) : undefined;
    return expression === undefined ? constant(value) : { kind: "expression", expression };
  }
  if (typeof value !== "object" || value === null) return constant(value);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${location}[${index}]`, compile));
    return items.every(isConstant) ? constant(value) : { kind: "array", items };
  }
  const entries = Object.entries(value).map(([key, member]): [string, Template] => [
    key,
    compileTemplate(member, `${location}/${key}`, compile),
  ]);
  return entries.every(([, member]) => isConstant(member)) ? constant(value) : { kind: "object", entries };
}

/** What stands between `{%` and `%}`; undefined when the string is not an expression. */
export function expressionSource(text: string): string | undefined {
  return text.startsWith("{%") && text.endsWith("%}") && text.length >= 4
    ? text.slice(2, -2).trim()
    : undefined;
}

/** The bindings are made only when there is an expression to read them. */
export async function evaluateTemplate(template: Template, bindings: () => Bindings): Promise<Payload> {
  if (template.kind === "constant") return template.payload;
  return Payload.of(await evaluate(template, bindings()));
}

async function evaluate(template: Template, bindings: Bindings): Promise<Json> {
  switch (template.kind) {
    case "constant":
      return template.payload.value;
    case "expression":
      return template.expression.evaluate(bindings);
    case "array": {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluate(item, bindings));
      return items;
    }
    case "object": {
      const object: { [key: string]: Json } = {};
      for (const [key, member] of template.entries) define(object, key, await evaluate(member, bindings));
      return object;
    }
  }
}

const constant = (value: Json): Template => ({ kind: "constant", payload: Payload.of(value) });
const isConstant = (template: Template) => template.kind === "constant";
