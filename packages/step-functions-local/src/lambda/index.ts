/**
 * Lambda on this machine: handlers run in worker threads, within their configured timeout and memory, with the events,
 * context, variables and error shapes of the real service. Each function has its own environments, so that one which
 * hangs keeps no other from running.
 *
 *   const lambda = startLambda({ functions, root, account, variables: process.env });
 *   const { payload, functionError } = await lambda.invoker.invoke("MarkReady", { personaId }, { signal });
 */
import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { FunctionInvoker } from "../engine/services.ts";
import { ExecutionEnvironment, type InvocationOutcome } from "./environment.ts";
import { apiError, PAYLOAD_LIMIT_BYTES, responseTooLarge } from "./errors.ts";
import {
  type Account,
  defineFunction,
  type FunctionSettings,
  functionArn,
  type LambdaFunction,
  lambdaEnvironment,
  readFunctionName,
} from "./function.ts";
import { Pool } from "./pool.ts";

export { type Account, type FunctionSettings, functionArn } from "./function.ts";

export type LambdaOptions = {
  functions: Record<string, FunctionSettings>;
  /** The folder that handlers are relative to. */
  root: string;
  /** What a new environment loads in place of a handler's file. */
  bundleOf?: (file: string) => string | undefined;
  account: Account;
  /** The environment variables of every function; Lambda's own come on top. */
  variables: NodeJS.ProcessEnv;
  /** Environments of one function at a time (each takes some 50 MB); further invocations wait. */
  concurrency?: number;
  /** How long an environment stays warm. */
  idleMs?: number;
  /** Where compiled code is kept between runs. */
  compileCache?: string;
  /** Where what functions print is kept, a file each; nowhere without it. */
  logFolder?: string;
  /** Told of each invocation that failed. */
  onError?: (functionName: string, error: { errorType: string; errorMessage: string }) => void;
};

export type Lambda = {
  invoker: FunctionInvoker;
  /** Loads an environment of each of these functions, one after the other. */
  warm(functionNames: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

export function startLambda(options: LambdaOptions): Lambda {
  const { functions, root, account, concurrency = 2 * availableParallelism(), idleMs = 60_000 } = options;
  const logs = openLogs(options.logFolder);
  const entries = Object.entries(functions).map(([name, settings]) => {
    const fn = defineFunction(name, settings, account, root);
    return [name, { fn, pool: createPool(fn) }] as const;
  });
  const deployed = new Map(entries);

  function createPool(fn: LambdaFunction): Pool {
    return new Pool({
      limit: concurrency,
      idleMs,
      create: (onEnd) =>
        new ExecutionEnvironment({
          fn,
          file: options.bundleOf?.(fn.file) ?? fn.file,
          variables: { ...options.variables, ...lambdaEnvironment(fn, account) },
          compileCache: options.compileCache,
          log: (text) => logs.write(fn.name, text),
          onEnd,
        }),
    });
  }

  async function run({ fn, pool }: { fn: LambdaFunction; pool: Pool }, event: string, signal: AbortSignal) {
    const requestId = randomUUID();
    const environment = await pool.acquire(signal);
    const startedAt = performance.now();
    logs.write(fn.name, `START RequestId: ${requestId} Version: $LATEST\n`);
    try {
      const outcome = checkSize(await environment.invoke({ requestId, event, signal }));
      signal.throwIfAborted();
      if ("error" in outcome) {
        logs.write(fn.name, `${outcome.error.errorType}: ${outcome.error.errorMessage}\n`);
        options.onError?.(fn.name, outcome.error);
      }
      return { requestId, outcome };
    } finally {
      const duration = (performance.now() - startedAt).toFixed(2);
      logs.write(
        fn.name,
        `END RequestId: ${requestId}\nREPORT RequestId: ${requestId} Duration: ${duration} ms\n`,
      );
      pool.release(environment);
    }
  }

  return {
    invoker: {
      async invoke(functionName, payload, { signal }) {
        const name = readFunctionName(functionName);
        const target = deployed.get(name);
        if (target === undefined) {
          throw apiError("ResourceNotFoundException", `Function not found: ${functionArn(name, account)}`);
        }
        const event = JSON.stringify(payload ?? null);
        if (Buffer.byteLength(event) > PAYLOAD_LIMIT_BYTES) {
          const limit = `${PAYLOAD_LIMIT_BYTES} bytes for the InvokeFunction operation`;
          throw apiError("RequestTooLargeException", `Request must be smaller than ${limit}`);
        }
        const { requestId, outcome } = await run(target, event, signal);
        const response = { statusCode: 200, executedVersion: "$LATEST", requestId };
        if ("error" in outcome) return { ...response, payload: outcome.error, functionError: "Unhandled" };
        return { ...response, payload: JSON.parse(outcome.payload) };
      },
    },
    async warm(functionNames) {
      for (const name of functionNames) await deployed.get(name)?.pool.warm();
    },
    async close() {
      await Promise.all([...deployed.values()].map(({ pool }) => pool.close()));
      await logs.close();
    },
  };
}

function checkSize(outcome: InvocationOutcome): InvocationOutcome {
  const error = "payload" in outcome ? responseTooLarge(outcome.payload) : undefined;
  return error === undefined ? outcome : { error };
}

/** What functions print, one file a function, as a log group of CloudWatch would keep it; of the last run only. */
type FunctionLogs = { write(functionName: string, text: string): void; close(): Promise<void> };

/** `undefined` keeps nothing. */
function openLogs(folder: string | undefined): FunctionLogs {
  if (folder === undefined) return { write() {}, async close() {} };
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, WriteStream>();
  return {
    write(functionName, text) {
      let file = files.get(functionName);
      if (file === undefined) {
        file = createWriteStream(join(folder, `${functionName}.log`)).on("error", () => {});
        files.set(functionName, file);
      }
      file.write(text);
    },
    async close() {
      await Promise.all(
        [...files.values()].map((file) => new Promise<void>((done) => file.end(() => done()))),
      );
    },
  };
}
