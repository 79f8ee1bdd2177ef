/**
 * The API as /openapi.json describes it: its operations, and whether an answer is one that they may give.
 *
 *   for (const { id, method, path } of await operations()) // "GET /analyses/{id}", "GET", "/analyses/{id}"
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Answer, anybody } from "./client.ts";

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
};
type Content = Record<string, { schema: Schema; example?: unknown }>;
export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
};
export type Operation = {
  summary: string;
  tags: string[];
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
export type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
};
export type Named = Operation & { id: string; method: string; path: string };

export async function openApi(): Promise<Document> {
  return (await anybody.get("/openapi.json")).body;
}

export function operationsOf({ paths }: Document): Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([key, operation]) => {
      const method = key.toUpperCase();
      return { ...operation, id: `${method} ${path}`, method, path };
    }),
  );
}

export async function operations(): Promise<Named[]> {
  return operationsOf(await openApi());
}

/** The data of a stream's events. */
const eventsIn = (text: string): unknown[] =>
  [...text.matchAll(/^data: ?(.*)$/gm)].map(([, data]) => JSON.parse(data!));

export type Check = (operation: Named, answer: Answer) => string[];

/** The schemas without the licence to add fields: what an answer holds must be described. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  // What is narrowed by `allOf` is closed where it is written out.
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === "allOf" ? one : closed(one)]),
  );
  return "properties" in inner ? { additionalProperties: false, ...inner } : inner;
}

/** Says what about an answer the document does not allow; nothing when it is as described. */
export function checkerOf(document: Document): Check {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(closed(document) as object, "api");
  const pointer = (...steps: string[]) =>
    `api#/${steps.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  return ({ id, path, method, responses }, { status, headers, body }) => {
    const response = responses[status];
    if (!response) return [`${id} does not say that it may answer ${status}`];
    const type = (headers.get("Content-Type") ?? "").split(";")[0] ?? "";
    if (!response.content) return body === "" ? [] : [`${id} answers ${status} with a body`];
    if (!response.content[type]) return [`${id} answers ${status} as "${type}"`];
    const at = pointer("paths", path, method.toLowerCase(), "responses", String(status), "content", type);
    const validate = ajv.getSchema(`${at}/schema`);
    if (!validate) throw new Error(`No schema at ${at}`);
    const parts = type === "text/event-stream" && typeof body === "string" ? eventsIn(body) : [body];
    return parts.every((part) => validate(part))
      ? []
      : [`${id} ${status}: ${ajv.errorsText(validate.errors)}`];
  };
}
