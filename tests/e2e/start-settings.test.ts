/** `npm start` with services of one's own, and with settings that keep it from starting. */
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { describe, expect, onTestFinished, test } from "vitest";
import { openAiServer } from "../integration/bedrock/openai-server.ts";
import { freePorts, isFree, listen } from "../support/ports.ts";
import { runStart, spawnStack } from "../support/spawn.ts";
import { personaOf, signIn, userOf } from "./people.ts";

describe("services that are not its own", () => {
  const account = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "theirs", AWS_SECRET_ACCESS_KEY: "theirs" };

  test("a DynamoDB that runs already is used in place of the engine, and Bedrock on AWS, or where the SDK's variable says", async () => {
    const host = "127.0.0.1";
    const [dynamodb, bedrock] = await Promise.all([
      startDynamoDb({ host, port: await freePorts(), database: ":memory:" }),
      startBedrock({ host, port: 0 }),
    ]);
    onTestFinished(async () => void (await Promise.all([dynamodb.close(), bedrock.close()])));
    const env = { DYNAMODB_ENDPOINT: dynamodb.url, BEDROCK: "aws", ...account };
    const stack = await spawnStack(env);
    expect(await isFree(stack.port + 4)).toBe(true);
    // The caller's account is for Bedrock alone: the rest stays here.
    expect(stack.output()).toMatch(/Bedrock +AWS, eu-west-1/);
    expect(await isFree(stack.port + 3)).toBe(true);
    const ada = await userOf(await signIn(stack.url, "ada@example.com"));
    expect(ada.name).toBe("Ada");
    await stack.stop();

    await using other = await spawnStack({ ...env, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url });
    expect(other.output()).toContain(bedrock.url);
    const { client, persona } = await personaOf(other.url);
    expect((await userOf(client)).id).toBe(ada.id);
    expect(persona.status).toBe("ready");
    const calls = (await (await fetch(`${bedrock.url}/_calls`)).json()) as unknown[];
    expect(calls.length).toBeGreaterThan(1);
    await other.stop();
  });

  test("BEDROCK=openai: a persona is written, and talks, by the model of an OpenAI-compatible server", async () => {
    const server = await openAiServer();
    onTestFinished(() => server.close());
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

  test("Google's OpenID provider is used when it is set up", async () => {
    await using stack = await spawnStack({ GOOGLE_CLIENT_ID: "our-id", GOOGLE_CLIENT_SECRET: "our-secret" });
    expect(await isFree(stack.port + 2)).toBe(true);
    const { headers } = await fetch(`${stack.url}/auth/google`, { redirect: "manual" });
    const url = new URL(headers.get("Location")!);
    expect(url.host).toBe("accounts.google.com");
    expect(url.searchParams.get("client_id")).toBe("our-id");
    expect(url.searchParams.get("redirect_uri")).toBe(`${stack.url}/auth/google/callback`);
  });
});

describe("what keeps it from starting is said in a line", () => {
  test.each([
    [0, "the API"],
    [1, "the Step Functions endpoint"],
    [2, "the OpenID provider"],
    [3, "the Bedrock endpoint"],
    [4, "the DynamoDB engine"],
  ])("port + %i is taken: %s", async (offset, service) => {
    const port = await freePorts(5);
    const other = await listen(port + offset);
    const { code, output } = await runStart({ PORT: String(port) });
    other.close();
    expect(output).toMatch(new RegExp(`^Port ${port + offset}, for ${service}, is taken .*PORT.*\\.\n$`));
    expect(code).toBe(1);
  });

  test.each([
    [
      "DATA_DIR",
      { MEMORY: "0", DATA_DIR: "/dev/null/data" },
      /^The data folder .* cannot be written to: .*DATA_DIR.*\n$/,
    ],
    ["PORT", { PORT: "http" }, /^PORT must be a port .*\n$/],
    ["GOOGLE_CLIENT_SECRET", { GOOGLE_CLIENT_ID: "id" }, /^GOOGLE_CLIENT_SECRET is missing.*\n$/],
    [
      "BEDROCK",
      { BEDROCK: "aws", HOME: "/nowhere", AWS_EC2_METADATA_DISABLED: "true" },
      /^BEDROCK=aws needs AWS credentials.*\n$/,
    ],
    ["DYNAMODB_ENDPOINT", { DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }, /^.*DYNAMODB_ENDPOINT.*\n$/],
  ])("%s is wrong", async (_name, env, message) => {
    const { code, output } = await runStart(env);
    expect(output).toMatch(message);
    expect(code).toBe(1);
  });
});
