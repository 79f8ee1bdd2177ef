/**
 * What differs from one deployment to another. From environment variables, into which SST first reads `.env` and
 * `.env.<stage>`; README, "Deploy", says what each is for. Secrets are not here: they are `sst secret`s.
 */
export type Settings = ReturnType<typeof readSettings>;

export const isProduction = (stage: string): boolean => stage === "production";

/** Empty counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv, stage: string) {
  const production = isProduction(stage);
  return {
    /** Of the API; without one it is reached by CloudFront's own name. */
    domain: env.DOMAIN || undefined,
    /** The frontend's page for respondents, to which a share token is added. */
    surveyUrl: env.SURVEY_URL || undefined,
    /** Where a sign-in may return to, and which pages may call the API (CORS). */
    redirectUris:
      env.REDIRECT_URIS?.split(",") ?? (production ? [] : ["http://localhost", "http://127.0.0.1"]),
    /** Of Bedrock's models or inference profiles. */
    modelId: env.MODEL_ID || "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
    fallbackModelId: env.FALLBACK_MODEL_ID || "global.anthropic.claude-haiku-4-5-20251001-v1:0",
    /** When no model can be had, a plain persona from the traits alone rather than none. */
    plainProfile: ["1", "true"].includes(env.PLAIN_PROFILE ?? ""),
    logRetentionDays: production ? 180 : 14,
    /** What an execution was given and gave: of people, so not in production. */
    logExecutionData: !production,
    deletionProtection: production,
    /** Requests a second to the whole API. */
    throttle: production ? { rate: 500, burst: 1000 } : { rate: 50, burst: 100 },
  };
}
