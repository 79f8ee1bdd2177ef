import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { describe, expect, test } from "vitest";
import { freePorts, isFree, listen } from "../support/ports.ts";
import { runStart, spawnStack } from "../support/spawn.ts";
import { signIn, userOf } from "./people.ts";

describe("services that are not its own", () => {
  test("a DynamoDB that runs already is used in place of the engine", async () => {
    const dynamodb = await startDynamoDb({
      host: "127.0.0.1",
      port: await freePorts(),
      database: ":memory:",
    });
    const stack = await spawnStack({ DYNAMODB_ENDPOINT: dynamodb.url });
    expect(await isFree(stack.port + 4)).toBe(true);
    const ada = await userOf(await signIn(stack.url, "ada@example.com"));
    await stack.stop();
    await using other = await spawnStack({ DYNAMODB_ENDPOINT: dynamodb.url });
    expect((await userOf(await signIn(other.url, "ada@example.com"))).id).toBe(ada.id);
    await other.stop();
    await dynamodb.close();
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

  test("Bedrock on AWS takes the caller's account, while the rest stays here", async () => {
    const account = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "theirs", AWS_SECRET_ACCESS_KEY: "theirs" };
    await using stack = await spawnStack({ BEDROCK: "aws", ...account });
    expect(stack.output()).toMatch(/Bedrock +AWS, eu-west-1/);
    expect(await isFree(stack.port + 3)).toBe(true);
    expect((await userOf(await signIn(stack.url, "ada@example.com"))).name).toBe("Ada");
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
