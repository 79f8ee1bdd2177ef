/** What real models do besides answering, on order: each fault as the SDK's client meets it, whole and streamed. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import {
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  CountTokensCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import { clientFor, endpoint } from "./endpoint.ts";

const { url, setFaults, faults, calls } = await endpoint();
const client = clientFor(url);
const SONNET = "global.anthropic.claude-sonnet-4-6";
const HAIKU = "global.anthropic.claude-haiku-4-5-20251001-v1:0";
const OPUS = "global.anthropic.claude-opus-5-5";
const hello = {
  modelId: SONNET,
  messages: [{ role: "user" as const, content: [{ text: "Hello, who are you?" }] }],
};
const schema = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "array", items: { type: "integer" } } },
  required: ["city", "days"],
  additionalProperties: false,
};
const tool = { toolSpec: { name: "plan", description: "Plans a trip", inputSchema: { json: schema } } };
const planned = {
  modelId: SONNET,
  messages: [{ role: "user" as const, content: [{ text: "A trip to Paris, 3 days." }] }],
  toolConfig: { tools: [tool], toolChoice: { tool: { name: "plan" } } },
};

const whole = (request: ConverseCommandInput = hello) => client.send(new ConverseCommand(request));
async function streamed(request: ConverseCommandInput = hello) {
  const { stream } = await client.send(new ConverseStreamCommand(request));
  const events: ConverseStreamOutput[] = [];
  const failure = await (async () => {
    for await (const event of stream!) events.push(event);
  })().catch((error: Error) => error);
  const deltas = events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta ?? []);
  return {
    failure,
    text: deltas.map(({ text }) => text ?? "").join(""),
    thought: deltas.map(({ reasoningContent }) => reasoningContent?.text ?? "").join(""),
    input: deltas.map(({ toolUse }) => toolUse?.input ?? "").join(""),
    stop: events.find((event) => event.messageStop)?.messageStop?.stopReason,
    usage: events.find((event) => event.metadata)?.metadata?.usage,
  };
}
const textOf = (answer: Awaited<ReturnType<typeof whole>>) =>
  answer.output!.message!.content!.map(({ text }) => text ?? "").join("");

describe("a model that cannot be had", () => {
  test.each([
    ["legacy", "ResourceNotFoundException", 404, "marked by provider as Legacy"],
    ["end_of_life", "ResourceNotFoundException", 404, "reached the end of its life"],
    ["not_subscribed", "AccessDeniedException", 403, "aws-marketplace:Subscribe"],
  ])("%s is a %s with %i", async (fault, name, httpStatusCode, message) => {
    await setFaults(fault, fault);
    const expected = { name, $metadata: { httpStatusCode }, message: expect.stringContaining(message) };
    await expect(whole()).rejects.toMatchObject(expected);
    await expect(streamed()).rejects.toMatchObject(expected);
  });

  test("is that model alone, as often as it is told", async () => {
    await setFaults({ fault: "end_of_life", model: "anthropic.claude-sonnet-4-6", times: 2 });
    expect((await whole({ ...hello, modelId: HAIKU })).stopReason).toBe("end_turn");
    await expect(whole()).rejects.toThrow("end of its life");
    expect(await faults()).toEqual([
      { fault: "end_of_life", model: "anthropic.claude-sonnet-4-6", times: 1 },
    ]);
    await expect(whole()).rejects.toThrow("end of its life");
    expect((await whole()).stopReason).toBe("end_turn");
  });
});

describe("an answer", () => {
  test.each([
    ["stream_throttle", "ThrottlingException", "ThrottlingException"],
    ["stream_error", "ModelStreamErrorException", "ModelErrorException"],
  ])("%s breaks in the middle of its stream with a %s", async (fault, inStream, alone) => {
    await setFaults(fault, fault);
    const { failure, text, stop } = await streamed();
    expect(failure).toMatchObject({ name: inStream });
    expect(text).not.toBe("");
    expect(stop).toBeUndefined();
    await expect(whole()).rejects.toMatchObject({ name: alone });
  });

  test("max_tokens is cut off half-way: a text, and a tool call whose input cannot be read", async () => {
    const [full, plan] = [textOf(await whole()), await streamed(planned)];
    await setFaults("max_tokens", "max_tokens", "max_tokens", "max_tokens");
    const cut = await whole();
    expect(cut.stopReason).toBe("max_tokens");
    expect(full.startsWith(textOf(cut))).toBe(true);
    expect((await streamed()).text).toBe(textOf(cut));
    expect((await whole(planned)).output!.message!.content![0]!.toolUse!.input).toEqual({});
    const half = await streamed(planned);
    expect(half.stop).toBe("max_tokens");
    expect(plan.input.startsWith(half.input)).toBe(true);
    expect(() => JSON.parse(half.input)).toThrow();
  });

  test("empty has no content and ends as if all were well", async () => {
    await setFaults("empty", "empty");
    expect(await whole()).toMatchObject({ stopReason: "end_turn", output: { message: { content: [] } } });
    expect(await streamed()).toMatchObject({ stop: "end_turn", text: "", failure: undefined });
  });

  test("thinking is thought alone, until all tokens are used", async () => {
    await setFaults("thinking", "thinking");
    const { output, stopReason } = await whole({ ...hello, modelId: OPUS });
    expect(output!.message!.content).toMatchObject([
      { reasoningContent: { reasoningText: { text: expect.any(String) } } },
    ]);
    expect(stopReason).toBe("max_tokens");
    expect(await streamed({ ...hello, modelId: OPUS })).toMatchObject({
      text: "",
      stop: "max_tokens",
      thought: expect.stringMatching(/\w/),
    });
  });

  test("stringified has its lists as texts of JSON, by tool and as structured output", async () => {
    await setFaults("stringified", "stringified");
    const [block] = (await whole(planned)).output!.message!.content!;
    expect(block!.toolUse!.input).toEqual({ city: "Paris", days: "[3]" });
    const jsonSchema = { name: "plan", schema: JSON.stringify(schema) };
    const { toolConfig: _, ...asked } = planned;
    const answer = await whole({
      ...asked,
      outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema } } },
    });
    expect(JSON.parse(textOf(answer))).toEqual({ city: "Paris", days: "[3]" });
  });

  test.each([
    ["refuse", "content_filtered"],
    ["guardrail", "guardrail_intervened"],
  ])("%s ends with %s", async (fault, stopReason) => {
    await setFaults(fault, fault);
    expect(await whole(planned)).toMatchObject({ stopReason });
    expect(await streamed(planned)).toMatchObject({ stop: stopReason, input: "" });
  });
});

describe("usage", () => {
  const long = "A sentence that says who the persona is and how it talks. ".repeat(200);
  const asked = (modelId: string, system: string, said = "Hello") => ({
    modelId,
    system: [{ text: system }, { cachePoint: { type: "default" as const } }],
    messages: [{ role: "user" as const, content: [{ text: said }] }],
  });

  test("tells what was written to the cache, and then what was read from it", async () => {
    const first = (await whole(asked(SONNET, long))).usage!;
    expect(first.cacheWriteInputTokens).toBeGreaterThan(2_048);
    expect(first.cacheReadInputTokens).toBe(0);
    const second = (await streamed(asked(SONNET, long, "Hello again"))).usage!;
    expect(second.cacheReadInputTokens).toBe(first.cacheWriteInputTokens);
    expect(second.cacheWriteInputTokens).toBe(0);
    expect(second.inputTokens).toBeLessThan(100);
    expect(second.totalTokens).toBe(
      second.inputTokens! + second.outputTokens! + second.cacheReadInputTokens!,
    );
  });

  test("keeps nothing below the model's minimum, and nothing of another beginning", async () => {
    const brief = (await whole(asked(HAIKU, long))).usage!;
    expect([brief.cacheReadInputTokens, brief.cacheWriteInputTokens]).toEqual([0, 0]);
    const other = (await whole(asked(SONNET, `Not this. ${long}`))).usage!;
    expect(other.cacheReadInputTokens).toBe(0);
  });

  test("counts what a model thinks, which stands before what it says and within its limit", async () => {
    const { output, usage } = await whole({ ...hello, modelId: OPUS });
    expect(output!.message!.content!.map((block) => Object.keys(block)[0])).toEqual([
      "reasoningContent",
      "text",
    ]);
    const low = { additionalModelRequestFields: { output_config: { effort: "low" } } };
    const small = await whole({ ...hello, modelId: OPUS, ...low });
    expect(small.usage!.outputTokens!).toBeLessThan(usage!.outputTokens!);
    const cut = await whole({ ...hello, modelId: OPUS, inferenceConfig: { maxTokens: 40 } });
    expect(cut).toMatchObject({
      stopReason: "max_tokens",
      output: { message: { content: [{ reasoningContent: {} }] } },
    });
  });

  test("is foretold by CountTokens", async () => {
    const input = { converse: { messages: hello.messages } };
    const { inputTokens } = await client.send(
      new CountTokensCommand({ modelId: "anthropic.claude-sonnet-4-6", input }),
    );
    expect(inputTokens).toBe((await whole()).usage!.inputTokens);
  });
});

test("GET /_models lists the models of the table with what each takes", async () => {
  const listed = (await (await fetch(`${url}/_models`)).json()) as { id: string }[];
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.find(({ id }) => id === "anthropic.claude-opus-5-5")).toMatchObject({
    profileOnly: true,
    tools: true,
    toolChoice: ["auto"],
    structuredOutput: "no",
    system: true,
    caching: { minTokens: 512 },
    thinking: "always",
    sampling: false,
    maxTokens: 128_000,
    status: "active",
  });
});

test("a call that is refused is listed with its refusal", async () => {
  await whole({ ...hello, inferenceConfig: { maxTokens: 10_000_000 } }).catch(() => {});
  expect(await calls()).toMatchObject([
    { status: 400, response: { message: expect.stringContaining("exceeds the model limit") } },
  ]);
});

test.each(["_calls", "_faults", "_models"])("/%s answers to names of this machine alone", async (path) => {
  const from = async (host: string) => {
    const [response] = (await once(request(`${url}/${path}`, { headers: { host } }).end(), "response")) as [
      IncomingMessage,
    ];
    response.resume();
    return response.statusCode;
  };
  expect(await from("evil.example:3003")).toBe(403);
  expect(await from("127.0.0.1.evil.example")).toBe(403);
  expect(await from("localhost:3003")).toBe(200);
});
