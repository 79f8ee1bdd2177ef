/**
 * A zod schema as JSON Schema in as much of the language as the form and the model take. What is left out is not lost:
 * lengths and numbers are told in words, a short range of whole numbers as its values, and zod judges the answer. Pure.
 *
 * Structured output and strict tools take a subset of draft 2020-12, in which every object is closed
 * (docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html, langchain-ai/langchain-aws#883).
 */
import { z } from "zod";
import { onceEach } from "../once.ts";
import type { Model } from "./models.ts";

export type JsonSchema = { [key: string]: unknown };

/** Keys that constrained decoding does not take. */
const NOT_STRICT = new Set([
  ...["minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "contains"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minProperties", "maxProperties", "propertyNames", "patternProperties", "default"],
]);
const LISTED_VALUES = 12;

export const jsonSchemaOf = onceEach((schema: z.ZodType): JsonSchema => {
  const { $schema: _draft, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json as JsonSchema;
});

/** For structured output, or a strict tool. */
export const strictSchema = (schema: z.ZodType): JsonSchema => mapped(jsonSchemaOf(schema), strictly);

/** For a tool that is not strict, as the model takes its schema. */
export function toolSchema(schema: z.ZodType, { tools }: Pick<Model, "tools">): JsonSchema {
  const { topLevel, refused } = tools.schema;
  const json = mapped(jsonSchemaOf(schema), (node) => without(node, (key) => refused.includes(key)));
  return topLevel === null ? json : without(json, (key) => !topLevel.includes(key));
}

function strictly(node: JsonSchema): JsonSchema {
  const values = valuesOf(node);
  const told = [node.description, ...limitsOf(node)].filter((part) => part !== undefined).join("; ");
  return {
    ...without(node, (key) => NOT_STRICT.has(key)),
    ...(values && { enum: values }),
    ...(told !== "" && !values && { description: told }),
    ...(node.type === "object" && { additionalProperties: false }),
  };
}

function valuesOf({ type, minimum, maximum }: JsonSchema): number[] | undefined {
  if (type !== "integer" || typeof minimum !== "number" || typeof maximum !== "number") return undefined;
  const count = maximum - minimum + 1;
  return count <= LISTED_VALUES ? Array.from({ length: count }, (_, i) => minimum + i) : undefined;
}

function limitsOf({ minItems, maxItems, maxLength }: JsonSchema): string[] {
  return [
    ...(typeof maxLength === "number" ? [`at most ${maxLength} characters`] : []),
    ...(typeof minItems === "number" || typeof maxItems === "number"
      ? [`${minItems ?? 0} to ${maxItems ?? "any number of"} items`]
      : []),
  ];
}

/** The schema with every schema in it changed, the inner ones first. */
function mapped(node: JsonSchema, change: (node: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(inner) : isObject(value) ? mapped(value, change) : value;
  const children = Object.entries(node).map(([key, value]) => {
    if (key === "properties" || key === "$defs") {
      const named = Object.entries(value as JsonSchema).map(([name, of]) => [name, inner(of)]);
      return [key, Object.fromEntries(named)];
    }
    return [key, /^(items|anyOf|oneOf|allOf|additionalProperties)$/.test(key) ? inner(value) : value];
  });
  return change(Object.fromEntries(children));
}

const without = (node: JsonSchema, isOut: (key: string) => boolean): JsonSchema =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !isOut(key)));

export const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
