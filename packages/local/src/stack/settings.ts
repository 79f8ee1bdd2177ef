/**
 * The settings of the local stack, read from environment variables and checked: a value that makes no sense is
 * refused with a `StackError` that names its variable. docs/local.md says what each is for.
 */
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { z } from "zod";
import { StackError } from "./error.ts";

/** The services after the API, in the order of their ports. */
const SERVICES = ["api", "stepFunctions", "openId", "bedrock", "dynamodb"] as const;
export type Ports = Record<(typeof SERVICES)[number], number>;

const flag = z
  .enum(["0", "1", "true", "false"], { error: "must be 0 or 1" })
  .default("0")
  .transform((value) => value === "1" || value === "true");
const address = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" });
/** A slash and a share token are added to it. */
const page = address
  .refine((url) => !/[?#]/.test(url), "must be a URL without query and fragment")
  .transform((url) => url.replace(/\/$/, ""));
const MAX_PORT = 65_535 - SERVICES.length + 1;
const portRange = `must be a port from 1 to ${MAX_PORT} (the four after it are used, too)`;

const whole = "must be a whole number, 0 or more";
const count = (byDefault: number) => z.coerce.number(whole).int(whole).min(0, whole).default(byDefault);

/** https://docs.ollama.com/api/openai-compatibility */
const OLLAMA = "http://localhost:11434/v1";

const Environment = z.object({
  PORT: z.coerce.number(portRange).int(portRange).min(1, portRange).max(MAX_PORT, portRange).default(3000),
  DATA_DIR: z.string().default(".local"),
  /** Keep nothing: neither data nor keys nor logs outlive the process. */
  MEMORY: flag,
  /** Multiplies every wait and backoff of the workflow engine. */
  TIME_SCALE: z.coerce.number("must be a number, 0 or more").min(0, "must be a number, 0 or more").default(1),
  /** A DynamoDB that runs already, used in place of our own. */
  DYNAMODB_ENDPOINT: address.optional(),
  BEDROCK: z
    .enum(["local", "openai", "aws"], { error: 'must be "local", "openai" or "aws"' })
    .default("local"),
  OPENAI_BASE_URL: address.default(OLLAMA),
  OPENAI_MODEL: z.string().trim().min(1, "must be the name of a model").optional(),
  OPENAI_API_KEY: z.string().optional(),
  /** The page for respondents of another web app. */
  SURVEY_URL: page.optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  /** When no model can be had, a plain persona from the traits alone rather than none. */
  PLAIN_PROFILE: flag,
  MODEL_ID: z.string().optional(),
  FALLBACK_MODEL_ID: z.string().optional(),
  EMBEDDING_MODEL_ID: z.string().optional(),
  MESSAGES_PER_DAY: count(10_000),
  TOKENS_PER_DAY: count(100_000_000),
  GENERATIONS_PER_DAY: count(10_000),
  ADDRESS_WRITES_PER_HOUR: count(10_000),
  LINK_WRITES_PER_HOUR: count(10_000),
  USER_WRITES_PER_HOUR: count(10_000),
  PEERS_PER_ANALYSIS: count(500),
  PEER_ANSWERS_DAYS: count(180),
});

export type Settings = ReturnType<typeof readSettings>;

export function readSettings(env: NodeJS.ProcessEnv) {
  const present = Object.entries(env).filter(([, value]) => value !== "");
  const { data, error } = Environment.safeParse(Object.fromEntries(present));
  if (error) {
    const wrong = error.issues.map(({ path, message }) => `${path[0]?.toString()} ${message}.`);
    throw new StackError(wrong.join("\n"));
  }
  const own = data.BEDROCK === "openai" ? namesOf(data.OPENAI_MODEL) : DEFAULT_MODELS;
  return {
    ports: portsFrom(data.PORT),
    dataDir: data.DATA_DIR,
    memory: data.MEMORY,
    timeScale: data.TIME_SCALE,
    dynamodbEndpoint: data.DYNAMODB_ENDPOINT,
    /** Real Bedrock, with the caller's own region and credentials. */
    bedrockOnAws: data.BEDROCK === "aws",
    /** An OpenAI-compatible server that answers in the offline model's place; without a model, the first that it has. */
    openai:
      data.BEDROCK === "openai"
        ? { baseUrl: data.OPENAI_BASE_URL, model: data.OPENAI_MODEL, apiKey: data.OPENAI_API_KEY }
        : undefined,
    surveyUrl: data.SURVEY_URL,
    /** Real Google, in place of the local provider. */
    google: readGoogle(data.GOOGLE_CLIENT_ID, data.GOOGLE_CLIENT_SECRET),
    modelId: data.MODEL_ID ?? own.id,
    fallbackModelId: data.FALLBACK_MODEL_ID ?? own.fallbackId,
    /** The model by which memories are found beside their words. */
    embeddingModelId: data.EMBEDDING_MODEL_ID,
    plainProfile: data.PLAIN_PROFILE,
    /** What one user may have on one day, and the like. */
    limits: {
      messagesPerDay: data.MESSAGES_PER_DAY,
      tokensPerDay: data.TOKENS_PER_DAY,
      generationsPerDay: data.GENERATIONS_PER_DAY,
      addressWritesPerHour: data.ADDRESS_WRITES_PER_HOUR,
      linkWritesPerHour: data.LINK_WRITES_PER_HOUR,
      userWritesPerHour: data.USER_WRITES_PER_HOUR,
      peersPerAnalysis: data.PEERS_PER_ANALYSIS,
      peerAnswersDays: data.PEER_ANSWERS_DAYS,
    },
  };
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
