/**
 * Data of a JSON Schema that is not ours, with plausible values: what the user said where it fits, and otherwise what
 * the names and formats ask for. Deterministic.
 *
 *   valueFor({ type: "object", properties: { city: { type: "string" } }, required: ["city"] }, "Weather in Paris?")
 *   // { city: "Paris" }
 */
import { isObject, type JsonSchema } from "@persona-ai/core/model/schema.ts";

const DEPTH = 12;

export function valueFor(
  schema: unknown,
  said: string,
  { root = schema, name = "", depth = 0 } = {},
): unknown {
  if (!isObject(schema) || depth > DEPTH) return {};
  const { $ref, anyOf, oneOf, allOf, ...own } = schema;
  const at = { root, name, depth: depth + 1 };
  if (typeof $ref === "string") return valueFor(referred(root, $ref), said, at);
  const [option] = [anyOf ?? oneOf].flat().filter((one) => one !== undefined && !isNull(one));
  if (option) return valueFor({ ...own, ...(option as object) }, said, at);
  if (Array.isArray(allOf)) return valueFor(merged([own, ...allOf], root), said, at);
  if ("const" in own) return own.const;
  if (Array.isArray(own.enum)) return chosen(own.enum, said);
  if (own.default !== undefined) return own.default;
  switch ([own.type].flat().find((type) => type !== "null") ?? (own.properties ? "object" : "string")) {
    case "object":
      return objectOf(own, said, at);
    case "array":
      return listOf(own, said, at);
    case "integer":
      return Math.round(numberOf(own, said, Number.isInteger));
    case "number":
      return numberOf(own, said, Number.isFinite);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return textOf(own, name, said);
  }
}

const isNull = (schema: unknown): boolean => (schema as { type?: unknown } | null)?.type === "null";

function referred(root: unknown, ref: string): unknown {
  const parts = ref.replace(/^#\/?/, "").split("/").filter(Boolean);
  return parts.reduce<unknown>(
    (at, part) =>
      (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")],
    root,
  );
}

/** All of them at once: their properties and what they require are put together. */
function merged(schemas: unknown[], root: unknown): JsonSchema {
  const parts = schemas.map((one) => {
    const { $ref, ...rest } = one as JsonSchema;
    return typeof $ref === "string" ? { ...(referred(root, $ref) as JsonSchema), ...rest } : rest;
  });
  return Object.assign({}, ...parts, {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => (required as string[] | undefined) ?? []),
  }) as JsonSchema;
}

type At = { root: unknown; name: string; depth: number };

function objectOf({ properties = {}, required = [] }: JsonSchema, said: string, at: At): JsonSchema {
  const isNeeded = (name: string) => (required as string[]).includes(name) || at.depth < DEPTH / 2;
  const parts = Object.entries(properties as JsonSchema).filter(([name]) => isNeeded(name));
  return Object.fromEntries(parts.map(([name, part]) => [name, valueFor(part, said, { ...at, name })]));
}

function listOf({ items = {}, minItems = 1, maxItems = 10 }: JsonSchema, said: string, at: At): unknown[] {
  const length = Math.min(Math.max(1, minItems as number), maxItems as number);
  const names = wordsOf(said);
  return Array.from({ length }, (_, i) => valueFor(items, names.slice(i).join(" ") || said, at));
}

const chosen = (options: unknown[], said: string): unknown =>
  options.find((option) => typeof option === "string" && said.toLowerCase().includes(option.toLowerCase())) ??
  options[0];

function numberOf(schema: JsonSchema, said: string, fits: (value: number) => boolean): number {
  const { multipleOf } = schema as { multipleOf?: number };
  const min = bound(schema.minimum, schema.exclusiveMinimum, 1);
  const max = bound(schema.maximum, schema.exclusiveMaximum, -1);
  const heard = (said.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const within = (value: number) => value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  const found = heard.find((value) => fits(value) && within(value)) ?? (within(1) ? 1 : (min ?? max ?? 0));
  return multipleOf ? Math.ceil(found / multipleOf) * multipleOf : found;
}

const bound = (inclusive: unknown, exclusive: unknown, inward: 1 | -1): number | undefined =>
  typeof exclusive === "number" ? exclusive + inward : (inclusive as number | undefined);

const FORMATS: Record<string, string> = {
  date: "2026-05-04",
  "date-time": "2026-05-04T09:30:00Z",
  time: "09:30:00Z",
  duration: "PT1H",
  email: "ada@example.com",
  uri: "https://example.com",
  url: "https://example.com",
  uuid: "6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  ipv4: "192.0.2.1",
  hostname: "example.com",
};

const WHOLE = /query|question|text|content|message|summary|description|reason|explanation|answer/i;

/** What was said, for what asks for it; of a name or a place, the first proper name in it. */
function textOf({ format, minLength = 0, maxLength = 400 }: JsonSchema, name: string, said: string): string {
  const known = FORMATS[String(format ?? name)];
  if (known) return known;
  const [proper] = properNames(said);
  const value = (WHOLE.test(name) ? said : (proper ?? wordsOf(said).at(-1))) || name || "text";
  return value.padEnd(minLength as number, ".").slice(0, maxLength as number);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];

/** Capitalised words that begin no sentence. */
const properNames = (text: string): string[] =>
  [...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}\p{M}'’-]+)*/gu)].map(
    ([name]) => name,
  );

/** Data of ours in the form of a schema that has changed beside it: without what it does not know, with what it requires. */
export function conformed(data: JsonSchema, schema: JsonSchema, said: string): JsonSchema {
  const { properties, additionalProperties } = schema;
  const required = (schema.required ?? []) as string[];
  if (!isObject(properties)) return data;
  const known = Object.entries(data).filter(([name]) => name in properties || additionalProperties !== false);
  const missing = required.filter((name) => data[name] === undefined);
  const made = missing.map((name) => [name, valueFor(properties[name], said, { root: schema, name })]);
  return Object.fromEntries([...known, ...made]);
}
