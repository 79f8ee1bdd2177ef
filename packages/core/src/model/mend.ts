/**
 * What models get slightly wrong in data, put right before it is judged: arrays and objects as JSON in a string, a
 * wrapper around the whole, keys nobody asked for, numbers as text, lists and texts longer than they may be, characters
 * that nobody sees. What means something else than was asked for is left as it is, for zod to refuse. Pure.
 *
 *   mended('{"profile":{"name":"Ada","rules":"[\"a\",\"b\"]"}}', schema) // { name: "Ada", rules: ["a", "b"] }
 *
 * Reports of such answers: langchain-ai/langchain-aws#1221, anthropics/claude-agent-sdk#510, boto3#4644.
 */
import { isObject, type JsonSchema } from "./schema.ts";

const WRAPPERS = 3;

/** As JSON Schema says that it should be, as far as that can be told. */
export function mended(data: unknown, schema: JsonSchema): unknown {
  let value = parsed(data);
  for (let layer = 0; layer < WRAPPERS; layer++) value = unwrapped(value, schema);
  return mend(value, schema);
}

function unwrapped(value: unknown, { properties }: JsonSchema): unknown {
  const only = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  if (only.length !== 1 || !isObject(properties)) return value;
  if (isObject(value) && Object.keys(value).some((key) => known(key, properties) !== undefined)) return value;
  const inner = parsed(only[0]);
  return isObject(inner) ? inner : value;
}

function mend(value: unknown, schema: JsonSchema): unknown {
  switch (schema.type) {
    case "object":
      return mendObject(value, schema);
    case "array":
      return mendArray(value, schema);
    case "string":
      return mendText(value, schema);
    case "integer":
    case "number":
      return typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    default:
      return value;
  }
}

function mendObject(given: unknown, { properties, additionalProperties, required }: JsonSchema): unknown {
  const value = parsed(given);
  if (!isObject(properties)) return value;
  if (typeof value === "string") return bareText(value, properties, required) ?? value;
  if (!isObject(value)) return value;
  const isRequired = (key: string) => Array.isArray(required) && required.includes(key);
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const name = known(key, properties);
    if (name === undefined) return additionalProperties === false ? [] : [[key, inner]];
    if (name !== key && Object.hasOwn(value, name)) return [];
    if (inner === null && !isRequired(name)) return [];
    return [[name, mend(inner, properties[name] as JsonSchema)]];
  });
  return Object.fromEntries(entries);
}

/** A text alone, where an object needs no more than one. */
function bareText(text: string, properties: JsonSchema, required: unknown): JsonSchema | undefined {
  const [name, ...more] = Array.isArray(required) ? (required as string[]) : [];
  const inner = name !== undefined && more.length === 0 ? properties[name] : undefined;
  if (name === undefined || !isObject(inner) || inner.type !== "string" || text.trim() === "")
    return undefined;
  return { [name]: mend(text, inner) };
}

/** The name that is meant: "blind_spots" is blindSpots. */
function known(key: string, properties: JsonSchema): string | undefined {
  if (Object.hasOwn(properties, key)) return key;
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");
  return Object.keys(properties).find((name) => plain(name) === plain(key));
}

function mendArray(given: unknown, { items, maxItems }: JsonSchema): unknown {
  const value = parsed(given);
  const each = isObject(items) ? items : {};
  const list = Array.isArray(value)
    ? value
    : isObject(value) && isNumbered(value)
      ? Object.values(value)
      : undefined;
  if (list === undefined) {
    const isOne = each.type === "string" ? typeof value === "string" && value.trim() !== "" : isObject(value);
    return isOne && each.type !== undefined ? [mend(value, each)] : value;
  }
  const full = list.map((item) => mend(item, each)).filter((item) => item !== "" && item !== null);
  return typeof maxItems === "number" ? full.slice(0, maxItems) : full;
}

const isNumbered = (value: JsonSchema): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
};

function mendText(given: unknown, { maxLength, enum: values }: JsonSchema): unknown {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (typeof value !== "string") return typeof value === "number" ? String(value) : value;
  const text = visible(value);
  if (Array.isArray(values)) {
    const meant = values.find((one) => typeof one === "string" && one.toLowerCase() === text.toLowerCase());
    return meant ?? text;
  }
  return typeof maxLength === "number" ? cut(text, maxLength) : text;
}

/** Control characters, orders of direction, and what has no width and no use; joiners within words and emoji stay. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** A text without what nobody sees; "" where nothing of it can be seen. */
export function visible(text: string): string {
  const seen = text
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, (c) => (c === "\n" ? c : c === "\t" ? " " : ""))
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) ? seen : "";
}

/** At most `length` UTF-16 units, ending with a sentence or at least a word where that can be. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
  const sentence = Math.max(
    ...[".", "!", "?", "…", "。", "！", "？", "।", "؟", "።"].map((end) => head.lastIndexOf(end)),
  );
  if (sentence > length / 2) return head.slice(0, sentence + 1);
  const word = head.lastIndexOf(" ");
  return (word > length / 2 ? head.slice(0, word) : head).trimEnd();
}

/** JSON that came as a text, within a code fence or not; anything else as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim().replace(/^```(?:json)?\s*|\s*```$/g, "");
  if (!/^[[{]/.test(text)) return value;
  try {
    return JSON.parse(text);
  } catch {
    return value;
  }
}
