/** `npm start` with a model of one's own, and with a Bedrock endpoint of one's own. */
import { setTimeout as sleep } from "node:timers/promises";
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { respondents } from "@persona-ai/local/demo/respondents.ts";
import { afterAll, expect, test } from "vitest";
import { openAiServer } from "../integration/bedrock/openai-server.ts";
import { overHttp, signIn } from "../support/client.ts";
import { spawnStack } from "../support/spawn.ts";

const server = await openAiServer();
const bedrock = await startBedrock({ host: "127.0.0.1", port: 0 });
afterAll(() => Promise.all([server.close(), bedrock.close()]));

async function readyPersona(url: string) {
  const client = await signIn("ada@example.com", overHttp(url));
  const asked = { title: "Me", instrument: "sapa-bfi-25" };
  const { body: analysis } = await client.post("/analyses", asked);
  const { answers } = respondents[0]!.self;
  await client.put(`/analyses/${analysis.id}/responses/self`, { answers });
  expect((await client.post("/personas/generate", { analysisId: analysis.id })).status).toBe(202);
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await client.get("/personas/me");
    if (body.status !== "generating") return { client, persona: body };
    await sleep(50);
  }
  throw new Error("Still generating.");
}

test("BEDROCK=openai: a persona is written, and talks, by the model of an OpenAI-compatible server", async () => {
  await using stack = await spawnStack({
    BEDROCK: "openai",
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_MODEL: "ollama",
  });
  expect(stack.output()).toContain(`answered by ollama of ${server.baseUrl}`);
  const { client, persona } = await readyPersona(stack.url);
  expect(persona).toMatchObject({ status: "ready", model: "openai.ollama" });
  const { status, body } = await client.post(`/personas/${persona.id}/messages`, { content: "Hello!" });
  expect(status).toBeLessThan(300);
  expect(JSON.stringify(body)).toMatch(/[A-Z]\w+/);
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
  expect((await readyPersona(stack.url)).persona.status).toBe("ready");
  const calls = (await (await fetch(`${bedrock.url}/_calls`)).json()) as unknown[];
  expect(calls.length).toBeGreaterThan(1);
});
