/** Values as a JSON schema allows them, and values that nobody asked for. */
import fc from "fast-check";
import type { Schema } from "./openapi.ts";

/** Values for the parameters and fields of a name, so that some requests get through. */
export type Known = Record<string, fc.Arbitrary<unknown>>;

const HALF_A_CHARACTER = JSON.parse('"\\ud800"') as string;
const ODD_TEXTS = [
  "",
  " ",
  "\u0000",
  "\u202e\u0301\ufeff",
  "👩🏽‍🔬",
  HALF_A_CHARACTER,
  "__proto__",
  "constructor",
  "' OR 1=1 --",
  "../../../etc/passwd",
  "$persona#userid_",
  "<script>alert(1)</script>",
];
const ODD_NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e-300,
  5e-324,
  1e21,
  1.7976931348623157e308,
  2 ** 53,
  -(2 ** 63),
  1900,
  2100,
];

export const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.nat(5_000).map((length) => "x".repeat(length)),
);
const deep = fc.nat(500).map((depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth) || "0") as unknown);
const proto = fc
  .constantFrom('{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}')
  .map((text) => JSON.parse(text));

export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, [], {}),
  fc.constantFrom(...ODD_NUMBERS),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  oddText,
  deep,
  proto,
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that a schema allows. */
export function valid(
  schema: Schema,
  schemas: Record<string, Schema>,
  known: Known = {},
): fc.Arbitrary<unknown> {
  const inner = (one: Schema) => valid(one, schemas, known);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (schema.$ref) return inner(schemas[schema.$ref.split("/").at(-1)!]!);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "array")
    return fc.array(inner(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 5, 5) });
  if (type === "integer" || type === "number") {
    const range = { min: Math.max(schema.minimum ?? -1e6, -1e6), max: Math.min(schema.maximum ?? 1e6, 1e6) };
    return type === "integer" ? fc.integer(range) : fc.double({ ...range, noNaN: true });
  }
  if (type === "string") return texts(schema);
  if (type !== "object") return junk;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      [name, fc.oneof({ weight: 4, arbitrary: known[name] ?? inner(field) }, inner(field))] as const,
  );
  if (fields.length > 0) {
    const requiredKeys = (schema.required ?? []).filter((name) => schema.properties?.[name]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: requiredKeys as never[] });
  }
  const more = schema.additionalProperties;
  return fc.dictionary(fc.string({ maxLength: 8 }), typeof more === "object" ? inner(more) : junk, {
    maxKeys: 5,
  });
}

function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  if (format === "uri") return fc.webUrl();
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) });
}
