/**
 * The whole system on this machine: every service of AWS that it uses, embedded, behind the endpoints that the AWS SDK
 * finds in the environment. SST's `Resource` is one a process, and so is a stack.
 *
 * What starts is closed in reverse, so that nothing loses what it depends on: API, workflow engine, events, functions,
 * Bedrock, OpenID provider, table. A start that fails closes what had started.
 *
 *   await using stack = await startStack(readSettings(process.env));
 *   await fetch(`${stack.urls.api}/health`);
 */
import { getCompileCacheDir } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { once } from "@persona-ai/core/once.ts";
import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { background, everyMinutes, maintenance } from "@persona-ai/functions/background.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { startStepFunctions } from "step-functions-local/index.ts";
import { startLambda } from "step-functions-local/lambda/index.ts";
import { startBedrock } from "../bedrock/index.ts";
import { startDynamoDb } from "../dynamodb/index.ts";
import { isAsDefined } from "../dynamodb/plan.ts";
import { startEvents } from "../events/index.ts";
import { freshBundle } from "../fresh-bundle.mjs";
import { startMail, type Told } from "../mail/index.ts";
import { startOpenId } from "../openid/index.ts";
import { type Fetch, serveApi } from "./api.ts";
import { inMemory, openDataFolder, readSecrets } from "./data.ts";
import {
  ACCOUNT,
  applyEnvironment,
  HOST,
  LOCAL_CLIENT,
  NOTIFY_FROM,
  STATE_MACHINE_ARN,
  stackEnvironment,
  stackUrls,
  TABLE_NAME,
} from "./environment.ts";
import { StackError } from "./error.ts";
import type { Ports, Settings } from "./settings.ts";
import type { Web } from "./web.ts";
import { stateMachine } from "./workflow.ts";

/** Time for the requests that were there before all else. */
const AFTER_FIRST_MS = 100;
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

type StackOptions = {
  /** Without the API server, for a caller that has the app itself. */
  serveApi?: boolean;
  /** Told of each e-mail that was sent. */
  onMail?: (mail: Told) => void;
  /** Told of each invocation of a function that failed. */
  onFunctionError?: (functionName: string, error: { errorType: string; errorMessage: string }) => void;
};

export type Stack = AsyncDisposable & {
  urls: Record<keyof Ports, string>;
  close(): Promise<void>;
};

