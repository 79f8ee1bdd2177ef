/** What the endpoint refuses whatever the model, and with which of Bedrock's words. */
import { isModelId } from "@persona-ai/local/bedrock/service-model.ts";
import { validate } from "@persona-ai/local/bedrock/validate.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const user = (...content: object[]) => ({ role: "user", content });
const assistant = (...content: object[]) => ({ role: "assistant", content });
const text = (words: string) => ({ text: words });
const toolUse = (toolUseId: string, input: unknown = {}) => ({
  toolUse: { toolUseId, name: "write_profile", input },
});
const toolResult = (toolUseId: string, content: object[] = [text("No.")]) => ({
  toolResult: { toolUseId, status: "error", content },
});
const tool = (name: string, json: unknown = { type: "object" }) => ({
  toolSpec: { name, inputSchema: { json } },
});
const toolConfig = {
  tools: [tool("write_profile")],
  toolChoice: { tool: { name: "write_profile" } },
};
const hello = [user(text("Hello"))];
const called = [...hello, assistant(toolUse("a"))];
const withTools = (...tools: object[]) => ({ messages: hello, toolConfig: { tools } });

describe("a Converse request", () => {
  test.each([
    ["a question", { messages: hello }],
    ["a forced tool", { messages: hello, toolConfig, inferenceConfig: { maxTokens: 1, temperature: 1 } }],
    ["a tool's result", { messages: [...called, user(toolResult("a"))], toolConfig }],
    ["fields that are not known", { messages: hello, guardrailConfig: {}, hello: 1 }],
    ["a cache point", { messages: hello, system: [text("Be."), { cachePoint: { type: "default" } }] }],
    ["metadata", { messages: hello, requestMetadata: { a: "b" } }],
  ])("with %s is accepted", (_, request) => {
    expect(validate("Converse", request)).toEqual(request);
  });

  test.each<[string, unknown, string]>([
    ["without messages", {}, "must start with a user message"],
    ["with no message", { messages: [] }, "must start with a user message"],
    [
      "that starts with the assistant",
      { messages: [assistant(text("Hi")), ...hello] },
      "must start with a user",
    ],
    ["that does not alternate", { messages: [...hello, ...hello] }, "must alternate"],
    [
      "with an unknown role",
      { messages: [...hello, { role: "system", content: [text("x")] }] },
      "Value 'system' at 'messages.2.member.role' failed to satisfy constraint: Member must satisfy enum value set: [user, assistant]",
    ],
    ["with an empty message", { messages: [user()] }, "messages.0 is empty"],
    ["with a blank text", { messages: [user(text(" \n"))] }, "messages.0.content.0 is blank"],
    [
      "with a text of separators",
      { messages: [user(text("\u001c\u0085"))] },
      "messages.0.content.0 is blank",
    ],
    [
      "with no token to spend",
      { messages: hello, inferenceConfig: { maxTokens: 0 } },
      "1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      "with half a token",
      { messages: hello, inferenceConfig: { maxTokens: 1.5 } },
      "inferenceConfig.maxTokens",
    ],
    [
      "that is too hot",
      { messages: hello, inferenceConfig: { temperature: 1.1 } },
      "'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      "with an empty stop sequence",
      { messages: hello, inferenceConfig: { stopSequences: [""] } },
      "'inferenceConfig.stopSequences.1.member'",
    ],
    [
      "without any tool in its toolConfig",
      withTools(),
      "Value at 'toolConfig.tools' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    ["with a tool of a bad name", withTools(tool("a b")), "regular expression pattern: [a-zA-Z0-9_-]+"],
    ["with a tool of a long name", withTools(tool("a".repeat(65))), "length less than or equal to 64"],
    ["with two tools of a name", withTools(tool("a"), tool("a")), "Tool names must be unique"],
    [
      "with a tool without a type",
      withTools(tool("a", {})),
      "inputSchema.json.type must be one of the following: object",
    ],
    [
      "with a schema that is a text",
      withTools(tool("a", "{}")),
      "inputSchema.json is invalid. Provide a json object",
    ],
    [
      "with properties that are null",
      withTools(tool("a", { type: "object", properties: null })),
      "toolSpec.inputSchema is invalid. Fix the following errors and try again: $.properties: null found, object expected",
    ],
    [
      "that chooses a tool it does not offer",
      { messages: hello, toolConfig: { ...toolConfig, toolChoice: { tool: { name: "other" } } } },
      "'other'",
    ],
    [
      "that chooses twice",
      { messages: hello, toolConfig: { ...toolConfig, toolChoice: { any: {}, auto: {} } } },
      "exactly one of its fields set",
    ],
    [
      "that used tools and offers none",
      { messages: [...called, user(toolResult("a"))] },
      "toolConfig field must be defined",
    ],
    [
      "that leaves a tool call without its result",
      { messages: [...called, user(text("Well?"))], toolConfig },
      "Expected toolResult blocks at messages.2.content for the following Ids: a",
    ],
    [
      "with a result that nobody asked for",
      { messages: [user(toolResult("b"))], toolConfig },
      "exceeds the number of toolUse blocks",
    ],
    [
      "with a result twice",
      { messages: [...called, user(toolResult("a"), toolResult("a"))], toolConfig },
      "The toolResult blocks at messages.2.content contain duplicate Ids: a",
    ],
    [
      "with an id twice in a turn",
      { messages: [...hello, assistant(toolUse("a"), toolUse("a")), user(toolResult("a"))], toolConfig },
      "The toolUse blocks at messages.1.content contain duplicate Ids: a",
    ],
    [
      "with an id again in a later turn",
      {
        messages: [...called, user(toolResult("a")), assistant(toolUse("a")), user(toolResult("a"))],
        toolConfig,
      },
      "messages.3.content.0: `tool_use` ids must be unique",
    ],
    ["with an odd id", { messages: [...hello, assistant(toolUse("a/b"))], toolConfig }, "toolUse.toolUseId"],
    ...["{}", ["a"], null, 3].map<[string, unknown, string]>((input) => [
      `with a tool input of ${JSON.stringify(input)}`,
      {
        messages: [
          ...hello,
          assistant({ toolUse: { ...toolUse("a").toolUse, input } }),
          user(toolResult("a")),
        ],
        toolConfig,
      },
      input === null
        ? "toolUse.input"
        : "messages.1.content.0.toolUse.input is invalid. Provide a json object",
    ]),
    [
      "with a result that is a list",
      { messages: [...called, user(toolResult("a", [{ json: [] }]))], toolConfig },
      "messages.2.content.0.toolResult.content.0.json is invalid",
    ],
    [
      "with an error that says nothing",
      { messages: [...called, user(toolResult("a", []))], toolConfig },
      "cannot be empty when status value is error",
    ],
    [
      "with a block of two kinds",
      { messages: [user({ text: "Hi", image: {} })] },
      "messages.1.member.content.1.member",
    ],
    ["with a block of no kind", { messages: [user({})] }, "messages.1.member.content.1.member"],
    [
      "with a cache point without a type",
      { messages: hello, system: [{ cachePoint: {} }] },
      "cachePoint.type",
    ],
    [
      "with too much metadata",
      {
        messages: hello,
        requestMetadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, ""])),
      },
      "requestMetadata",
    ],
    [
      "with an odd guardrail",
      { messages: hello, guardrailConfig: { guardrailIdentifier: "A B" } },
      "guardrailIdentifier",
    ],
    [
      "with an unknown format",
      { messages: hello, outputConfig: { textFormat: { type: "xml", structure: {} } } },
      "outputConfig.textFormat.type",
    ],
    ["that is no object", "hello", "failed to satisfy constraint"],
  ])("%s is a ValidationException", (_, request, message) => {
    expect(() => validate("Converse", request)).toThrow(
      expect.objectContaining({
        name: "ValidationException",
        status: 400,
        message: expect.stringContaining(message),
      }),
    );
  });

  test("of whatever shape is accepted or refused, and never breaks the endpoint", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ messages: fc.anything() })), (request) => {
        const name = (() => {
          try {
            return validate("Converse", request) && "accepted";
          } catch (error) {
            return (error as Error).name;
          }
        })();
        expect(["accepted", "ValidationException"]).toContain(name);
      }),
    );
  });
});

test("model ids, profiles and ARNs are model identifiers, and other text is not", () => {
  for (const id of [
    "anthropic.claude-3-haiku-20240307-v1:0",
    "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/x",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4",
  ]) {
    expect(isModelId("Converse", id)).toBe(true);
  }
  for (const id of ["", "a b", "<script>", "a".repeat(2049)]) expect(isModelId("Converse", id)).toBe(false);
});
