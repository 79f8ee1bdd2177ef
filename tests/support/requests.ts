/**
 * Requests to an operation as its description in /openapi.json would have them, and then made wrong: values of other
 * types, fields missing or too many, numbers and texts out of all proportion, bodies that are no JSON.
 */
import fc from "fast-check";
import { junk, type Known, oddText, valid } from "./arbitraries.ts";
import type { Named, Parameter, Schema } from "./openapi.ts";

export type Request = {
  /** The operation's, as `GET /analyses/{id}`. */
  id: string;
  path: Record<string, string>;
  query: [string, string][];
  headers: Record<string, string>;
  body?: string;
};

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
      { weight: 6, arbitrary: (known[name] ?? valid(one, schemas, known)).map(inUrl) },
      fc.oneof(oddText, junk).map(inUrl),
    );
  const paths = fc.record(Object.fromEntries(of("path").map((one) => [one.name, value(one)])));
  const query = fc.tuple(
    ...of("query").map((one) =>
      fc
        .oneof(
          { weight: one.required ? 1 : 5, arbitrary: fc.array(value(one), { maxLength: 0 }) },
          { weight: 3, arbitrary: fc.array(value(one), { minLength: 1, maxLength: 1 }) },
          fc.array(value(one), { minLength: 2, maxLength: 2 }),
        )
        .map((all) => all.map((each) => [one.name, each])),
    ),
  );
  const headers = fc.record(
    // An If-Match of chance ends every request at its door (412), and nothing behind it is tried.
    Object.fromEntries(
      of("header")
        .filter(({ name }) => name !== "if-match")
        .map((one) => [one.name, value(one).map(inHeader)]),
    ),
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

/** As it may stand in a path or query. */
const inUrl = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed().slice(0, 3_000);

const inHeader = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?").trim();