export async function startStack(settings: Settings, options: StackOptions = {}): Promise<Stack> {
  await using starting = new AsyncDisposableStack();
  const data = settings.memory ? inMemory : openDataFolder(settings.dataDir);
  starting.defer(() => data.release());
  const secrets = await readSecrets(data.secrets);
  applyEnvironment(process.env, stackEnvironment(settings, secrets, process.env));

  let web: Web | undefined;
  const api = once(async (): Promise<Fetch> => {
    const [{ app }, { besides, createWeb }] = await Promise.all([
      import("@persona-ai/functions/api/index.ts"),
      import("./web.ts"),
    ]);
    web = createWeb(ROOT, stackUrls(settings).api);
    return besides(web, (request) => app.fetch(request));
  });
  const keep = async <T extends Service>(name: ServiceName, start: (port: number) => Promise<T>) => {
    const service = await onPort(settings, name, start);
    starting.defer(() => service.close());
    return service;
  };
  await all([
    settings.bedrockOnAws ? checkCredentials() : undefined,
    startTable(),
    settings.google
      ? undefined
      : keep("openId", (port) => startOpenId({ host: HOST, port, ...LOCAL_CLIENT })),
    settings.bedrockOnAws
      ? undefined
      : keep("bedrock", (port) => startBedrock({ host: HOST, port, openai: settings.openai })),
  ]);

  async function startTable(): Promise<void> {
    if (settings.dynamodbEndpoint === undefined) {
      const { url } = await keep("dynamodb", (port) =>
        startDynamoDb({ host: HOST, port, database: data.dynamodb }),
      );
      if (await isAsDefined(url, TABLE_NAME, tableDefinition)) return;
    }
    const { dynamo, ensureTable } = await tables();
    await ensureTable(dynamo(), TABLE_NAME, tableDefinition).catch(
      explainEndpoint(settings.dynamodbEndpoint),
    );
  }

  const mail = await startMail({ host: HOST, from: NOTIFY_FROM, folder: data.mail, onMail: options.onMail });
  starting.defer(() => mail.close());
  applyEnvironment(process.env, { AWS_ENDPOINT_URL_SESV2: mail.url });

  const compileCache = getCompileCacheDir();
  const lambda = startLambda({
    functions: { ...functions, ...background, ...maintenance },
    root: ROOT,
    bundleOf: (file) => freshBundle(ROOT, file),
    account: ACCOUNT,
    variables: process.env,
    ...(compileCache !== undefined && { compileCache }),
    ...(data.logs !== undefined && { logFolder: data.logs }),
    ...(options.onFunctionError && { onError: options.onFunctionError }),
  });
  starting.defer(() => lambda.close());
  const { Canary: _onAwsAlone, ...jobs } = everyMinutes;
  const events = startEvents({
    invoker: lambda.invoker,
    account: ACCOUNT,
    stateMachineArn: STATE_MACHINE_ARN,
    everyMinutes: jobs,
  });
  starting.defer(() => events.close());
  const machines = await stateMachine(Object.keys(functions), {
    PlainProfileAllowed: settings.plainProfile,
  });
  await keep("stepFunctions", (port) =>
    startStepFunctions({
      host: HOST,
      port,
      database: data.stepFunctions,
      machines,
      invoker: lambda.invoker,
      timeScale: settings.timeScale,
      ...ACCOUNT,
      onStatusChange: events.put,
    }),
  );
  if (options.serveApi !== false) await keep("api", (port) => serveApi(api, port, HOST));
  let isOpen = true;
  starting.defer(() => {
    isOpen = false;
    web?.close();
  });
  // After whoever waits for the stack has gone on; they ask the API first, and what follows takes whole processors.
  setImmediate(async () => {
    if (options.serveApi !== false) await api();
    await sleep(AFTER_FIRST_MS);
    if (!isOpen) return;
    events.startSchedule();
    void lambda.warm(Object.keys(functions));
    web?.prepare().catch(() => {});
  });

  const started = starting.move();
  const close = () => started.disposeAsync();
  return { urls: stackUrls(settings), close, [Symbol.asyncDispose]: close };
}

/** The AWS SDK is loaded where it is needed: not by a start that finds the table as it is defined. */
const tables = async () => ({
  ...(await import("@persona-ai/core/table/client.ts")),
  ...(await import("../dynamodb/table.ts")),
});

type Service = { close(): Promise<void> };
type ServiceName = keyof typeof NAMES;
const NAMES = {
  api: "the API",
  stepFunctions: "the Step Functions endpoint",
  openId: "the OpenID provider",
  bedrock: "the Bedrock endpoint",
  dynamodb: "the DynamoDB engine",
} as const satisfies Record<keyof Ports, string>;

async function onPort<T>(
  { ports }: Settings,
  name: ServiceName,
  start: (port: number) => Promise<T>,
): Promise<T> {
  const port = ports[name];
  try {
    return await start(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const reason = code === "EADDRINUSE" ? "is taken by another program" : "is not ours to use";
    throw new StackError(
      `Port ${port}, for ${NAMES[name]}, ${reason}. Set PORT to the first of five free ports (it is ${ports.api}).`,
    );
  }
}

/** As Promise.all, but a failure waits for the others, so that whatever they started is known. */
async function all(promises: (Promise<unknown> | undefined)[]): Promise<void> {
  for (const result of await Promise.allSettled(promises)) {
    if (result.status === "rejected") throw result.reason;
  }
}

/** All clients use one credential chain, so that any of them tells whether Bedrock will have credentials. */
async function checkCredentials(): Promise<void> {
  const { dynamo } = await tables();
  await dynamo()
    .config.credentials()
    .catch((cause: Error) => {
      throw new StackError(`BEDROCK=aws needs AWS credentials, and none were found: ${cause.message}`);
    });
}

/** Passes on what is no fault of the connection: a refusal of the service has a name, and no code. */
function explainEndpoint(endpoint: string | undefined): (cause: unknown) => never {
  return (cause) => {
    const { code } = cause as NodeJS.ErrnoException;
    if (endpoint === undefined || code === undefined) throw cause;
    throw new StackError(`No DynamoDB answers at ${endpoint}, which DYNAMODB_ENDPOINT names (${code}).`);
  };
}
