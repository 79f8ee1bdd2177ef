/**
 * Whether a request has the shape that the service model of Bedrock gives it: types, required members, lengths,
 * ranges, patterns and enums, unions with one member. All that is wrong is said at once, in the words of AWS's own
 * validation, with lists counted from one:
 *
 *   1 validation error detected: Value 'system' at 'messages.1.member.role' failed to satisfy constraint: Member must
 *   satisfy enum value set: [user, assistant]
 *
 * (continuedev/continue#1938, BerriAI/litellm#19384, Portkey-AI/gateway#1124). A value of another JSON type is said in
 * the same form, though the real one's words for that were not found.
 */
import { isObject } from "@persona-ai/core/model/schema.ts";
import { BedrockException } from "./exceptions.ts";
import service from "./service-model.data.json" with { type: "json" };

type Shape = {
  type: string;
  members?: Record<string, string>;
  required?: string[];
  union?: boolean;
  member?: string;
  key?: string;
  value?: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
};

type Values = Record<string, unknown>;

const SHAPES = service.shapes as Record<string, Shape>;
export type Operation = "Converse" | "ConverseStream" | "CountTokens";

export function validateShape(operation: Operation, body: unknown): void {
  const problems = [...check(SHAPES[`${operation}Request`]!, body, "")];
  if (problems.length === 0) return;
  const errors = problems.length === 1 ? "1 validation error" : `${problems.length} validation errors`;
  throw new BedrockException("ValidationException", `${errors} detected: ${problems.join("; ")}`);
}

const MODEL_ID = { Converse: "ConversationalModelId", ConverseStream: "ConversationalModelId" } as const;

export function isModelId(operation: Operation, modelId: string): boolean {
  const shape =
    SHAPES[operation === "CountTokens" ? "FoundationModelVersionIdentifier" : MODEL_ID[operation]]!;
  return [...check(shape, modelId, "modelId")].length === 0;
}

function* check(shape: Shape, value: unknown, at: string): Generator<string> {
  const shown = ["string", "integer", "float"].includes(shape.type) ? `'${value}' ` : "";
  const failed = (constraint: string, of = "") =>
    `Value ${of}at '${at}' failed to satisfy constraint: Member must ${constraint}`;
  if (value === undefined || value === null) return yield failed("not be null");
  if (!isOfType(shape.type, value)) return yield failed(`be of type ${shape.type}`);
  for (const constraint of broken(shape, value)) yield failed(constraint, shown);
  for (const [name, inner, of] of partsOf(shape, value)) {
    yield* check(SHAPES[inner]!, of, at === "" ? name : `${at}.${name}`);
  }
}

function* broken(shape: Shape, value: unknown): Generator<string> {
  const { type, members = {}, union, enum: values, pattern, min = -Infinity, max = Infinity } = shape;
  const present = Object.keys(members).filter((name) => isPresent((value as Values)[name]));
  if (union && present.length !== 1) {
    yield `have exactly one of its fields set: [${Object.keys(members).join(", ")}]`;
  }
  if (values && !values.includes(value as string)) yield `satisfy enum value set: [${values.join(", ")}]`;
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(value as string)) {
    yield `satisfy regular expression pattern: ${pattern}`;
  }
  const [what, size] = typeof value === "number" ? ["value", value] : ["length", lengthOf(type, value)];
  if (size > max) yield `have ${what} less than or equal to ${max}`;
  if (size < min) yield `have ${what} greater than or equal to ${min}`;
}

function lengthOf(type: string, value: unknown): number {
  if (type === "blob") return Buffer.from(value as string, "base64").length;
  return type === "map" ? Object.keys(value as Values).length : (value as string | unknown[]).length;
}

/** Members, items or entries: how each is named, its shape and its value. What is missing comes first. */
function partsOf(shape: Shape, value: unknown): [name: string, shape: string, value: unknown][] {
  const { type, members = {}, required = [], member, key, value: entry } = shape;
  if (type === "list") return (value as unknown[]).map((item, i) => [`${i + 1}.member`, member!, item]);
  if (type === "map") {
    return Object.entries(value as Values).flatMap(([name, of]): [string, string, unknown][] => [
      ["key", key!, name],
      [`${name}.value`, entry!, of],
    ]);
  }
  const given = value as Values;
  const missing = required.filter((name) => !isPresent(given[name]));
  const present = Object.keys(members).filter((name) => isPresent(given[name]));
  return [...missing, ...present].map((name) => [name, members[name]!, given[name]]);
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

function isOfType(type: string, value: unknown): boolean {
  if (type === "structure" || type === "map") return isObject(value);
  if (type === "list") return Array.isArray(value);
  if (type === "string" || type === "blob") return typeof value === "string";
  if (type === "integer") return Number.isInteger(value);
  if (type === "float") return typeof value === "number";
  return type !== "boolean" || typeof value === "boolean";
}
