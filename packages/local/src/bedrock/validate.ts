/**
 * What Bedrock refuses with a ValidationException, in its own words where they are known: a conversation that
 * begins with the user, alternates and ends with the user; no empty content; a result for each tool call of the
 * turn before and for no other; a toolConfig where tools are used, whose choice names one of its tools.
 */
import { BedrockException } from "./exceptions.ts";
import { ConverseRequest, type Message } from "./wire.ts";

/** The request, or a ValidationException that says the first thing that is wrong with it. */
export function validate(body: unknown): ConverseRequest {
  const parsed = ConverseRequest.safeParse(body);
  if (!parsed.success) throw invalid(describe(parsed.error.issues));
  for (const complaint of complaints(parsed.data)) throw invalid(complaint);
  return parsed.data;
}

/** Model ids, inference profile ids and ARNs. */
export function validateModelId(modelId: string): void {
  if (!/^[\w.:/-]{1,2048}$/.test(modelId)) throw invalid("The provided model identifier is invalid.");
}

const invalid = (message: string) => new BedrockException("ValidationException", message);

function describe(issues: { path: PropertyKey[]; message: string }[]): string {
  const detected = `${issues.length} validation error${issues.length === 1 ? "" : "s"} detected: `;
  const failed = issues.map(
    ({ path, message }) => `Value at '${path.join(".")}' failed to satisfy constraint: ${message}`,
  );
  return detected + failed.join("; ");
}

function* complaints({ messages, toolConfig }: ConverseRequest): Generator<string> {
  yield* conversation(messages);
  yield* messages.flatMap(blanks);
  yield* messages.flatMap((message, i) => toolResults(message, i, messages[i - 1]));
  const usesTools = messages.some(({ content }) =>
    content.some((block) => block.toolUse || block.toolResult),
  );
  if (usesTools && !toolConfig) {
    yield "The toolConfig field must be defined when using toolUse and toolResult content blocks.";
  }
  const specs = toolConfig?.tools.flatMap(({ toolSpec }) => toolSpec ?? []) ?? [];
  for (const [i, { inputSchema }] of specs.entries()) {
    if (inputSchema.json.type !== "object") {
      yield `The value at toolConfig.tools.${i}.toolSpec.inputSchema.json.type must be one of the following: object.`;
    }
  }
  const chosen = toolConfig?.toolChoice?.tool?.name;
  if (chosen !== undefined && !specs.some(({ name }) => name === chosen)) {
    yield `The tool '${chosen}' specified in toolConfig.toolChoice.tool.name is not one of toolConfig.tools.`;
  }
}

function* conversation(messages: Message[]): Generator<string> {
  if (messages[0]?.role !== "user") {
    yield "A conversation must start with a user message. Try again with a conversation that starts with a user message.";
  }
  if (messages.some(({ role }, i) => role === messages[i - 1]?.role)) {
    yield "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.";
  }
  if (messages.at(-1)?.role !== "user") {
    yield "This model does not support assistant message prefill. The conversation must end with a user message.";
  }
}

function blanks({ content }: Message, at: number): string[] {
  if (content.length === 0) {
    return [
      `The content field in the Message object at messages.${at} is empty. Add a ContentBlock object to the content field and try again.`,
    ];
  }
  return content.flatMap(({ text, toolResult }, i) => {
    const where = `messages.${at}.content.${i}`;
    if (text?.trim() === "") {
      return `The text field in the ContentBlock object at ${where} is blank. Add text to the text field, and try again.`;
    }
    if (toolResult?.status === "error" && toolResult.content.length === 0) {
      return `The content field at ${where}.toolResult cannot be empty when status value is error.`;
    }
    return [];
  });
}

function toolResults({ content }: Message, at: number, previous: Message | undefined): string[] {
  const asked = previous?.content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []) ?? [];
  const answered = content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
  const missing = asked.filter((id) => !answered.includes(id));
  if (missing.length > 0) {
    return [
      `Expected toolResult blocks at messages.${at}.content for the following Ids: ${missing.join(", ")}`,
    ];
  }
  if (answered.length > asked.length || answered.some((id) => !asked.includes(id))) {
    return [
      `The number of toolResult blocks at messages.${at}.content exceeds the number of toolUse blocks of previous turn.`,
    ];
  }
  return [];
}
