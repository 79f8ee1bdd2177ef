/**
 * What Bedrock refuses of a request whose shape is right, whatever the model: a conversation that begins with the
 * user and alternates, no empty content, a result for each tool call of the turn before and for no other, a toolConfig
 * where tools are used, whose schemas are of objects and whose choice names one of its tools.
 */
import { isObject } from "@persona-ai/core/model/schema.ts";
import { type BedrockException, refusal } from "./exceptions.ts";
import { type Operation, validateShape } from "./service-model.ts";
import { type ConverseRequest, type Message, toolSpecs } from "./wire.ts";

/** The request, or what says the first thing that is wrong with it. */
export function validate(operation: Operation, body: unknown): ConverseRequest {
  validateShape(operation, body);
  const request = {
    ...(body as object),
    messages: (body as ConverseRequest).messages ?? [],
  } as ConverseRequest;
  for (const complaint of complaints(request)) throw complaint;
  return request;
}

function* complaints(request: ConverseRequest): Generator<BedrockException> {
  const { messages, toolConfig } = request;
  if (messages[0]?.role !== "user") yield refusal("startsWithUser");
  if (messages.some(({ role }, i) => role === messages[i - 1]?.role)) yield refusal("alternates");
  yield* systemBlocks(request);
  for (const [m, message] of messages.entries()) {
    yield* blocks(message, m);
    yield* toolResults(message, m, messages[m - 1]);
  }
  yield* uniqueIds(messages);
  const usesTools = messages.some(({ content }) =>
    content.some((block) => block.toolUse || block.toolResult),
  );
  if (usesTools && !toolConfig) yield refusal("toolConfigMissing");
  yield* tools(request);
}

function* systemBlocks({ system = [] }: ConverseRequest): Generator<BedrockException> {
  for (const [s, { text }] of system.entries()) {
    if (text !== undefined && isBlank(text)) yield refusal("systemBlank", { s });
  }
  if (system[0]?.cachePoint) yield refusal("cacheAlone", { at: "system.0" });
}

const DOCUMENT_NAME = /^(?!.*\s\s)[\p{L}\p{N}\s()[\]_-]+$/u;

function* blocks({ role, content }: Message, m: number): Generator<BedrockException> {
  if (content.length === 0) yield refusal("emptyContent", { m });
  const misplaced = role === "user" ? "toolUse" : "toolResult";
  if (content.some((block) => block[misplaced])) yield refusal("roleBlock", { block: misplaced, role });
  if (content[0]?.cachePoint) yield refusal("cacheAlone", { at: `messages.${m}.content.0` });
  const documents = content.flatMap(({ document }) => document ?? []);
  if (documents.some(({ name }) => !DOCUMENT_NAME.test(name))) yield refusal("documentName");
  if (documents.length > 0 && !content.some(({ text }) => text !== undefined))
    yield refusal("documentText", { m });
  for (const [c, { text, toolUse, toolResult }] of content.entries()) {
    const at = `messages.${m}.content.${c}`;
    if (text !== undefined && isBlank(text)) yield refusal("blankText", { at });
    if (toolUse && !isObject(toolUse.input)) yield refusal("toolInput", { at });
    if (toolResult?.status === "error" && toolResult.content.length === 0)
      yield refusal("resultEmpty", { at });
    for (const [r, { json }] of toolResult?.content.entries() ?? []) {
      if (json !== undefined && !isObject(json)) {
        yield refusal("resultJson", { at: `${at}.toolResult.content.${r}.json` });
      }
    }
  }
}

/** Java's isBlank takes these for white space, too. */
const SEPARATORS = "\u001c\u001d\u001e\u001f\u0085";
const isBlank = (text: string): boolean =>
  [...text].every((character) => character.trim() === "" || SEPARATORS.includes(character));

function* toolResults(
  { content }: Message,
  m: number,
  previous: Message | undefined,
): Generator<BedrockException> {
  const asked = previous?.content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []) ?? [];
  const answered = content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
  const used = content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []);
  for (const [kind, ids] of [
    ["toolUse", used],
    ["toolResult", answered],
  ] as const) {
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length > 0) yield refusal("duplicateIds", { kind, m, ids: [...new Set(twice)].join(", ") });
  }
  const missing = asked.filter((id) => !answered.includes(id));
  if (missing.length > 0) yield refusal("resultsMissing", { m, ids: missing.join(", ") });
  if (answered.some((id) => !asked.includes(id))) yield refusal("resultsExceed", { m });
}

function* uniqueIds(messages: Message[]): Generator<BedrockException> {
  const seen = new Set<string>();
  for (const [m, { content }] of messages.entries()) {
    for (const [c, { toolUse }] of content.entries()) {
      if (toolUse && seen.has(toolUse.toolUseId)) yield refusal("notUniqueIds", { m, c });
      if (toolUse) seen.add(toolUse.toolUseId);
    }
  }
}

function* tools(request: ConverseRequest): Generator<BedrockException> {
  const specs = toolSpecs(request);
  for (const [t, { inputSchema }] of specs.entries()) {
    const { json } = inputSchema;
    if (!isObject(json)) yield refusal("schemaFormat", { t });
    if (json.type !== "object") yield refusal("schemaType", { t });
    const errors = [...schemaErrors(json, "$")];
    if (errors.length > 0) yield refusal("schemaInvalid", { t, errors: errors.join(", ") });
  }
  if (new Set(specs.map(({ name }) => name)).size < specs.length) yield refusal("toolNames");
  const name = request.toolConfig?.toolChoice?.tool?.name;
  if (name !== undefined && !specs.some((spec) => spec.name === name))
    yield refusal("choiceUnknown", { name });
}

/** What is wrong with a JSON Schema, as much as its metaschema says of the keywords that clients get wrong. */
function* schemaErrors(schema: Record<string, unknown>, at: string): Generator<string> {
  const { properties, required, items } = schema;
  const found = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
  if (properties !== undefined && !isObject(properties)) {
    yield `${at}.properties: ${found(properties)} found, object expected`;
  }
  if (required !== undefined && !Array.isArray(required)) {
    yield `${at}.required: ${found(required)} found, array expected`;
  }
  const parts = isObject(properties) ? Object.entries(properties) : [];
  for (const [name, part] of parts) {
    if (isObject(part)) yield* schemaErrors(part, `${at}.properties.${name}`);
    else if (typeof part !== "boolean")
      yield `${at}.properties.${name}: ${found(part)} found, object expected`;
  }
  if (isObject(items)) yield* schemaErrors(items, `${at}.items`);
}
