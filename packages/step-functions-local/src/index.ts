/**
 * Step Functions on this machine: JSONata state machines behind the AWS JSON protocol, for `@aws-sdk/client-sfn` and
 * the AWS CLI. What runs here must predict what AWS does; what it does not run, it refuses by name.
 *
 * Everything is kept in one SQLite file, or in memory. Executions that were running when a process ended, in whatever
 * way, go on from their last completed state at the next start on the same file.
 *
 *   const { url, stateMachineArns, close } = await startStepFunctions({
 *     machines: { orders: readFileSync("orders.asl.json", "utf8") },
 *     functions: { Charge: "./charge.ts#handler" },
 *   });
 */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deployMachine } from "./deploy.ts";
import { Engine } from "./engine/index.ts";
import type { FunctionInvoker } from "./engine/services.ts";
import { type FunctionSettings, type Lambda, startLambda } from "./lambda/index.ts";
import type { Service } from "./operations/index.ts";
import type { EventBridgeStatusChange } from "./status-change.ts";
import { openMemoryStore } from "./store/memory.ts";
import { openSqliteStore } from "./store/sqlite.ts";

export type { FunctionInvoker } from "./engine/services.ts";
export { type FunctionSettings, type Lambda, type LambdaOptions, startLambda } from "./lambda/index.ts";
export type { EventBridgeStatusChange } from "./status-change.ts";
export { type TestStateOptions, type TestStateOutcome, testState } from "./test-state/helper.ts";

export type StepFunctionsOptions = {
  host?: string;
  /** 0 for any that is free. */
  port?: number;
  /** A SQLite file, or ":memory:" to keep everything in this process alone. */
  database?: string;
  /** Definitions by name, as JSON or its text, in which `${Name}` is the ARN of the function by that name. */
  machines?: { [name: string]: object | string };
  /** `file#export` by name, or with memory and timeout; they run in worker threads. */
  functions?: { [name: string]: string | FunctionSettings };
  /** Who invokes functions in place of `functions`. */
  invoker?: FunctionInvoker;
  /** Multiplies waits and the delays of retries, and nothing else. */
  timeScale?: number;
  region?: string;
  accountId?: string;
  /** Called for RUNNING and each terminal status, at least once, after it has been committed. */
  onStatusChange?: (event: EventBridgeStatusChange) => void;
};

export type StepFunctions = {
  url: string;
  /** The ARNs of `machines`, by name. */
  stateMachineArns: { [name: string]: string };
  /** Leaves running executions as a crash would. */
  close(): Promise<void>;
};

/** Rejects with the system's error when it cannot listen, and with InvalidDefinition when AWS would refuse a machine. */
export async function startStepFunctions({
  host = "127.0.0.1",
  port = 0,
  database = ":memory:",
  machines = {},
  functions,
  invoker,
  timeScale = 1,
  region = "us-east-1",
  accountId = "000000000000",
  onStatusChange = () => {},
}: StepFunctionsOptions): Promise<StepFunctions> {
  const home = { region, accountId };
  const lambda = functions === undefined ? undefined : lambdaOf(functions, home);
  const invokes = invoker ?? lambda?.invoker ?? NO_FUNCTIONS;
  const store =
    database === ":memory:" ? openMemoryStore(onStatusChange) : openSqliteStore(database, onStatusChange);
  const { now } = Date;
  const { random } = Math;
  const { journal } = store;
  const engine = new Engine(store, {
    ...{ journal, invoker: invokes, waiting: new Map(), home, timeScale, now, random },
  });
  const service = {
    ...{ store, engine, home, now, random, invoker: invokes, timeScale },
    redriveTokens: new Map(),
  };
  const names = Object.keys(functions ?? {});
  const stateMachineArns: { [name: string]: string } = {};
  let server: Server;
  try {
    for (const [name, definition] of Object.entries(machines))
      stateMachineArns[name] = await deployMachine(service, name, definition, names);
    server = await listen(loadedAtFirst(service), host, port);
  } catch (error) {
    store.close();
    await lambda?.close();
    throw error;
  }
  store.journal.redeliver();
  engine.resume();
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stateMachineArns,
    async close() {
      engine.close();
      await stop(server);
      store.close();
      await lambda?.close();
    },
  };
}

const NO_FUNCTIONS: FunctionInvoker = {
  invoke(functionName) {
    const message = `Function not found: ${functionName}`;
    return Promise.reject(Object.assign(new Error(message), { name: "ResourceNotFoundException" }));
  },
};

const DEFAULTS = { memory: "1024 MB", timeout: "900 seconds" } as const;

function lambdaOf(
  functions: NonNullable<StepFunctionsOptions["functions"]>,
  account: { region: string; accountId: string },
): Lambda {
  const entries = Object.entries(functions).map(([name, settings]) => {
    return [name, typeof settings === "string" ? { ...DEFAULTS, handler: settings } : settings] as const;
  });
  return startLambda({
    functions: Object.fromEntries(entries),
    root: process.cwd(),
    account,
    variables: process.env,
    onError(functionName, { errorType, errorMessage }) {
      console.error(`${functionName}: ${errorType}: ${errorMessage}`);
    },
  });
}

/** What answers is loaded by the first request: many a start needs the engine alone. */
function loadedAtFirst(service: Service): RequestListener {
  let protocol: Promise<RequestListener> | undefined;
  return (request, response) => {
    protocol ??= import("./protocol.ts").then(({ createListener }) => createListener(service));
    protocol.then((listener) => listener(request, response)).catch((error) => response.destroy(error));
  };
}

function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener).listen(port, host, () => resolve(server));
    server.once("error", reject);
  });
}

/** Connections that are kept alive would keep the server open. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
