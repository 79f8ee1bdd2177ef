/**
 * The settings of the local stack, read from environment variables and checked: a value that makes no sense is
 * refused with a `StackError` that names its variable. docs/local.md says what each is for.
 */
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { StackError } from "./error.ts";

/** The services after the API, in the order of their ports. */
const SERVICES = ["api", "stepFunctions", "openId", "bedrock", "dynamodb"] as const;
export type Ports = Record<(typeof SERVICES)[number], number>;

/** Reads the text of a variable; `undefined` where it makes no sense. */
type Read<T> = (text: string) => T | undefined;

const oneOf =
  <T>(values: Record<string, T>): Read<T> =>
  (text) =>
    Object.hasOwn(values, text) ? values[text] : undefined;
const flag = oneOf({ "0": false, false: false, "1": true, true: true });
const numberThat =
  (holds: (value: number) => boolean): Read<number> =>
  (text) =>
    holds(Number(text)) ? Number(text) : undefined;
const count = numberThat((value) => Number.isSafeInteger(value) && value >= 0);
const factor = numberThat((value) => value >= 0 && value < Infinity);
const backend = oneOf({ local: "local", openai: "openai", aws: "aws" });
const address: Read<string> = (text) =>
  /^https?:\/\//i.test(text) && URL.canParse(text) ? text.trim() : undefined;
/** A slash and a share token are added to it. */
const page: Read<string> = (text) => (/[?#]/.test(text) ? undefined : address(text)?.replace(/\/$/, ""));
const MAX_PORT = 65_535 - SERVICES.length + 1;
const PORT = `a port from 1 to ${MAX_PORT} (the four after it are used, too)`;
const port = numberThat((value) => Number.isInteger(value) && value >= 1 && value <= MAX_PORT);

/** https://docs.ollama.com/api/openai-compatibility */
const OLLAMA = "http://localhost:11434/v1";

export type Settings = ReturnType<typeof readSettings>;

export function readSettings(env: NodeJS.ProcessEnv) {
  const wrong: string[] = [];
  /** `undefined` where it is not set, or set to nothing. */
  function take<T>(name: string, read: Read<T>, must: string): T | undefined {
    const text = env[name];
    if (text === undefined || text === "") return undefined;
    const value = read(text);
    if (value === undefined) wrong.push(`${name} must be ${must}.`);
    return value;
  }
  const text = (name: string): string | undefined => env[name] || undefined;
  const isOn = (name: string): boolean => take(name, flag, "0 or 1") ?? false;
  const addressOf = (name: string) => take(name, address, "an http(s) URL");
  const limit = (name: string, byDefault: number): number =>
    take(name, count, "a whole number, 0 or more") ?? byDefault;

  const bedrock = take("BEDROCK", backend, '"local", "openai" or "aws"');
  const model = take("OPENAI_MODEL", (name) => name.trim() || undefined, "the name of a model");
  const baseUrl = addressOf("OPENAI_BASE_URL") ?? OLLAMA;
  const own = bedrock === "openai" ? namesOf(model) : DEFAULT_MODELS;
  const settings = {
    ports: portsFrom(take("PORT", port, PORT) ?? 3000),
    dataDir: text("DATA_DIR") ?? ".local",
    /** Keep nothing: neither data nor keys nor logs outlive the process. */
    memory: isOn("MEMORY"),
    /** Multiplies every wait and backoff of the workflow engine. */
    timeScale: take("TIME_SCALE", factor, "a number, 0 or more") ?? 1,
    /** A DynamoDB that runs already, used in place of our own. */
    dynamodbEndpoint: addressOf("DYNAMODB_ENDPOINT"),
    /** Real Bedrock, with the caller's own region and credentials. */
    bedrockOnAws: bedrock === "aws",
    /** An OpenAI-compatible server that answers in the offline model's place; without a model, the first that it has. */
    openai: bedrock === "openai" ? { baseUrl, model, apiKey: text("OPENAI_API_KEY") } : undefined,
    /** The page for respondents of another web app. */
    surveyUrl: take("SURVEY_URL", page, "an http(s) URL without query and fragment"),
    /** Real Google, in place of the local provider. */
    google: readGoogle(text("GOOGLE_CLIENT_ID"), text("GOOGLE_CLIENT_SECRET")),
    modelId: text("MODEL_ID") ?? own.id,
    fallbackModelId: text("FALLBACK_MODEL_ID") ?? own.fallbackId,
    /** The model by which memories are found beside their words. */
    embeddingModelId: text("EMBEDDING_MODEL_ID"),
    /** When no model can be had, a plain persona from the traits alone rather than none. */
    plainProfile: isOn("PLAIN_PROFILE"),
    /** What one user may have on one day, and the like. */
    limits: {
      messagesPerDay: limit("MESSAGES_PER_DAY", 10_000),
      tokensPerDay: limit("TOKENS_PER_DAY", 100_000_000),
      generationsPerDay: limit("GENERATIONS_PER_DAY", 10_000),
      addressWritesPerHour: limit("ADDRESS_WRITES_PER_HOUR", 10_000),
      linkWritesPerHour: limit("LINK_WRITES_PER_HOUR", 10_000),
      userWritesPerHour: limit("USER_WRITES_PER_HOUR", 10_000),
      peersPerAnalysis: limit("PEERS_PER_ANALYSIS", 500),
      peerAnswersDays: limit("PEER_ANSWERS_DAYS", 180),
    },
  };
  if (wrong.length > 0) throw new StackError(wrong.join("\n"));
  return settings;
}

/** What a persona is said to be by; without a fallback, which would be the same model. */
function namesOf(model = "own-model"): { id: string; fallbackId: string } {
  const id = `openai.${model.replace(/[^a-zA-Z0-9.:-]+/g, "-")}`;
  return { id, fallbackId: id };
}

export function portsFrom(first: number): Ports {
  return Object.fromEntries(SERVICES.map((service, index) => [service, first + index])) as Ports;
}

function readGoogle(clientId: string | undefined, clientSecret: string | undefined) {
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  if (clientId === undefined && clientSecret === undefined) return undefined;
  const missing = clientId === undefined ? "GOOGLE_CLIENT_ID" : "GOOGLE_CLIENT_SECRET";
  throw new StackError(
    `${missing} is missing: Google sign-in needs both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.`,
  );
}
