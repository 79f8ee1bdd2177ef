/**
 * The execution environments of one function: warm ones are used again (the latest first, so that the rest grow idle
 * and end), new ones start up to `limit`, and beyond it invocations wait their turn, in order.
 */
import type { ExecutionEnvironment } from "./environment.ts";
import { apiError } from "./errors.ts";

type Create = (onEnd: () => void) => ExecutionEnvironment;
type Waiting = PromiseWithResolvers<ExecutionEnvironment>;
export type PoolOptions = { create: Create; limit: number; idleMs: number };

export class Pool {
  readonly #options: PoolOptions;
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #idle = new Map<ExecutionEnvironment, NodeJS.Timeout>();
  readonly #queue = new Set<Waiting>();
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Rejects with the signal's reason when it aborts first. What is acquired must be released. */
  async acquire(signal: AbortSignal): Promise<ExecutionEnvironment> {
    signal.throwIfAborted();
    const waiting: Waiting = Promise.withResolvers();
    const leave = () => {
      if (this.#queue.delete(waiting)) waiting.reject(signal.reason);
    };
    signal.addEventListener("abort", leave, { once: true });
    this.#queue.add(waiting);
    this.#serve();
    try {
      return await waiting.promise;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  release(environment: ExecutionEnvironment): void {
    if (!environment.ended) this.#rest(environment);
    this.#serve();
  }

  /** Starts an environment ahead of its first invocation. */
  async warm(): Promise<void> {
    if (this.#closed || this.#all.size > 0) return;
    const environment = this.#start();
    await environment.initialized;
    this.release(environment);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#serve();
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#all].map((environment) => environment.end()));
  }

  #serve(): void {
    for (const waiting of this.#queue) {
      const environment = this.#closed ? undefined : this.#take();
      if (environment === undefined && !this.#closed) return;
      this.#queue.delete(waiting);
      if (environment !== undefined) waiting.resolve(environment);
      else waiting.reject(apiError("ServiceException", "The Lambda service is shutting down."));
    }
  }

  #take(): ExecutionEnvironment | undefined {
    for (const [environment, timer] of [...this.#idle].reverse()) {
      clearTimeout(timer);
      this.#idle.delete(environment);
      if (!environment.ended) return environment;
    }
    return this.#all.size < this.#options.limit ? this.#start() : undefined;
  }

  #start(): ExecutionEnvironment {
    const environment = this.#options.create(() => {
      this.#all.delete(environment);
      this.#serve();
    });
    this.#all.add(environment);
    return environment;
  }

  #rest(environment: ExecutionEnvironment): void {
    const timer = setTimeout(() => {
      this.#idle.delete(environment);
      void environment.end();
    }, this.#options.idleMs);
    this.#idle.set(environment, timer.unref());
  }
}
