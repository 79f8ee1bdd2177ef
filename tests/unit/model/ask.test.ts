import { Model } from "@persona-ai/core/model";
import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  call,
  HAIKU,
  invalid,
  ListMalformed,
  modelThatSays,
  person,
  type Said,
  SONNET,
  text,
} from "./saying.ts";

const List = z.strictObject({ items: z.array(z.string().min(1).max(20)).min(1).max(3) });
const question = {
  name: "list",
  description: "Hands in a list.",
  wanted: "list",
  system: "You list.",
  prompt: "List.",
  schema: List,
  room: { characters: 60, script: "latin", tokens: 50 } as const,
  malformed: () => new ListMalformed(),
};
const good = { items: ["a", "b"] };

describe("a question", () => {
  test.each([
    ["anthropic.claude-opus-4-5-20251101-v1:0", { outputConfig: expect.anything() }],
    [
      HAIKU,
      { toolConfig: { tools: [{ toolSpec: { strict: true } }], toolChoice: { tool: { name: "list" } } } },
    ],
    ["global.anthropic.claude-sonnet-5", { toolConfig: { toolChoice: { tool: { name: "list" } } } }],
    [SONNET, { toolConfig: { toolChoice: { auto: {} } } }],
    ["meta.llama3-3-70b-instruct-v1:0", { toolConfig: { toolChoice: { auto: {} } } }],
    ["acme.unknown-1", { toolConfig: { toolChoice: { auto: {} } } }],
  ])("of %s has the form that it takes", (modelId, form) => {
    expect(Model.requestFor(question, modelId)).toMatchObject(form);
  });

  test("goes on in simpler forms where the service does not take one, which is not paid for", async () => {
    const refused =
      'The model returned the following errors: tool_choice: type "tool" and "any" are not supported for this model.';
    const { requests, converse } = modelThatSays(invalid(refused), invalid(refused), call(good));
    const told = await Model.ask(question, { modelId: HAIKU, converse });
    expect(told).toMatchObject({ value: good, usage: { calls: 1 } });
    expect(requests.map(({ toolConfig }) => Object.keys(toolConfig?.toolChoice ?? {})[0])).toEqual([
      "tool",
      "any",
      "auto",
    ]);
  });

  test("that is wrong for any form is not asked again", async () => {
    const { requests, converse } = modelThatSays(invalid("messages.0.content is empty"));
    await expect(Model.ask(question, { modelId: HAIKU, converse })).rejects.toMatchObject({
      name: "ModelRejected",
    });
    expect(requests).toHaveLength(1);
  });

  test("is replayed as a valid request, whatever the model called its tool with", async () => {
    for (const input of ["not an object", undefined, ["a"], null]) {
      const { requests, converse } = modelThatSays(call(input), call(good));
      await Model.ask(question, { modelId: HAIKU, converse });
      const said = requests[1]?.messages?.[1]?.content?.[0]?.toolUse?.input;
      expect(said !== null && typeof said === "object" && !Array.isArray(said)).toBe(true);
      expect(requests[1]?.messages?.[2]?.content?.[0]?.toolResult?.toolUseId).toBe("tooluse_1");
    }
  });

  test("that a model thought to its end about is not asked of it again", async () => {
    const thought: Said = {
      content: [{ reasoningContent: { reasoningText: { text: "Hm." } } }],
      stopReason: "max_tokens",
    };
    const { requests, converse } = modelThatSays(thought, call(good));
    await expect(Model.ask(question, { modelId: SONNET, converse })).rejects.toBeInstanceOf(ListMalformed);
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["cannot be had", [new Model.ModelNotOffered()]],
    ["is denied", [new Model.ModelAccessDenied()]],
    ["stays malformed", [text("No."), text("No.")]],
  ] as [string, Said[]][])("is asked of another model when the first %s", async (_what, said) => {
    const { requests, converse } = modelThatSays(...said, call(good));
    const told = await Model.ask(question, { modelId: SONNET, otherwise: HAIKU, converse });
    expect(told).toMatchObject({ value: good, model: HAIKU });
    expect(requests.at(-1)?.modelId).toBe(HAIKU);
  });

  test("that was declined is asked of nobody else", async () => {
    const { requests, converse } = modelThatSays(text("I can't.", "refusal" as never));
    const asked = Model.ask(question, { modelId: SONNET, otherwise: HAIKU, converse });
    await expect(asked).rejects.toMatchObject({ name: "ModelRefused" });
    expect(requests).toHaveLength(1);
  });

  test("for structured output has no key that it refuses, and closed objects", () => {
    const { outputConfig } = Profile.profileRequest(person("en"), "anthropic.claude-opus-4-5-20251101-v1:0");
    const { schema } = outputConfig!.textFormat!.structure!.jsonSchema!;
    expect(schema).not.toMatch(/"(minLength|maxLength|minItems|maxItems|minimum|maximum|pattern|\$schema)":/);
    expect(schema).toContain("at most 160 characters");
    expect(schema?.match(/"type":"object"/g)?.length).toBe(
      schema?.match(/"additionalProperties":false/g)?.length,
    );
  });

  test("for Nova and Llama has no key that they refuse", () => {
    for (const id of ["amazon.nova-pro-v1:0", "meta.llama3-3-70b-instruct-v1:0"]) {
      const { toolConfig } = Profile.profileRequest(person("en"), id);
      const schema = toolConfig!.tools![0]!.toolSpec!.inputSchema!.json as object;
      const { schema: rules } = Model.modelOf(id).tools;
      for (const key of Object.keys(schema)) expect(rules.topLevel ?? [key]).toContain(key);
      for (const key of rules.refused) expect(JSON.stringify(schema)).not.toContain(`"${key}":`);
    }
  });
});
