/**
 * Requests to an operation as its description in /openapi.json would have them, and then made wrong: values of other
 * types, fields missing or too many, numbers and texts out of all proportion, bodies that are no JSON.
 */
import fc from "fast-check";
import type { Named, Parameter, Schema } from "./openapi.ts";

/** Values for the parameters and fields of a name, so that some requests get through. */
export type Known = Record<string, fc.Arbitrary<unknown>>;
export type Request = {
  /** The operation's, as `GET /analyses/{id}`. */
  id: string;
  path: Record<string, string>;
  query: [string, string][];
  headers: Record<string, string>;
  body?: string;
};

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

const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.nat(5_000).map((length) => "x".repeat(length)),
);
const deep = fc
  .nat(3_000)
  .map((depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth) || "0") as unknown);
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

type Place = { parent: Record<string, unknown>; key: string };

function placesIn(value: unknown, depth = 4): Place[] {
  if (typeof value !== "object" || value === null || depth === 0) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key], depth - 1)]);
}

const CHANGES = ["replace", "remove", "add", "wrap"] as const;

/** `value` with one thing in it changed for the worse, wherever it may be. */
function spoil(
  value: unknown,
  where: number,
  change: (typeof CHANGES)[number],
  odd: unknown,
  name: string,
): unknown {
  const root = { value: structuredClone(value) };
  const places = placesIn(root);
  const { parent, key } = places[where % places.length]!;
  if (change === "replace") parent[key] = odd;
  else if (change === "wrap") parent[key] = [parent[key]];
  else if (change === "remove") delete parent[key];
  else Object.defineProperty(parent, name, { value: odd, enumerable: true, configurable: true });
  return root.value;
}

export function bodies(schema: Schema, schemas: Record<string, Schema>, known: Known): fc.Arbitrary<string> {
  const right = valid(schema, schemas, known);
  const wrong = fc
    .tuple(
      right,
      fc.nat(1_000),
      fc.constantFrom(...CHANGES),
      junk,
      fc.oneof(oddText, fc.constant("toString")),
    )
    .map((parts) => spoil(...parts));
  const json = fc.oneof({ weight: 3, arbitrary: right }, { weight: 4, arbitrary: wrong }, junk);
  const text = json.map((value) => JSON.stringify(value) ?? "");
  const broken = fc.tuple(text, fc.nat(1_000), fc.constantFrom("", "}", ",", "\u0000", "NaN", "1e999"));
  return fc.oneof(
    { weight: 8, arbitrary: text },
    broken.map(([all, at, more]) => all.slice(0, at % (all.length + 1)) + more),
    oddText,
  );
}

const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x+json",
  "",
  "json;",
];

export function requests(
  operation: Named,
  schemas: Record<string, Schema>,
  known: Known,
): fc.Arbitrary<Request> {
  const { parameters = [], requestBody } = operation;
  const schema = requestBody?.content["application/json"]?.schema;
  const of = (place: Parameter["in"]) => parameters.filter((one) => one.in === place);
  const value = ({ name, schema: one }: Parameter) =>
    fc.oneof(
      { weight: 3, arbitrary: (known[name] ?? valid(one, schemas, known)).map(String) },
      fc.oneof(oddText, junk.map(String)).map((text) => text.toWellFormed().slice(0, 3_000)),
    );
  const paths = fc.record(Object.fromEntries(of("path").map((one) => [one.name, value(one)])));
  const query = fc.tuple(
    ...of("query").map((one) =>
      fc.array(value(one), { maxLength: 2 }).map((all) => all.map((each) => [one.name, each])),
    ),
  );
  const headers = fc.record(
    Object.fromEntries(of("header").map((one) => [one.name, value(one).map(inHeader)])),
    { requiredKeys: [] },
  );
  const type = fc.oneof({ weight: 9, arbitrary: fc.constant(TYPES[0]!) }, fc.constantFrom(...TYPES));
  return fc.record({
    id: fc.constant(operation.id),
    path: paths as fc.Arbitrary<Record<string, string>>,
    query: query.map((all) => all.flat() as [string, string][]),
    headers: fc
      .tuple(headers, type)
      .map(([own, one]) => ({ ...own, ...(schema && { "Content-Type": one }) })),
    ...(schema && { body: bodies(schema, schemas, known) }),
  }) as fc.Arbitrary<Request>;
}

const inHeader = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").trim();
