/**
 * The environment in which the application code finds the local stack: endpoints and credentials for the AWS SDK, and
 * SST's links (`Resource.*`, sst-env.d.ts). `undefined` takes a variable away.
 *
 * The caller's own AWS settings are put aside, so that nothing can reach a real account. With BEDROCK=aws they stay as
 * they are, an endpoint of Bedrock's among them; the local services accept any credentials.
 */
import { GOOGLE } from "@persona-ai/core/auth/google-endpoints.ts";
import type { Resource } from "sst";
import type { Account } from "step-functions-local/lambda/index.ts";
import type { Secrets } from "./data.ts";
import type { Ports, Settings } from "./settings.ts";

export const HOST = "127.0.0.1";
export const ACCOUNT: Account = { region: "us-east-1", accountId: "000000000000" };
export const STATE_MACHINE_NAME = "persona-generation";
export const STATE_MACHINE_ARN = `arn:aws:states:${ACCOUNT.region}:${ACCOUNT.accountId}:stateMachine:${STATE_MACHINE_NAME}`;
export const NOTIFY_FROM = "Persona AI <persona-ai@localhost>";
export const TABLE_NAME = "persona-ai";
export const LOCAL_CLIENT = { clientId: "persona-ai-local", clientSecret: "persona-ai-local" };

export type Environment = Record<string, string | undefined>;
type Links = { [Name in Exclude<keyof Resource, "App">]: Omit<Resource[Name], "type"> };

export function stackUrls({ ports, dynamodbEndpoint }: Settings): Record<keyof Ports, string> {
  const url = (port: number) => `http://${HOST}:${port}`;
  return {
    // The API goes by the name that development servers print, too: a page on another is another site, and gets no cookie.
    api: `http://localhost:${ports.api}`,
    stepFunctions: url(ports.stepFunctions),
    openId: url(ports.openId),
    bedrock: url(ports.bedrock),
    dynamodb: dynamodbEndpoint ?? url(ports.dynamodb),
  };
}

export function stackEnvironment(settings: Settings, secrets: Secrets, env: Environment): Environment {
  const urls = stackUrls(settings);
  return {
    ...(settings.bedrockOnAws ? ownAccount(env) : noAccount(env)),
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_SFN: urls.stepFunctions,
    ...(settings.bedrockOnAws ? ownEndpoint(env) : { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: urls.bedrock }),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    ...quietTelemetry(env),
    ...linkVariables(settings, secrets),
  };
}

/** Warnings and faults alone, and no metrics: nobody collects them here. What the caller has set goes. */
function quietTelemetry(env: Environment): Environment {
  return {
    POWERTOOLS_SERVICE_NAME: "persona-ai-local",
    POWERTOOLS_LOG_LEVEL: env.POWERTOOLS_LOG_LEVEL ?? "WARN",
    POWERTOOLS_METRICS_DISABLED: env.POWERTOOLS_METRICS_DISABLED ?? "true",
  };
}

function ownAccount(env: Environment): Environment {
  return { AWS_REGION: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? ACCOUNT.region };
}

/** The SDK's variables count, that which says to ignore them first. */
function ownEndpoint(env: Environment): Environment {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS !== "true") return {};
  return { AWS_ENDPOINT_URL: undefined, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: undefined };
}

function noAccount(env: Environment): Environment {
  const theirs = Object.keys(env).filter((name) => name.startsWith("AWS_"));
  return {
    ...Object.fromEntries(theirs.map((name) => [name, undefined])),
    AWS_REGION: ACCOUNT.region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  };
}

function linkVariables(settings: Settings, { signingKeys, cursorKey }: Secrets): Environment {
  const urls = stackUrls(settings);
  const client = settings.google ?? LOCAL_CLIENT;
  const links: Links = {
    Table: { name: TABLE_NAME },
    PersonaGeneration: { arn: STATE_MACHINE_ARN },
    Site: { apiUrl: urls.api, surveyUrl: settings.surveyUrl ?? `${urls.api}/app/s`, notifyFrom: NOTIFY_FROM },
    OpenId: {
      ...(settings.google ? GOOGLE : localProvider(urls.openId)),
      redirectUris: ["http://localhost", "http://127.0.0.1"],
    },
    Model: {
      id: settings.modelId,
      fallbackId: settings.fallbackModelId,
      ...(settings.embeddingModelId && { embeddingId: settings.embeddingModelId }),
    },
    Limits: settings.limits,
    GoogleClientId: { value: client.clientId },
    GoogleClientSecret: { value: client.clientSecret },
    SigningKeys: { value: JSON.stringify(signingKeys) },
    CursorKey: { value: cursorKey },
  };
  const variables = Object.entries({ App: { name: "persona-ai", stage: "local" }, ...links });
  return Object.fromEntries(variables.map(([name, link]) => [`SST_RESOURCE_${name}`, JSON.stringify(link)]));
}

const localProvider = (url: string) => ({
  issuers: [url],
  authorizationEndpoint: `${url}/authorize`,
  tokenEndpoint: `${url}/token`,
  jwksUri: `${url}/jwks`,
});

/** Sets and takes away. */
export function applyEnvironment(target: NodeJS.ProcessEnv, changes: Environment): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete target[name];
    else target[name] = value;
  }
}
