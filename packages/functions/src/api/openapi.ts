/**
 * The document of the API, from the routes' own declarations: what they say, and what holds for all of them, which is
 * added here: the codes of each problem with examples, headers of answers, a name for every schema, and of inputs no
 * `default` (generators take a field that has one for required).
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ProblemCode } from "@persona-ai/core/error.ts";
import type { Env } from "./env.ts";
import data from "./openapi.data.json" with { type: "json" };
import { common, MEANINGS, PROBLEM_CODES, type ProblemStatus, TITLES } from "./problem-codes.ts";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document, walked as one
type Json = any;

const REF = "#/components/schemas/";
const PROBLEM_TYPE = "application/problem+json";

/** What no route declares, because it can be answered at any path. */
const ANYWHERE = ["route_not_found", "method_not_allowed", "internal_error"];

const RATE_LIMITS = {
  "RateLimit-Limit": "RateLimitLimit",
  "RateLimit-Remaining": "RateLimitRemaining",
  "RateLimit-Reset": "RateLimitReset",
  "RateLimit-Policy": "RateLimitPolicy",
};

const headersRef = (names: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(names).map(([name, id]) => [name, { $ref: `#/components/headers/${id}` }]),
  );

export function openApiDocument(app: OpenAPIHono<Env>): Json {
  const document: Json = JSON.parse(
    JSON.stringify(
      app.getOpenAPI31Document({
        openapi: "3.1.0",
        info: {
          title: "Persona AI",
          version: "2.0.0",
          description: "A person, as friends and self see them, turned into an AI persona.",
          license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
          contact: { name: "Persona AI", url: "https://github.com/persona-ai/persona-ai" },
        },
        servers: [{ url: "/", description: "Where this document is." }],
        tags: Object.entries(data.tags).map(([name, description]) => ({ name, description })),
      }),
    ),
  );
  document.components.headers = data.headers;
  const { schemas } = document.components;
  const codes = [...Object.keys(PROBLEM_CODES), ...ANYWHERE];
  schemas.ProblemCode = { type: "string", description: "What it was, in one stable word.", enum: codes };
  schemas.Problem.properties.code = { $ref: `${REF}ProblemCode` };
  for (const methods of Object.values(document.paths) as Json[]) {
    for (const [method, operation] of Object.entries(methods) as [string, Json][])
      complete(method, operation);
  }
  typeTuples(document);
  nameSchemas(document);
  dropDefaultsOfInputs(document);
  return document;
}

/** The condition on what has an ETag: it is changed as it was read, or not at all. */
const IF_MATCH = {
  name: "if-match",
  in: "header",
  required: false,
  description: "The ETag that it was read with.",
  schema: { type: "string", example: data.headers.ETag.example },
};

function complete(method: string, operation: Json): void {
  const { codes = [], answerHeaders = {} } = operation;
  delete operation.codes;
  delete operation.answerHeaders;
  operation.security ??= [];
  operation.description ??= `${operation.summary}.`;
  addProblems(operation, codes);
  if (method !== "get" && operation.responses[412]) {
    operation.parameters = [...(operation.parameters ?? []), IF_MATCH];
  }
  for (const [status, response] of Object.entries(operation.responses) as [string, Json][]) {
    const more = Number(status) < 400 ? answerHeaders : {};
    response.headers = headersRef({ ...headersOf(operation, Number(status)), ...more });
  }
}

function headersOf({ responses, parameters = [] }: Json, status: number): Record<string, string> {
  const isRead = status === 200 && responses[304] !== undefined;
  const isIdempotent = parameters.some(({ name }: Json) => name === "idempotency-key");
  return {
    "X-Request-Id": "XRequestId",
    ...((status === 200 || status === 304) && { "Cache-Control": "CacheControl" }),
    ...(status === 401 && { "WWW-Authenticate": "WwwAuthenticate" }),
    ...(isIdempotent && status < 300 && { "Idempotent-Replayed": "IdempotentReplayed" }),
    ...((isRead || status === 304) && { ETag: "ETag" }),
    ...((status === 302 || status === 202) && { Location: "Location" }),
    ...((status === 202 || status === 429 || status === 503) && { "Retry-After": "RetryAfter" }),
    ...(responses[429] && (status === 200 || status === 202 || status === 429) && RATE_LIMITS),
  };
}

function addProblems(operation: Json, own: readonly ProblemCode[]): void {
  const { responses, security = [], requestBody, parameters = [] } = operation;
  const isSignedIn = security.some((scheme: object) => "bearer" in scheme);
  const isIdempotent = parameters.some(({ name }: Json) => name === "idempotency-key");
  const all = new Set<ProblemCode>([
    ...common.any,
    ...(isSignedIn ? common.signedIn : []),
    ...(isSignedIn || responses[503] ? common.table : []),
    ...(requestBody ? common.body : []),
    ...(isIdempotent ? common.idempotent : []),
    ...own,
  ]);
  const byStatus = Map.groupBy(all, (code) => PROBLEM_CODES[code][0] as number);
  for (const [status, response] of Object.entries(responses) as [string, Json][]) {
    // Which problems these are is not declared: it may be any of that status.
    if (response.content?.[PROBLEM_TYPE] && !byStatus.has(Number(status))) {
      byStatus.set(Number(status), codesOf(Number(status)));
    }
  }
  for (const [status, codes] of [...byStatus].toSorted(([a], [b]) => a - b)) {
    responses[status] = {
      description: MEANINGS[status as ProblemStatus],
      content: { [PROBLEM_TYPE]: problemContent(status, codes) },
    };
  }
}

