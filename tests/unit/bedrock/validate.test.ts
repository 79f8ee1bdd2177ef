import { validate, validateModelId } from "@persona-ai/local/bedrock/validate.ts";
import { describe, expect, test } from "vitest";

const user = (...content: object[]) => ({ role: "user", content });
const assistant = (...content: object[]) => ({ role: "assistant", content });
const text = (words: string) => ({ text: words });
const toolUse = (toolUseId: string) => ({ toolUse: { toolUseId, name: "write_profile", input: {} } });
const toolResult = (toolUseId: string, content: object[] = [text("No.")]) => ({
  toolResult: { toolUseId, status: "error", content },
});
const toolConfig = {
  tools: [{ toolSpec: { name: "write_profile", inputSchema: { json: { type: "object" } } } }],
  toolChoice: { tool: { name: "write_profile" } },
};
const hello = [user(text("Hello"))];

describe("a Converse request", () => {
  test.each([
    ["a question", { messages: hello }],
    ["a forced tool", { messages: hello, toolConfig, inferenceConfig: { maxTokens: 1, temperature: 1 } }],
    ["a tool's result", { messages: [...hello, assistant(toolUse("a")), user(toolResult("a"))], toolConfig }],
    ["fields that are not read here", { messages: hello, guardrailConfig: {}, system: [{ cachePoint: {} }] }],
  ])("with %s is accepted", (_, request) => {
    expect(validate(request)).toEqual(request);
  });

  test.each([
    ["without messages", {}, "'messages'"],
    ["with no message", { messages: [] }, "must start with a user message"],
    [
      "that starts with the assistant",
      { messages: [assistant(text("Hi")), ...hello] },
      "must start with a user",
    ],
    ["that does not alternate", { messages: [...hello, ...hello] }, "must alternate"],
    ["that ends with the assistant", { messages: [...hello, assistant(text("Hi"))] }, "must end with a user"],
    ["with an unknown role", { messages: [{ role: "system", content: [text("x")] }] }, "messages.0.role"],
    ["with an empty message", { messages: [user()] }, "messages.0 is empty"],
    ["with a blank text", { messages: [user(text(" \n"))] }, "messages.0.content.0 is blank"],
    [
      "with no token to spend",
      { messages: hello, inferenceConfig: { maxTokens: 0 } },
      "inferenceConfig.maxTokens",
    ],
    [
      "with half a token",
      { messages: hello, inferenceConfig: { maxTokens: 1.5 } },
      "inferenceConfig.maxTokens",
    ],
    [
      "that is too hot",
      { messages: hello, inferenceConfig: { temperature: 1.1 } },
      "inferenceConfig.temperature",
    ],
    [
      "without any tool in its toolConfig",
      { messages: hello, toolConfig: { tools: [] } },
      "toolConfig.tools",
    ],
    [
      "with a tool of a bad name",
      { messages: hello, toolConfig: { tools: [{ toolSpec: { name: "a b", inputSchema: { json: {} } } }] } },
      "toolSpec.name",
    ],
    [
      "with a tool whose input is no object",
      { messages: hello, toolConfig: { tools: [{ toolSpec: { name: "a", inputSchema: { json: {} } } }] } },
      "inputSchema.json.type must be one of the following: object",
    ],
    [
      "that chooses a tool it does not offer",
      { messages: hello, toolConfig: { ...toolConfig, toolChoice: { tool: { name: "other" } } } },
      "'other'",
    ],
    [
      "that used tools and offers none",
      { messages: [...hello, assistant(toolUse("a")), user(toolResult("a"))] },
      "toolConfig field must be defined",
    ],
    [
      "that leaves a tool call without its result",
      { messages: [...hello, assistant(toolUse("a")), user(text("Well?"))], toolConfig },
      "Expected toolResult blocks at messages.2.content for the following Ids: a",
    ],
    [
      "with a result that nobody asked for",
      { messages: [user(toolResult("b"))], toolConfig },
      "exceeds the number of toolUse blocks",
    ],
    [
      "with an error that says nothing",
      { messages: [...hello, assistant(toolUse("a")), user(toolResult("a", []))], toolConfig },
      "cannot be empty when status value is error",
    ],
    ["that is no object", "hello", "failed to satisfy constraint"],
  ])("%s is a ValidationException", (_, request, message) => {
    expect(() => validate(request)).toThrow(
      expect.objectContaining({
        name: "ValidationException",
        status: 400,
        message: expect.stringContaining(message),
      }),
    );
  });
});

test("model ids, profiles and ARNs are model identifiers, and other text is not", () => {
  for (const id of [
    "anthropic.claude-3-haiku-20240307-v1:0",
    "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/x",
  ]) {
    expect(() => validateModelId(id)).not.toThrow();
  }
  for (const id of ["", "a b", "<script>"])
    expect(() => validateModelId(id)).toThrow("identifier is invalid");
});
