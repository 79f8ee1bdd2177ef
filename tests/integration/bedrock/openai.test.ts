/** A model of an OpenAI-compatible server, asked through the local Bedrock endpoint with the AWS SDK. */
import {
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { Profile } from "@persona-ai/core/profile";
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { afterAll, describe, expect, test } from "vitest";
import { personAt } from "../../unit/profile/people.ts";
import { clientFor } from "./endpoint.ts";
import { openAiServer } from "./openai-server.ts";

const server = await openAiServer();
afterAll(server.close);
const modelId = "global.anthropic.claude-haiku-4-5-20251001-v1:0";
const hello = { modelId, messages: [{ role: "user" as const, content: [{ text: "Hello, who are you?" }] }] };
const schema = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "integer" } },
  required: ["city", "days"],
};
const weather = {
  toolSpec: { name: "get_weather", description: "The weather of a city", inputSchema: { json: schema } },
};
const forecast = {
  ...hello,
  messages: [{ role: "user" as const, content: [{ text: "Please: the weather in Paris for 3 days?" }] }],
};
const forced = {
  ...forecast,
  toolConfig: { tools: [weather], toolChoice: { tool: { name: "get_weather" } } },
};
const structured = {
  ...forecast,
  outputConfig: {
    textFormat: {
      type: "json_schema" as const,
      structure: {
        jsonSchema: { name: "weather", schema: JSON.stringify({ ...schema, additionalProperties: false }) },
      },
    },
  },
};

/** An endpoint that asks this model, and the SDK's client for it. */
async function clientOf(model: string | undefined, baseUrl = server.baseUrl) {
  const bedrock = await startBedrock({ host: "127.0.0.1", port: 0, openai: { baseUrl, model } });
  afterAll(bedrock.close);
  return clientFor(bedrock.url);
}
async function answered(model: string | undefined, request: ConverseCommandInput) {
  const client = await clientOf(model);
  return client.send(new ConverseCommand(request));
}
async function streamed(model: string, request: ConverseCommandInput) {
  const { stream } = await (await clientOf(model)).send(new ConverseStreamCommand(request));
  const events: ConverseStreamOutput[] = [];
  for await (const event of stream!) events.push(event);
  const deltas = events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta ?? []);
  return {
    types: events.map((event) => Object.keys(event)[0]),
    text: deltas.map(({ text }) => text ?? "").join(""),
    thought: deltas.map(({ reasoningContent }) => reasoningContent?.text ?? "").join(""),
    input: deltas.map(({ toolUse }) => toolUse?.input ?? "").join(""),
    stop: events.find((event) => event.messageStop)?.messageStop?.stopReason,
    usage: events.find((event) => event.metadata)?.metadata?.usage,
  };
}
const textOf = (content: { text?: string | undefined }[] = []) =>
  content.map(({ text }) => text ?? "").join("");