const codesOf = (wanted: number): ProblemCode[] =>
  (Object.entries(PROBLEM_CODES) as [ProblemCode, [number, string]][])
    .filter(([, [status]]) => status === wanted)
    .map(([code]) => code);

function problemContent(status: number, codes: ProblemCode[]) {
  const examples = codes.map((code) => [code, { value: problemExample(status, code) }]);
  const narrowed = {
    type: "object",
    properties: { status: { const: status }, code: { type: "string", enum: codes } },
  };
  return { schema: { allOf: [{ $ref: `${REF}Problem` }, narrowed] }, examples: Object.fromEntries(examples) };
}

const problemExample = (status: number, code: ProblemCode) => ({
  type: `urn:problem:persona-ai:${code}`,
  title: TITLES[status],
  status,
  code,
  detail: PROBLEM_CODES[code][1],
  requestId: data.headers.XRequestId.example,
  ...(code === "invalid_request" && { errors: [{ path: "title", message: "Unknown field." }] }),
});

const isObject = (schema: Json): boolean => schema?.type === "object" && schema.properties !== undefined;
const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every object that a body is, and every part that has a name (openapi.data.json), stands once among the components. */
function nameSchemas(document: Json): void {
  const { schemas } = document.components;
  for (const [name, pointer] of Object.entries(data.named)) {
    const found = pointer.split("/").reduce((at: Json, step) => resolve(document, at)?.[step], schemas);
    if (found && found.$ref === undefined) replaceEverywhere(document, name, found);
  }
  for (const methods of Object.values(document.paths) as Json[]) {
    for (const operation of Object.values(methods) as Json[]) {
      const answers = Object.values(operation.responses) as Json[];
      for (const [body, kind] of [
        [operation.requestBody, "Input"],
        ...answers.map((one) => [one, "Result"]),
      ]) {
        for (const [type, content] of Object.entries(body?.content ?? {}) as [string, Json][]) {
          if (type === PROBLEM_TYPE || !isObject(content.schema)) continue;
          const listed = content.schema.properties.items?.items?.$ref?.slice(REF.length);
          const name = listed ? `${listed}List` : `${pascal(operation.operationId ?? "")}${kind}`;
          const text = JSON.stringify(content.schema);
          const same = Object.keys(schemas).find((one) => JSON.stringify(schemas[one]) === text);
          schemas[same ?? name] ??= content.schema;
          content.schema = { $ref: REF + (same ?? name) };
        }
      }
    }
  }
}

/** Readers of older versions look for the type of a tuple's members at `items`. */
function typeTuples(value: Json): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value.prefixItems)) {
    const { length } = value.prefixItems;
    Object.assign(value, { items: value.prefixItems[0], minItems: length, maxItems: length });
  }
  for (const inner of Object.values(value)) typeTuples(inner);
}

const resolve = (document: Json, at: Json): Json =>
  at?.$ref === undefined ? at : document.components.schemas[at.$ref.slice(REF.length)];

function replaceEverywhere(document: Json, name: string, schema: Json): void {
  const text = JSON.stringify(schema);
  const walk = (value: Json): Json => {
    if (typeof value !== "object" || value === null) return value;
    if (isObject(value) && JSON.stringify(value) === text) return { $ref: REF + name };
    for (const key of Object.keys(value)) value[key] = walk(value[key]);
    return value;
  };
  const copy = JSON.parse(text);
  walk(document);
  document.components.schemas[name] = copy;
}

function dropDefaultsOfInputs(document: Json): void {
  const outputs = new Set<string>();
  const inputs = new Set<string>();
  const reach = (value: Json, into: Set<string>): void => {
    if (typeof value !== "object" || value === null) return;
    const name =
      typeof value.$ref === "string" && value.$ref.startsWith(REF) ? value.$ref.slice(REF.length) : undefined;
    if (name !== undefined && !into.has(name)) {
      into.add(name);
      reach(document.components.schemas[name], into);
    }
    for (const inner of Object.values(value)) reach(inner, into);
  };
  for (const methods of Object.values(document.paths) as Json[]) {
    for (const operation of Object.values(methods) as Json[]) {
      reach(operation.requestBody, inputs);
      reach(operation.responses, outputs);
    }
  }
  for (const name of inputs) {
    if (outputs.has(name)) continue;
    for (const property of Object.values(document.components.schemas[name].properties ?? {}) as Json[]) {
      if (property.default === undefined) continue;
      property.description =
        `${property.description ?? ""} Default: ${JSON.stringify(property.default)}.`.trim();
      delete property.default;
    }
  }
}
