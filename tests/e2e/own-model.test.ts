/** `npm start` with a model of one's own, and with a Bedrock endpoint of one's own. */
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { afterAll, expect, test } from "vitest";
import { openAiServer } from "../integration/bedrock/openai-server.ts";
import { spawnStack } from "../support/spawn.ts";
import { personaOf } from "./people.ts";

const server = await openAiServer();
const bedrock = await startBedrock({ host: "127.0.0.1", port: 0 });
afterAll(() => Promise.all([server.close(), bedrock.close()]));

test("BEDROCK=openai: a persona is written, and talks, by the model of an OpenAI-compatible server", async () => {
  await using stack = await spawnStack({
    BEDROCK: "openai",
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_MODEL: "ollama",
  });
  expect(stack.output()).toContain(`answered by ollama of ${server.baseUrl}`);
  const { client, persona } = await personaOf(stack.url);
  expect(persona).toMatchObject({ status: "ready", model: "openai.ollama" });
  let said = "";
  for await (const event of client.chat(persona.id, "Hello!"))
    said += event.type === "delta" ? event.text : "";
  expect(said).toMatch(/[A-Z]\w+/);
  expect(new Set(server.asked.map(({ model }) => model))).toEqual(new Set(["ollama"]));
});

test("BEDROCK=aws goes to the endpoint that the SDK's own variable names", async () => {
  await using stack = await spawnStack({
    BEDROCK: "aws",
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "theirs",
    AWS_SECRET_ACCESS_KEY: "theirs",
  });
  expect(stack.output()).toContain(bedrock.url);
  expect((await personaOf(stack.url)).persona.status).toBe("ready");
  const calls = (await (await fetch(`${bedrock.url}/_calls`)).json()) as unknown[];
  expect(calls.length).toBeGreaterThan(1);
});
