/**
 * One execution environment: a worker thread with the function's memory limit and variables, which runs one
 * invocation at a time and stays warm for the next. It ends (and says so by `onEnd`) when its function times out,
 * runs out of memory, exits, fails to load, or is aborted.
 */
import { Worker } from "node:worker_threads";
import { exited, type FunctionError, fromThrown, timedOut } from "./errors.ts";
import type { LambdaFunction } from "./function.ts";
import type { InvocationMessage, RuntimeMessage, RuntimeSettings } from "./runtime.ts";

/** `payload` is the result as JSON text. */
export type InvocationOutcome = { payload: string } | { error: FunctionError };
export type Invocation = { requestId: string; event: string; signal: AbortSignal };
export type EnvironmentOptions = {
  fn: LambdaFunction;
  file: string;
  variables: NodeJS.ProcessEnv;
  compileCache: string | undefined;
  log: (text: string) => void;
  onEnd: () => void;
};

/** As on AWS, loading the module is not counted into the function's timeout unless it takes longer than this. */
const INIT_MS = 10_000;

export class ExecutionEnvironment {
  ended = false;
  readonly #fn: LambdaFunction;
  readonly #worker: Worker;
  readonly #initialized = Promise.withResolvers<void>();
  #running: { requestId: string; settle: (outcome: InvocationOutcome) => void } | undefined;

  constructor({ fn, file, variables, compileCache, log, onEnd }: EnvironmentOptions) {
    this.#fn = fn;
    const settings: RuntimeSettings = { file, exportName: fn.exportName };
    const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
    this.#worker = new Worker(new URL(`./runtime.${extension}`, import.meta.url), {
      name: fn.name,
      env: { ...variables, ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }) },
      execArgv: [],
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.setEncoding("utf8").on("data", log);
    this.#worker.stderr.setEncoding("utf8").on("data", log);
    const late = setTimeout(() => this.#initialized.resolve(), INIT_MS);
    void this.initialized.then(() => clearTimeout(late));
    let outOfMemory = false;
    this.#worker.on("message", (message: RuntimeMessage) => this.#receive(message));
    this.#worker.on("error", (error: NodeJS.ErrnoException) => {
      outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      if (!outOfMemory) this.#fail(fromThrown(error));
    });
    this.#worker.on("exit", (code) => {
      this.ended = true;
      this.#fail(exited(this.#running?.requestId ?? "", outOfMemory ? "out of memory" : code));
      onEnd();
    });
  }

  /** Resolves when the handler's module is loaded, could not be, or takes so long that its timeout starts. */
  get initialized(): Promise<void> {
    return this.#initialized.promise;
  }

  async invoke({ requestId, event, signal }: Invocation): Promise<InvocationOutcome> {
    const outcome = new Promise<InvocationOutcome>((settle) => {
      this.#running = { requestId, settle };
    });
    const { timeoutMs, arn } = this.#fn;
    const end = () => void this.end();
    let timer: NodeJS.Timeout | undefined;
    signal.addEventListener("abort", end, { once: true });
    try {
      await this.initialized;
      if (signal.aborted) end();
      if (this.ended) return await outcome;
      timer = setTimeout(() => {
        this.#settle({ error: timedOut(requestId, timeoutMs) });
        end();
      }, timeoutMs);
      const message: InvocationMessage = { requestId, arn, deadline: Date.now() + timeoutMs, event };
      this.#worker.postMessage(message);
      return await outcome;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    }
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.#worker.terminate();
  }

  #receive(message: RuntimeMessage): void {
    switch (message.type) {
      case "ready":
        this.#initialized.resolve();
        break;
      case "response":
        this.#settle({ payload: message.payload });
        break;
      case "error":
        if (message.fatal) this.ended = true;
        this.#settle({ error: message.error });
        break;
      case "init_error":
        this.#fail(message.error);
        void this.end();
        break;
    }
  }

  #fail(error: FunctionError): void {
    this.ended = true;
    this.#initialized.resolve();
    this.#settle({ error });
  }

  #settle(outcome: InvocationOutcome): void {
    this.#running?.settle(outcome);
    this.#running = undefined;
  }
}
