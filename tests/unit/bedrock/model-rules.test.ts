/** What each model refuses, of those in the table: one good request that it takes, and its refusals. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Model, models } from "@persona-ai/core/model/models.ts";
import { type Asked, reach, refuse } from "@persona-ai/local/bedrock/model-rules.ts";
import type { ConverseRequest } from "@persona-ai/local/bedrock/wire.ts";
import { describe, expect, test } from "vitest";
import refusals from "../../../packages/local/src/bedrock/refusals.data.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const hello: ConverseRequest = { messages: [{ role: "user", content: [{ text: "Hello" }] }] };
const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
const closed = { ...schema, additionalProperties: false };
const toolWith = (json: object, strict?: boolean) => ({
  tools: [
    {
      toolSpec: {
        name: "t",
        inputSchema: { json: json as Record<string, unknown> },
        ...(strict && { strict }),
      },
    },
  ],
});
const structured = (json: object): Partial<ConverseRequest> => ({
  outputConfig: { textFormat: { structure: { jsonSchema: { schema: JSON.stringify(json) } } } },
});
const point = { cachePoint: { type: "default" as const } };

/** The refusal's message, or undefined where the model takes it. */
function refusalOf(model: Model, more: Partial<ConverseRequest>, operation: Asked["operation"] = "Converse") {
  try {
    refuse({ operation, modelId: model.id, model, request: { ...hello, ...more } });
    return undefined;
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
}
const validation = (message: string) => ({
  name: "ValidationException",
  message: expect.stringContaining(message),
});
/** Either it is taken, or refused with these words. */
const expectTaken = (taken: boolean, found: unknown, message: string) =>
  expect(found).toEqual(taken ? undefined : validation(message));

test("each refusal says where its words were read", () => {
  for (const { message, source } of Object.values(refusals.refusals)) {
    expect(message).toMatch(/\w/);
    expect(source).toMatch(/\w/);
  }
});

describe.each(models().map((model) => [model.name, model] as const))("%s", (_, model) => {
  const isClaude = model.provider === "anthropic";

  test("takes a plain request, as long as it may be", () => {
    expect(refusalOf(model, { inferenceConfig: { maxTokens: model.maxTokens } })).toBeUndefined();
    const more = { inferenceConfig: { maxTokens: model.maxTokens + 1 } };
    expect(refusalOf(model, more)).toEqual(validation(`exceeds the model limit of ${model.maxTokens}.`));
  });

  test("is reached by its profiles, and by its id alone only where that is taken", () => {
    for (const prefix of model.profiles) expect(reach(`${prefix}.${model.id}`).id).toBe(model.id);
    const found = (() => {
      try {
        return reach(model.id).id;
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(found).toMatch(model.direct ? model.id : /on-demand throughput isn’t supported/);
    expect(() => reach(`xx.${model.id}`)).toThrow("The provided model identifier is invalid.");
  });

  test("takes the tool choices of the table, and refuses the others", () => {
    const { choice } = model.tools;
    for (const [name, toolChoice] of [
      ["auto", { auto: {} }],
      ["any", { any: {} }],
      ["tool", { tool: { name: "t" } }],
    ] as const) {
      const found = refusalOf(model, { toolConfig: { ...toolWith(schema), toolChoice } });
      const words = isClaude
        ? 'type "tool" and "any" are not supported'
        : `doesn't support the toolConfig.toolChoice.${name}`;
      expectTaken(choice.includes(name), found, words);
    }
    const streamed = refusalOf(model, { toolConfig: toolWith(schema) }, "ConverseStream");
    expectTaken(model.tools.streaming, streamed, "tool use in streaming mode");
  });

  test("takes the schema keys of the table, and refuses the others", () => {
    const { topLevel, refused } = model.tools.schema;
    for (const key of ["$schema", "additionalProperties", "$defs"]) {
      const found = refusalOf(model, {
        toolConfig: toolWith({ ...schema, [key]: key === "additionalProperties" ? false : {} }),
      });
      const taken = !refused.includes(key) && (topLevel === null || topLevel.includes(key));
      expectTaken(taken, found, `extraneous key [${key}] is not permitted`);
    }
    const named = {
      ...schema,
      properties: { definitions: { type: "string" }, additionalProperties: { type: "string" } },
    };
    expect(refusalOf(model, { toolConfig: toolWith(named) })).toBeUndefined();
  });

  test("takes strict tools and structured output as the table says, of closed schemas without limits", () => {
    const has = model.structuredOutput !== "no";
    expectTaken(
      has,
      refusalOf(model, structured(closed)),
      "output_config.format: Extra inputs are not permitted",
    );
    const open = refusalOf(model, structured(schema));
    expect(open).toEqual(
      validation(has ? "must be explicitly set to false" : "Extra inputs are not permitted"),
    );
    const limited = { ...closed, properties: { a: { type: "array", maxItems: 3 } } };
    const words = has
      ? "For 'array' type, property 'maxItems' is not supported"
      : "Extra inputs are not permitted";
    expect(refusalOf(model, structured(limited))).toEqual(validation(words));
    if (model.tools.schema.topLevel === null && model.tools.schema.refused.length === 0) {
      expectTaken(
        model.tools.strict,
        refusalOf(model, { toolConfig: toolWith(closed, true) }),
        "strict: Extra inputs",
      );
    }
  });

  test("takes sampling as the table says, and Claude one of its parameters at once", () => {
    const found = refusalOf(model, { inferenceConfig: { temperature: 0.5 } });
    expectTaken(model.sampling, found, "`temperature` is deprecated for this model.");
    const both = refusalOf(model, { inferenceConfig: { temperature: 0.5, topP: 0.5 } });
    expectTaken(
      model.sampling && !isClaude,
      both,
      model.sampling ? "cannot both be specified" : "is deprecated",
    );
  });

  test("thinks by the types of the table, within its budget", () => {
    const { types } = model.thinking;
    for (const type of ["adaptive", "enabled", "disabled"]) {
      const thinking = { type, ...(type === "enabled" && { budget_tokens: 1024 }) };
      const found = refusalOf(model, {
        additionalModelRequestFields: { thinking },
        inferenceConfig: { maxTokens: 4000 },
      });
      expectTaken(
        types.includes(type),
        found,
        types.length === 0 ? "extraneous key [thinking]" : `thinking.type.${type}`,
      );
    }
    if (!types.includes("enabled")) return;
    const enabled = (budget_tokens: number) => ({
      additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens } },
    });
    expect(refusalOf(model, enabled(100))).toEqual(validation("greater than or equal to 1024"));
    const room = { ...enabled(4000), inferenceConfig: { maxTokens: 4000 } };
    expect(refusalOf(model, room)).toEqual(validation("`max_tokens` must be greater"));
    const forced = { ...enabled(1024), toolConfig: { ...toolWith(schema), toolChoice: { any: {} } } };
    expect(refusalOf(model, forced)).toEqual(validation("tool_choice forces tool use"));
  });

  test("takes a prefill and cache points as the table says", () => {
    const messages = [...hello.messages, { role: "assistant" as const, content: [{ text: "Well" }] }];
    const thinks = ["default", "always"].includes(model.thinking.by);
    expectTaken(
      model.prefill && !thinks,
      refusalOf(model, { messages }),
      "does not support assistant message prefill",
    );
    const points = (count: number) =>
      refusalOf(model, { system: [{ text: "Be." }, ...Array.from({ length: count }, () => point)] });
    if (model.cache === null) {
      expect(points(1)).toEqual({
        name: "AccessDeniedException",
        message: expect.stringContaining("did not allow prompt caching"),
      });
      return;
    }
    expect(points(model.cache.maxPoints)).toBeUndefined();
    expect(points(model.cache.maxPoints + 1)).toEqual(
      validation(`A maximum of ${model.cache.maxPoints} blocks`),
    );
  });

  test("is told of images and results of tools in its own way", () => {
    const image = { image: { format: "png", source: { bytes: "iVBORw0KGgo=" } } };
    const found = refusalOf(model, { messages: [{ role: "user", content: [{ text: "See" }, image] }] });
    expectTaken(
      (refusals.media as Record<string, unknown>)[model.provider]?.toString().includes("image") ?? true,
      found,
      "doesn't support the image field for user messages",
    );
    const broken = { image: { format: "png", source: { bytes: "not base64!" } } };
    expect(refusalOf(model, { messages: [{ role: "user", content: [broken] }] })).toEqual(validation(""));
  });

  test("takes no more than its context", () => {
    const messages = [{ role: "user" as const, content: [{ text: "word ".repeat(model.contextTokens) }] }];
    expect(refusalOf(model, { messages })).toEqual(validation("Input is too long for requested model."));
  });
});

describe("Claude refuses", () => {
  const model = models().find(({ id }) => id === "anthropic.claude-sonnet-4-6")!;
  const field = (name: string, value: unknown) => ({ additionalModelRequestFields: { [name]: value } });
  const said = (...content: ConverseRequest["messages"][number]["content"]) => ({
    messages: [...hello.messages, { role: "assistant" as const, content }, ...hello.messages],
  });

  test.each<[string, Partial<ConverseRequest>, string]>([
    [
      "a union at the top of a schema",
      { toolConfig: toolWith({ ...schema, anyOf: [{ required: ["a"] }] }) },
      "at the top level",
    ],
    [
      "a property of 65 letters",
      { toolConfig: toolWith({ type: "object", properties: { ["a".repeat(65)]: {} } }) },
      "Property keys",
    ],
    [
      "a type that there is not",
      { toolConfig: toolWith({ type: "object", properties: { a: { type: "text" } } }) },
      "draft 2020-12",
    ],
    [
      "thoughts without their signature",
      said({ reasoningContent: { reasoningText: { text: "Hm" } } }, { text: "A" }),
      "messages.1.content.0.thinking.signature",
    ],
    [
      "a blank stop sequence",
      { inferenceConfig: { stopSequences: ["\n"] } },
      "each stop sequence must contain non-whitespace",
    ],
    ["a field that it does not know", field("hello", 1), "hello: Extra inputs are not permitted"],
    ["an effort that there is not", field("output_config", { effort: "utmost" }), "output_config.effort"],
    ["latency that cannot be had", { performanceConfig: { latency: "optimized" } }, "Latency performance"],
    [
      "a video",
      { messages: [{ role: "user", content: [{ text: "See" }, { video: {} }] }] },
      "doesn't support the video field",
    ],
  ])("%s", (_, more, message) => {
    expect(refusalOf(model, more)).toEqual(validation(message));
  });
});

test.each([
  ["mistral.mistral-7b-instruct-v0:2", "system messages", "tool use"],
  ["amazon.titan-text-express-v1", "system messages", "tool use"],
])("%s, which is in no table, is known for what it cannot", (id, ...words) => {
  const model = reach(id);
  expect(refusalOf(model, { system: [{ text: "Be." }] })).toEqual(validation(words[0]!));
  expect(refusalOf(model, { toolConfig: toolWith(schema) })).toEqual(validation(words[1]!));
});

test("an id that is in no table is taken, and only what no model takes is refused", () => {
  const unknown = reach("arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3");
  expect(unknown.isKnown).toBe(false);
  const more = { inferenceConfig: { maxTokens: 60_000, temperature: 0.5, topP: 0.5 }, ...structured(schema) };
  expect(refusalOf(unknown, more)).toBeUndefined();
});

test("what is too long is counted, too, where V8 optimizes no regular expression: it has made too many by then", () => {
  const script = `import { countTokens } from "./packages/local/src/bedrock/tokens.ts";
import { models } from "./packages/core/src/model/models.ts";
console.log(countTokens("word ".repeat(1_000_000), models()[0]) > 1_000_000);`;
  const options = ["--no-regexp-optimization", "--input-type=module-typescript", "-e", script];
  expect(execFileSync(process.execPath, options, { cwd: ROOT, encoding: "utf8" })).toBe("true\n");
});