describe("a conversation", () => {
  test("is answered whole and in a stream, with what it used", async () => {
    const { output, stopReason, usage } = await answered("plain", hello);
    expect(stopReason).toBe("end_turn");
    expect(usage).toMatchObject({ inputTokens: 11, outputTokens: 7, totalTokens: 18 });
    const live = await streamed("plain", hello);
    expect(live.text).toBe(textOf(output?.message?.content));
    expect(live).toMatchObject({ stop: "end_turn", usage: { inputTokens: 11, outputTokens: 7 } });
    expect(live.types.slice(0, 2)).toEqual(["messageStart", "contentBlockDelta"]);
    expect(live.types.slice(-3)).toEqual(["contentBlockStop", "messageStop", "metadata"]);
  });

  test("goes with its system prompt, its limit and what tools found", async () => {
    await answered("plain", {
      ...hello,
      system: [{ text: "Be Ada." }, { text: "Be brief." }],
      inferenceConfig: { maxTokens: 33 },
      toolConfig: { tools: [weather] },
      messages: [
        ...hello.messages,
        {
          role: "assistant",
          content: [{ toolUse: { toolUseId: "t1", name: "get_weather", input: { city: "Paris" } } }],
        },
        { role: "user", content: [{ toolResult: { toolUseId: "t1", content: [{ json: { sun: true } }] } }] },
      ],
    });
    const asked = server.asked.at(-1)!;
    expect(asked.max_tokens).toBe(33);
    expect(asked.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    expect(asked.messages[0]!.content).toBe("Be Ada.\n\nBe brief.");
    expect(asked.messages[2]).toMatchObject({ content: null, tool_calls: [{ id: "t1" }] });
    expect(asked.messages[3]).toMatchObject({ tool_call_id: "t1", content: '{"sun":true}' });
  });

  test.each(["thinks", "reasons"])(
    "of a model that %s has its thoughts apart from what it says",
    async (model) => {
      const { output } = await answered(model, hello);
      const [first, second] = output!.message!.content!;
      expect(first?.reasoningContent?.reasoningText?.text).toBe("Who am I?");
      expect(second?.text).not.toContain("think>");
      const live = await streamed(model, hello);
      expect([live.thought.trim(), live.text]).toEqual(["Who am I?", second?.text]);
    },
  );

  test("of a model that thought until its tokens were used has more of them, and then an answer", async () => {
    const brief = { ...hello, inferenceConfig: { maxTokens: 600 } };
    const { output, stopReason } = await answered("ponders", brief);
    expect(stopReason).toBe("end_turn");
    expect(textOf(output!.message!.content)).toMatch(/\w/);
    expect(await streamed("ponders", brief)).toMatchObject({
      stop: "end_turn",
      text: textOf(output!.message!.content),
    });
    const { output: data } = await answered("ponders", { ...forced, inferenceConfig: { maxTokens: 600 } });
    expect(data!.message!.content!.at(-1)!.toolUse!.input).toEqual({ city: "Paris", days: 3 });
  });

  test("without a count of tokens in its stream has an estimate", async () => {
    const { usage } = await streamed("ollama", hello);
    expect(usage!.outputTokens).toBeGreaterThan(5);
  });

  test("that is cut off says so, and without a setting the first model of the server is asked", async () => {
    const { stopReason } = await answered(undefined, { ...hello, inferenceConfig: { maxTokens: 1 } });
    expect(stopReason).toBe("max_tokens");
    expect(server.asked.at(-1)!.model).toBe("ollama");
  });

  test("with a slow model is kept alive until its first word", async () => {
    const { types, thought, text } = await streamed("slow", hello);
    // As often as it takes: a slow machine is slower than the model.
    const inTurn = types.filter((type, i) => type !== types[i - 1]);
    expect(inTurn.slice(0, 4)).toEqual([
      "messageStart",
      "contentBlockDelta",
      "contentBlockStop",
      "contentBlockDelta",
    ]);
    expect(thought).toBe("");
    expect(text).not.toBe("");
  });
});

describe.each(["plain", "ollama", "objects", "hermes", "toolless", "schemaless", "thinks"])(
  "data, of a model that is %s,",
  (model) => {
    test("comes by a tool that has to be called", async () => {
      const { output, stopReason } = await answered(model, forced);
      const call = output!.message!.content!.find(({ toolUse }) => toolUse)?.toolUse;
      expect(call).toMatchObject({ name: "get_weather", input: { city: "Paris", days: 3 } });
      expect(call!.toolUseId).toMatch(/^[\w.:-]{1,64}$/);
      expect(stopReason).toBe("tool_use");
    });

    test("comes as structured output, and streamed as well", async () => {
      const { output } = await answered(model, structured);
      expect(JSON.parse(textOf(output!.message!.content))).toEqual({ city: "Paris", days: 3 });
      expect(JSON.parse((await streamed(model, structured)).text)).toEqual({ city: "Paris", days: 3 });
      expect(JSON.parse((await streamed(model, forced)).input)).toEqual({ city: "Paris", days: 3 });
    });
  },
);

test("a profile is written by such a model", async () => {
  const client = await clientOf("ollama");
  const traits = personAt([65, 40, 62, 35, 50]);
  const { Model } = await import("@persona-ai/core/model");
  const { profile } = await Profile.write(
    { person: { name: "Ada" }, language: "en", traits, openAnswers: [] },
    { modelId, converse: (request) => Model.converse(request, { client }) },
  );
  expect(Profile.Info.parse(profile)).toEqual(profile);
});

describe("what goes wrong has Bedrock's name, and says which server it was", () => {
  test.each([
    ["missing", "ResourceNotFoundException", "try pulling it first"],
    ["status-400", "ValidationException", "is unwell"],
    ["status-401", "AccessDeniedException", "is unwell"],
    ["status-429", "ThrottlingException", "is unwell"],
    ["status-500", "InternalServerException", "is unwell"],
    ["status-503", "ServiceUnavailableException", "is unwell"],
    ["html", "ModelErrorException", "no OpenAI-compatible server"],
  ])("%s: %s", async (model, name, message) => {
    const expected = { name, message: expect.stringContaining(message) };
    await expect(answered(model, hello)).rejects.toMatchObject(expected);
    await expect(answered(model, hello)).rejects.toMatchObject({
      message: expect.stringContaining(server.baseUrl),
    });
    await expect(streamed(model, hello)).rejects.toMatchObject(expected);
  });

  test("nobody there: ServiceUnavailableException", async () => {
    const client = await clientOf("plain", "http://127.0.0.1:19997/v1");
    await expect(client.send(new ConverseCommand(hello))).rejects.toMatchObject({
      name: "ServiceUnavailableException",
      message: expect.stringMatching(/127\.0\.0\.1:19997\/v1 \(ECONNREFUSED\)/),
    });
  });

  test("a stream that breaks: an exception in the stream", async () => {
    await expect(streamed("breaks", hello)).rejects.toMatchObject({
      name: "ModelStreamErrorException",
      message: expect.stringContaining("out of memory"),
    });
  });
});
