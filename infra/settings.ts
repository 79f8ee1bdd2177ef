/**
 * What differs from one deployment to another. From environment variables, into which SST first reads `.env` and
 * `.env.<stage>`; README, "Deploy and operate", says what each is for. Secrets are not here: they are `sst secret`s.
 */
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";

export type Settings = ReturnType<typeof readSettings>;

export const isProduction = (stage: string): boolean => stage === "production";

/** Empty counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv, stage: string) {
  const production = isProduction(stage);
  return {
    /** Of the API; without one it is reached by CloudFront's own name. */
    domain: env.DOMAIN || undefined,
    /** The frontend's page for respondents, to which a share token is added. */
    surveyUrl: env.SURVEY_URL ? urlOf("SURVEY_URL", env.SURVEY_URL) : undefined,
    /** Where a sign-in may return to, and which pages may call the API (CORS). */
    redirectUris: env.REDIRECT_URIS
      ? env.REDIRECT_URIS.split(",").map((uri) => urlOf("REDIRECT_URIS", uri.trim()))
      : production
        ? []
        : ["http://localhost", "http://127.0.0.1"],
    /** Of Bedrock's models or inference profiles. */
    modelId: env.MODEL_ID || DEFAULT_MODELS.id,
    fallbackModelId: env.FALLBACK_MODEL_ID || DEFAULT_MODELS.fallbackId,
    /** When no model can be had, a plain persona from the traits alone rather than none. */
    plainProfile: readFlag(env, "PLAIN_PROFILE"),
    logRetentionDays: production ? 180 : 14,
    /** What an execution was given and gave: of people, so not in production. */
    logExecutionData: !production,
    deletionProtection: production,
    /** "<id>:<version>" of a Bedrock guardrail, for every call of a model. */
    guardrail: readGuardrail(env.GUARDRAIL),
    /** What one user may have on one day (UTC). */
    limits: {
      messagesPerDay: readCount(env, "MESSAGES_PER_DAY", 200),
      tokensPerDay: readCount(env, "TOKENS_PER_DAY", 1_000_000),
      generationsPerDay: readCount(env, "GENERATIONS_PER_DAY", 20),
    },
    /** Who is written to when an alarm goes off. */
    alarmEmail: env.ALARM_EMAIL || undefined,
    /** Requests a second to the whole API. */
    throttle: production ? { rate: 500, burst: 1000 } : { rate: 50, burst: 100 },
  };
}

/** Absolute, and of nothing but an origin and a path, because something is added to it or compared with it. */
function urlOf(name: string, text: string): string {
  const url = URL.canParse(text) && new URL(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`;
  if (isPlain) return text;
  throw new Error(`${name} has "${text}", which is not an address such as https://app.example.com.`);
}

function readFlag(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = env[name] || "0";
  if (!["0", "1", "true", "false"].includes(value)) throw new Error(`${name} must be 0 or 1.`);
  return value === "1" || value === "true";
}

function readGuardrail(setting: string | undefined) {
  if (!setting) return undefined;
  const [id, version, ...more] = setting.split(":");
  if (!id || !version || more.length > 0) throw new Error('GUARDRAIL must be "<guardrail id>:<version>".');
  return { id, version };
}

function readCount(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const count = Number(env[name] || byDefault);
  if (!Number.isInteger(count) || count < 0) throw new Error(`${name} must be a whole number, 0 or more.`);
  return count;
}
