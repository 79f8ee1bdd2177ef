import { StackError } from "@persona-ai/local/stack/error.ts";
import { portsFrom, readSettings } from "@persona-ai/local/stack/settings.ts";
import { describe, expect, test } from "vitest";

describe("the settings", () => {
  test("have defaults for everything, also where a variable is empty", () => {
    const defaults = readSettings({});
    expect(defaults).toMatchObject({
      ports: { api: 3000, stepFunctions: 3001, openId: 3002, bedrock: 3003, dynamodb: 3004 },
      dataDir: ".local",
      memory: false,
      timeScale: 1,
      dynamodbEndpoint: undefined,
      bedrockOnAws: false,
      google: undefined,
    });
    const empty = { PORT: "", DATA_DIR: "", MEMORY: "", TIME_SCALE: "", GOOGLE_CLIENT_ID: "" };
    expect(readSettings(empty)).toEqual(defaults);
  });

  test("are read from their variables", () => {
    const settings = readSettings({
      PORT: "4100",
      DATA_DIR: "/tmp/data",
      MEMORY: "1",
      TIME_SCALE: "0.01",
      DYNAMODB_ENDPOINT: "http://127.0.0.1:8000",
      BEDROCK: "aws",
      GOOGLE_CLIENT_ID: "id",
      GOOGLE_CLIENT_SECRET: "secret",
      MODEL_ID: "model",
      FALLBACK_MODEL_ID: "smaller",
      PLAIN_PROFILE: "1",
      MESSAGES_PER_DAY: "1",
      TOKENS_PER_DAY: "2",
      GENERATIONS_PER_DAY: "0",
    });
    expect(settings).toEqual({
      ports: portsFrom(4100),
      dataDir: "/tmp/data",
      memory: true,
      timeScale: 0.01,
      dynamodbEndpoint: "http://127.0.0.1:8000",
      bedrockOnAws: true,
      google: { clientId: "id", clientSecret: "secret" },
      modelId: "model",
      fallbackModelId: "smaller",
      plainProfile: true,
      limits: {
        messagesPerDay: 1,
        tokensPerDay: 2,
        generationsPerDay: 0,
        addressWritesPerHour: 10_000,
        linkWritesPerHour: 10_000,
        userWritesPerHour: 10_000,
        peersPerAnalysis: 500,
        peerAnswersDays: 180,
      },
    });
  });

  test("of another model's server are Ollama's and its first model, or as they are said", () => {
    expect(readSettings({ BEDROCK: "openai" }).openai).toEqual({ baseUrl: "http://localhost:11434/v1" });
    const said = {
      OPENAI_BASE_URL: "http://127.0.0.1:8080/v1",
      OPENAI_MODEL: "qwen3",
      OPENAI_API_KEY: "key",
    };
    expect(readSettings({ BEDROCK: "openai", ...said }).openai).toEqual({
      baseUrl: "http://127.0.0.1:8080/v1",
      model: "qwen3",
      apiKey: "key",
    });
    expect(readSettings(said).openai).toBeUndefined();
    const named = readSettings({ BEDROCK: "openai", OPENAI_MODEL: "hf.co/org/model:Q4" });
    expect([named.modelId, named.fallbackModelId]).toEqual(Array(2).fill("openai.hf.co-org-model:Q4"));
    expect(readSettings({ BEDROCK: "openai", MODEL_ID: "m" }).modelId).toBe("m");
  });

  test.each([
    ["OPENAI_BASE_URL", "localhost:11434"],
    ["OPENAI_BASE_URL", "ollama"],
    ["SURVEY_URL", "www.example.com/survey"],
    ["SURVEY_URL", "https://www.example.com/survey?token="],
    ["OPENAI_MODEL", " "],
    ["BEDROCK", "ollama"],
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "3000.5"],
    ["PORT", "65532"],
    ["MEMORY", "yes"],
    ["TIME_SCALE", "-1"],
    ["TIME_SCALE", "fast"],
    ["DYNAMODB_ENDPOINT", "localhost:8000"],
    ["BEDROCK", "azure"],
    ["MESSAGES_PER_DAY", "many"],
    ["GENERATIONS_PER_DAY", "-1"],
  ])("%s=%s is refused by name", (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(StackError);
    expect(read).toThrow(new RegExp(`^${name} must be .*\\.$`));
  });

  test("every wrong one is named, a line each", () => {
    expect(() => readSettings({ PORT: "x", MEMORY: "x" })).toThrow(/^PORT .*\.\nMEMORY .*\.$/);
  });

  test("Google needs both of its own", () => {
    expect(() => readSettings({ GOOGLE_CLIENT_ID: "id" })).toThrow(/^GOOGLE_CLIENT_SECRET is missing/);
    expect(() => readSettings({ GOOGLE_CLIENT_SECRET: "secret" })).toThrow(/^GOOGLE_CLIENT_ID is missing/);
  });
});
