/**
 * What differs from one deployment to another. From environment variables, into which SST first reads `.env` and
 * `.env.<stage>`; docs/deploy.md says what each is for. Secrets are not here: they are `sst secret`s.
 */
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { getDomain } from "tldts";

export type Settings = ReturnType<typeof readSettings>;

const DEFAULT_REGION = "us-east-1";

export const isProduction = (stage: string): boolean => stage === "production";

/** Empty counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv, stage: string) {
  const production = isProduction(stage);
  if (production) checkComplete(env);
  const settings = {
    region: env.AWS_REGION || DEFAULT_REGION,
    /** The API's domain; without one it is reached by CloudFront's own name. */
    domain: env.DOMAIN || undefined,
    /** The frontend's page for respondents, to which a slash and a share token are added. */
    surveyUrl: env.SURVEY_URL ? urlOf("SURVEY_URL", env.SURVEY_URL).replace(/\/$/, "") : undefined,
    /** Where a sign-in may return to, and which pages may call the API (CORS). */
    redirectUris: env.REDIRECT_URIS
      ? env.REDIRECT_URIS.split(",").map((uri) => urlOf("REDIRECT_URIS", uri.trim()))
      : production || env.DOMAIN
        ? []
        : ["http://localhost", "http://127.0.0.1"],
    /** Ids of Bedrock's models or inference profiles. */
    modelId: env.MODEL_ID || DEFAULT_MODELS.id,
    fallbackModelId: env.FALLBACK_MODEL_ID || DEFAULT_MODELS.fallbackId,
    /** The model by which memories are found beside their words: Titan Text Embeddings V2, or Cohere Embed; none without it. */
    embeddingModelId: env.EMBEDDING_MODEL_ID || undefined,
    /** When no model can be had, a plain persona from the traits alone rather than none. */
    plainProfile: readFlag(env, "PLAIN_PROFILE"),
    logRetentionDays: production ? 180 : 14,
    /** What an execution was given and gave: ids of people, so not in production. */
    logExecutionData: !production,
    deletionProtection: production,
    /** "<id>:<version>" of a Bedrock guardrail, for every call of a model. */
    guardrail: readGuardrail(env.GUARDRAIL),
    /** What one user may have on one day (UTC). */
    limits: {
      messagesPerDay: readCount(env, "MESSAGES_PER_DAY", 200),
      tokensPerDay: readCount(env, "TOKENS_PER_DAY", 1_000_000),
      generationsPerDay: readCount(env, "GENERATIONS_PER_DAY", 20),
      addressWritesPerHour: readCount(env, "ADDRESS_WRITES_PER_HOUR", 60),
      linkWritesPerHour: readCount(env, "LINK_WRITES_PER_HOUR", 200),
      userWritesPerHour: readCount(env, "USER_WRITES_PER_HOUR", 200),
      /** How many peers one analysis takes. */
      peersPerAnalysis: readCount(env, "PEERS_PER_ANALYSIS", 500),
      /** How long after an analysis was closed its peers' answers are kept; their averages stay. */
      peerAnswersDays: readCount(env, "PEER_ANSWERS_DAYS", 180),
    },
    /** Whom e-mails to users are from, "Persona AI <hello@example.com>"; without one there are none. */
    notifyFrom: env.NOTIFY_FROM ? senderOf(env.NOTIFY_FROM) : undefined,
    /** Who is written to when an alarm goes off. */
    alarmEmail: env.ALARM_EMAIL || undefined,
    /** US dollars that the account may cost in a month before somebody is told. */
    monthlyBudgetUsd: readCount(env, "MONTHLY_BUDGET_USD", 100),
    /** Whether the stage can change its table's items (docs/changing-the-table.md). */
    backfill: readFlag(env, "BACKFILL"),
    /** The stage whose CloudFront policies this one shares; its own without one. */
    policiesOf: env.POLICIES_OF || undefined,
    /** Where a copy of the table goes each day, beside its own region. */
    backupRegion: env.BACKUP_REGION || undefined,
    /** Requests a second to the whole API. */
    throttle: production ? { rate: 500, burst: 1000 } : { rate: 50, burst: 100 },
  };
  checkSameSite(settings);
  return settings;
}

/** What production is not itself without: its address, who may sign in from where, and who is called at night. */
const NEEDED = ["DOMAIN", "REDIRECT_URIS", "ALARM_EMAIL"];

/**
 * A deployment by hand that forgets the settings of the last one would take them all away. So what is missing must be
 * said: `DEPLOY_WITHOUT=ALARM_EMAIL`, or several with commas.
 */
function checkComplete(env: NodeJS.ProcessEnv): void {
  const without = (env.DEPLOY_WITHOUT ?? "").split(",").map((name) => name.trim());
  const missing = NEEDED.filter((name) => !env[name] && !without.includes(name));
  if (missing.length === 0) return;
  const names = missing.join(", ");
  throw new Error(
    `Production is deployed without ${names}. Load its settings (docs/runbook.md, "A bad deployment"), or say that it shall have none: DEPLOY_WITHOUT=${missing.join(",")}.`,
  );
}

/**
 * The refresh token's cookie is SameSite=Lax: a page of another site never has it sent, so that whoever signs in from
 * there is signed out at the next refresh. Without a domain of its own the API is on cloudfront.net, which is a public
 * suffix, so that no other page is of its site.
 */
function checkSameSite({
  domain,
  redirectUris,
}: {
  domain: string | undefined;
  redirectUris: string[];
}): void {
  if (domain === undefined) return;
  const site = siteOf(domain);
  const strange = redirectUris.find((uri) => siteOf(new URL(uri).hostname) !== site);
  if (strange === undefined) return;
  throw new Error(
    `REDIRECT_URIS has ${strange}, which is not of the site of DOMAIN (${site}): browsers do not send it the cookie by which people stay signed in. Put page and API under one domain.`,
  );
}

const siteOf = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

/** Throws on a secret that has white space at an end, such as the newline of the file that it was read from. */
export function checkSecret(name: string, value: string): void {
  if (value === value.trim() && value !== "") return;
  throw new Error(
    `The secret ${name} has white space at an end, or nothing in it. Set it anew: printf %s "$(cat file)" | npx sst secret set ${name}`,
  );
}

/** Absolute, and of nothing but an origin and a path, because something is added to it or compared with it. */
function urlOf(name: string, text: string): string {
  const url = URL.canParse(text) && new URL(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}${url.pathname}`;
  if (isPlain) return text;
  throw new Error(`${name} has "${text}", which is not an address such as https://app.example.com.`);
}

/** A name and an address, or an address alone; the domain is one that the account may send from. */
function senderOf(text: string): { from: string; domain: string } {
  const [, address] = /^(?:[^<>"@,]+ )?<?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>?$/.exec(text) ?? [];
  const isPlain = address !== undefined && text.includes("<") === text.endsWith(">");
  if (isPlain) return { from: text, domain: address.slice(address.indexOf("@") + 1) };
  throw new Error(`NOTIFY_FROM has "${text}", which is no sender such as Persona AI <hello@example.com>.`);
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
