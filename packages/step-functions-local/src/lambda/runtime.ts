/**
 * The Lambda runtime inside a worker thread: it loads the handler once, then runs one invocation after another,
 * with the event, context and error semantics of the nodejs24.x runtime. Events and results cross as JSON text.
 */
import { flushCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { formatWithOptions } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { type FunctionError, fromImport, fromThrown, runtimeError } from "./errors.ts";

export type RuntimeSettings = { file: string; exportName: string };
export type InvocationMessage = { requestId: string; arn: string; deadline: number; event: string };
export type RuntimeMessage =
  | { type: "ready" }
  | { type: "init_error"; error: FunctionError }
  | { type: "response"; payload: string }
  /** `fatal`: the runtime ends after it. */
  | { type: "error"; error: FunctionError; fatal?: true };

type Handler = (event: unknown, context: Record<string, unknown>) => unknown;

const port = parentPort!;
const settings = workerData as RuntimeSettings;
const post = (message: RuntimeMessage): void => port.postMessage(message);
let current: InvocationMessage | undefined;

function patchConsole(): void {
  for (const level of ["debug", "info", "warn", "error", "log"] as const) {
    console[level] = (...values: unknown[]) => {
      const text = formatWithOptions({ depth: 5 }, ...values);
      const name = level === "log" ? "INFO" : level.toUpperCase();
      process.stdout.write(`${[new Date().toISOString(), current?.requestId, name, text].join("\t")}\n`);
    };
  }
}

async function load(): Promise<Handler> {
  const module: Record<string, unknown> = await import(pathToFileURL(settings.file).href);
  const handler = module[settings.exportName];
  const name = `${settings.file}.${settings.exportName}`;
  if (typeof handler !== "function") {
    throw Object.assign(new Error(`${name} is undefined or not exported`), {
      name: "Runtime.HandlerNotFound",
    });
  }
  if (handler.length > 2) {
    const message = `${name} takes a callback; the nodejs24.x runtime supports async handlers alone`;
    throw Object.assign(new Error(message), { name: "Runtime.CallbackHandlerDeprecated" });
  }
  return handler as Handler;
}

function createContext({ requestId, arn, deadline }: InvocationMessage): Record<string, unknown> {
  const { env } = process;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: arn,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function serialize(value: unknown): string {
  try {
    return JSON.stringify(value === undefined ? null : value) ?? "null";
  } catch {
    throw Object.assign(new Error("Unable to stringify response body"), {
      name: "Runtime.JSONStringifyError",
    });
  }
}

/** Sends the one outcome of the invocation under way; a second one, or one of no invocation, is dropped. */
function finish(message: RuntimeMessage): void {
  if (current === undefined) return;
  current = undefined;
  port.ref();
  post(message);
}

async function invoke(handler: Handler, message: InvocationMessage): Promise<void> {
  current = message;
  // With the port unreferenced, an empty event loop means that the handler's promise can never settle.
  port.unref();
  try {
    const result = await handler(JSON.parse(message.event), createContext(message));
    finish({ type: "response", payload: serialize(result) });
  } catch (thrown) {
    console.error("Invoke Error", thrown);
    finish({ type: "error", error: fromThrown(thrown) });
  }
}

function endWith(error: FunctionError, exitCode: number): void {
  console.error(error.errorType, error.errorMessage);
  if (current === undefined) post({ type: "init_error", error });
  else finish({ type: "error", error, fatal: true });
  process.exit(exitCode);
}

patchConsole();
delete process.env.NODE_COMPILE_CACHE;
process.on("uncaughtException", (thrown) => endWith(fromThrown(thrown), 129));
process.on("unhandledRejection", (reason) =>
  endWith(runtimeError("Runtime.UnhandledPromiseRejection", String(reason)), 128),
);
process.on("beforeExit", () => {
  const message = "The event loop is empty and the handler's promise was never settled";
  finish({ type: "error", error: runtimeError("Runtime.NodeJsExit", message) });
});
try {
  const handler = await load();
  port.on("message", (message: InvocationMessage) => void invoke(handler, message));
  post({ type: "ready" });
  // Else it is written when the thread ends, which a process that is killed does not wait for.
  flushCompileCache();
} catch (thrown) {
  post({ type: "init_error", error: fromImport(thrown) });
}
