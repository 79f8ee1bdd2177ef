import { applyEnvironment, stackEnvironment } from "@persona-ai/local/stack/environment.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { describe, expect, test } from "vitest";

const secrets = { signingKeys: { keys: [{ kty: "EC", kid: "k", d: "private" }] }, cursorKey: "c".repeat(43) };
const real = {
  PATH: "/bin",
  AWS_PROFILE: "work",
  AWS_ACCESS_KEY_ID: "AKIAREAL",
  AWS_SESSION_TOKEN: "real",
  AWS_REGION: "eu-west-3",
  AWS_ENDPOINT_URL: "https://elsewhere.example.com",
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
};

/** The environment of a process that was started with `env` and became a stack. */
function become(env: Record<string, string>, own: Record<string, string> = {}) {
  const target: NodeJS.ProcessEnv = { ...env };
  applyEnvironment(target, stackEnvironment(readSettings({ PORT: "4000", ...own }), secrets, target));
  return target;
}

const link = (env: NodeJS.ProcessEnv, name: string): unknown => JSON.parse(env[`SST_RESOURCE_${name}`]!);

describe("the environment of a stack", () => {
  test("points the AWS SDK at the local services and keeps real accounts out of reach", () => {
    const env = become(real);
    const aws = Object.entries(env).filter(([name]) => name.startsWith("AWS_"));
    expect(Object.fromEntries(aws)).toEqual({
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_SFN: "http://127.0.0.1:4001",
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://127.0.0.1:4003",
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:4004",
    });
    expect(env.PATH).toBe("/bin");
  });

  test("with BEDROCK=aws leaves the caller's account to Bedrock, and to Bedrock alone", () => {
    const env = become(real, { BEDROCK: "aws" });
    expect(env).toMatchObject({
      AWS_PROFILE: "work",
      AWS_REGION: "eu-west-3",
      AWS_ENDPOINT_URL_SFN: "http://127.0.0.1:4001",
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:4004",
    });
    expect(env).not.toHaveProperty("AWS_ENDPOINT_URL_BEDROCK_RUNTIME");
    const at = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://127.0.0.1:9000" };
    expect(become({ PATH: "/bin", ...at }, { BEDROCK: "aws" })).toMatchObject(at);
    expect(become({ ...real, ...at }, { BEDROCK: "aws" })).not.toHaveProperty(
      "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
    );
    expect(env).not.toHaveProperty("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
    expect(link(env, "PersonaGeneration")).toEqual(link(become({}), "PersonaGeneration"));
  });

  test("uses the DynamoDB that runs already", () => {
    const env = become({}, { DYNAMODB_ENDPOINT: "http://127.0.0.1:8000" });
    expect(env.AWS_ENDPOINT_URL_DYNAMODB).toBe("http://127.0.0.1:8000");
  });

  test("links every resource that the code may ask for", () => {
    const env = become({}, { MODEL_ID: "m", FALLBACK_MODEL_ID: "f" });
    expect(link(env, "App")).toEqual({ name: "persona-ai", stage: "local" });
    expect(link(env, "Site")).toEqual({
      apiUrl: "http://localhost:4000",
      surveyUrl: "http://localhost:4000/app/s",
      notifyFrom: "Persona AI <persona-ai@localhost>",
    });
    expect(link(env, "OpenId")).toMatchObject({
      issuers: ["http://127.0.0.1:4002"],
      jwksUri: "http://127.0.0.1:4002/jwks",
    });
    expect(link(env, "Model")).toEqual({ id: "m", fallbackId: "f" });
    expect(JSON.parse((link(env, "SigningKeys") as { value: string }).value)).toEqual(secrets.signingKeys);
    expect(link(env, "CursorKey")).toEqual({ value: secrets.cursorKey });
  });

  test("leads respondents to another page, where one is set", () => {
    for (const SURVEY_URL of ["https://www.example.com/survey", "https://www.example.com/survey/"]) {
      const { surveyUrl } = link(become({}, { SURVEY_URL }), "Site") as { surveyUrl: string };
      expect(surveyUrl).toBe("https://www.example.com/survey");
    }
  });

  test("signs in at Google when Google is set up", () => {
    const env = become({}, { GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "secret" });
    expect(link(env, "OpenId")).toMatchObject({
      issuers: expect.arrayContaining(["https://accounts.google.com"]),
      tokenEndpoint: "https://oauth2.googleapis.com/token",
    });
    expect(link(env, "GoogleClientId")).toEqual({ value: "id" });
    expect(link(env, "GoogleClientSecret")).toEqual({ value: "secret" });
  });
});
