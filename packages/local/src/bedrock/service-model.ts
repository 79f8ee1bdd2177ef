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
  const failed = (constraint: string, shown = "") =>
    `Value ${shown}at '${at}' failed to satisfy constraint: Member must ${constraint}`;
  if (!isOfType(shape.type, value)) {
    yield failed(value === null || value === undefined ? "not be null" : `be of type ${shape.type}`);
    return;
  }
  const under = (name: string) => (at === "" ? name : `${at}.${name}`);
  switch (shape.type) {
    case "structure":
      return yield* structure(shape, value as Record<string, unknown>, under, failed);
    case "list":
      yield* sized(shape, (value as unknown[]).length, (words) => failed(words));
      for (const [i, item] of (value as unknown[]).entries()) {
        yield* check(SHAPES[shape.member!]!, item, under(`${i + 1}.member`));
      }
      return;
    case "map":
      yield* sized(shape, Object.keys(value as object).length, (words) => failed(words));
      for (const [key, item] of Object.entries(value as object)) {
        yield* check(SHAPES[shape.key!]!, key, under("key"));
        yield* check(SHAPES[shape.value!]!, item, under(`${key}.value`));
      }
      return;
    case "string":
      yield* text(shape, value as string, (words) => failed(words, `'${value}' `));
      return;
    case "blob":
      yield* sized(shape, Buffer.from(value as string, "base64").length, (words) => failed(words));
      return;
    case "integer":
    case "float":
      yield* range(shape, value as number, (words) => failed(words, `'${value}' `));
  }
}

type Failed = (constraint: string) => string;

function* structure(
  { members = {}, required = [], union = false }: Shape,
  value: Record<string, unknown>,
  under: (name: string) => string,
  failed: Failed,
): Generator<string> {
  const present = Object.keys(members).filter((name) => value[name] !== undefined && value[name] !== null);
  for (const name of required) {
    if (!present.includes(name)) {
      yield `Value at '${under(name)}' failed to satisfy constraint: Member must not be null`;
    }
  }
  if (union && present.length !== 1)
    yield failed(`have exactly one of its fields set: [${Object.keys(members).join(", ")}]`);
  for (const name of present) yield* check(SHAPES[members[name]!]!, value[name], under(name));
}

function* text(shape: Shape, value: string, failed: Failed): Generator<string> {
  if (shape.enum && !shape.enum.includes(value))
    yield failed(`satisfy enum value set: [${shape.enum.join(", ")}]`);
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`, "u").test(value)) {
    yield failed(`satisfy regular expression pattern: ${shape.pattern}`);
  }
  yield* sized(shape, value.length, failed);
}

function* sized({ min, max }: Shape, length: number, failed: Failed): Generator<string> {
  if (max !== undefined && length > max) yield failed(`have length less than or equal to ${max}`);
  if (min !== undefined && length < min) yield failed(`have length greater than or equal to ${min}`);
}

function* range({ min, max }: Shape, value: number, failed: Failed): Generator<string> {
  if (max !== undefined && value > max) yield failed(`have value less than or equal to ${max}`);
  if (min !== undefined && value < min) yield failed(`have value greater than or equal to ${min}`);
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case "structure":
    case "map":
      return isObject(value);
    case "list":
      return Array.isArray(value);
    case "string":
    case "blob":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "float":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    default:
      return true;
  }
}
