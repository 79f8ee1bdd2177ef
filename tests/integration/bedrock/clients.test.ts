/** Clients that are not ours work on the endpoint as they do on Bedrock: the AI SDK, LangChain, and botocore. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { ChatBedrockConverse } from "@langchain/aws";
import { generateObject, generateText, stepCountIs, streamText, tool } from "ai";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { clientFor, endpoint } from "./endpoint.ts";

const { url, calls, setFaults } = await endpoint();
const SONNET = "global.anthropic.claude-sonnet-4-5-20250929-v1:0";
const OPUS = "global.anthropic.claude-opus-5-5";
const NOVA = "us.amazon.nova-pro-v1:0";
const HAIKU = "global.anthropic.claude-haiku-5-5";
const MODELS = [SONNET, HAIKU, OPUS, NOVA];
/** Nova refuses the keys that these clients put at the top of a schema. */
const WITH_SCHEMAS = [SONNET, HAIKU, OPUS];
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const Trip = z.object({ city: z.string(), days: z.number(), mood: z.enum(["calm", "lively"]) });
const ask = "Plan a lively trip to Paris for 3 days.";
const planned = { city: "Paris", days: 3, mood: "lively" };

describe("the AI SDK", () => {
  const bedrock = createAmazonBedrock({ region: "us-east-1", baseURL: url, ...credentials });
  const getWeather = tool({
    description: "The weather in a city",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => `It is sunny in ${city}.`,
  });

  test.each(MODELS)("generates a text by %s", async (model) => {
    const { text, usage, finishReason } = await generateText({
      model: bedrock(model),
      prompt: "Hello, how are you?",
    });
    expect(text).toMatch(/\w/);
    expect(finishReason).toBe("stop");
    expect(usage.outputTokens).toBeGreaterThan(3);
  });

  test.each(MODELS)("streams a text by %s", async (model) => {
    const { textStream, text } = streamText({ model: bedrock(model), prompt: "Hello, how are you?" });
    const pieces: string[] = [];
    for await (const piece of textStream) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join("")).toBe(await text);
  });

  test.each([SONNET, OPUS])("generates an object by %s", async (model) => {
    const { object } = await generateObject({ model: bedrock(model), schema: Trip, prompt: ask });
    expect(object).toEqual(planned);
  });

  test.each(WITH_SCHEMAS)("calls a tool by %s, and answers with what it found", async (model) => {
    const { text, steps } = await generateText({
      model: bedrock(model),
      tools: { getWeather },
      stopWhen: stepCountIs(3),
      prompt: "Tell me: what is the weather in Paris?",
    });
    expect(steps[0]!.toolCalls).toMatchObject([{ toolName: "getWeather", input: { city: "Paris" } }]);
    expect(text).toContain("It is sunny in Paris.");
  });

  test("is told of an error by its name", async () => {
    await setFaults("throttle");
    const failed = generateText({ model: bedrock(SONNET), prompt: "Hello", maxRetries: 0 });
    await expect(failed).rejects.toMatchObject({ statusCode: 429 });
  });
});

describe("LangChain", () => {
  const chat = (model: string) =>
    new ChatBedrockConverse({ model, region: "us-east-1", client: clientFor(url) });

  test.each([SONNET, NOVA])("invokes and streams %s", async (model) => {
    const answer = await chat(model).invoke("Hello, how are you?");
    expect(answer.text).toMatch(/\w/);
    const pieces: string[] = [];
    for await (const piece of await chat(model).stream("Hello, how are you?")) pieces.push(piece.text);
    expect(pieces.join("")).toBe(answer.text);
  });

  test.each([SONNET, HAIKU])("has structured output of %s", async (model) => {
    expect(await chat(model).withStructuredOutput(Trip).invoke(ask)).toEqual(planned);
  });

  test("is refused a forced tool by a model that takes none, as on Bedrock", async () => {
    const forced = chat(OPUS).withStructuredOutput(Trip).invoke(ask);
    await expect(forced).rejects.toThrow(
      'tool_choice: type "tool" and "any" are not supported for this model',
    );
  });
});

const run = promisify(execFile);
const hasBotocore = await run("python3", [
  "-c",
  "import botocore.session as s; s.get_session().create_client('bedrock-runtime', region_name='us-east-1')",
]).then(
  () => true,
  () => false,
);

describe.skipIf(!hasBotocore)("botocore", () => {
  const SCRIPT = `
import json, sys, botocore.session, botocore.config
client = botocore.session.get_session().create_client(
    "bedrock-runtime", region_name="us-east-1", endpoint_url=sys.argv[1], aws_access_key_id="local",
    aws_secret_access_key="local", config=botocore.config.Config(retries={"max_attempts": 0}))
model, hello = sys.argv[2], [{"role": "user", "content": [{"text": "Hello, how are you?"}]}]
whole = client.converse(modelId=model, messages=hello)
streamed = list(client.converse_stream(modelId=model, messages=hello)["stream"])
counted = client.count_tokens(modelId=model, input={"converse": {"messages": hello}}) if hasattr(client, "count_tokens") else None
try:
    client.converse(modelId="anthropic.claude-sonnet-5", messages=hello)
    refused = None
except client.exceptions.ValidationException as error:
    refused = str(error)
print(json.dumps({"text": whole["output"]["message"]["content"][0]["text"],
  "pieces": "".join(e["contentBlockDelta"]["delta"].get("text", "") for e in streamed if "contentBlockDelta" in e),
  "refused": refused, "tokens": counted and counted["inputTokens"]}))
`;

  test("converses, streams, counts tokens and is refused", async () => {
    const { stdout } = await run("python3", ["-c", SCRIPT, url, SONNET]);
    const { text, pieces, refused, tokens } = JSON.parse(stdout) as Record<string, string>;
    expect(text).toMatch(/\w/);
    expect(pieces).toBe(text);
    expect(refused).toContain("with on-demand throughput isn’t supported");
    expect(tokens === null || Number(tokens) > 3).toBe(true);
    expect((await calls()).map(({ operation }) => operation)).toEqual([
      "Converse",
      "ConverseStream",
      "Converse",
    ]);
  });
});
