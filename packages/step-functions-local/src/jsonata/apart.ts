/**
 * Evaluations in threads of their own, for those that might hold this one: whatever an expression does, it ends within
 * its time or its thread ends with it, and the process goes on meanwhile.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Bindings, type EvaluationOutcome, LATE, LONGEST_MS, OUT_OF_MEMORY } from "./evaluation.ts";

/** The evaluator's own clock comes first wherever it runs; a regular expression does not let it. */
const GRACE_MS = 250;
const MEMORY_MB = 256;
const MOST_THREADS = Math.max(2, availableParallelism());

export type EvaluationRequest = { source: string; bindings: Bindings };

const idle: Worker[] = [];
const queue: ((worker: Worker) => void)[] = [];
let threads = 0;

export async function evaluateApart(question: EvaluationRequest): Promise<EvaluationOutcome> {
  const worker = await acquire();
  let clock: NodeJS.Timeout | undefined;
  let isUsable = false;
  try {
    return await new Promise<EvaluationOutcome>((resolve) => {
      worker.once("message", (outcome: EvaluationOutcome) => {
        isUsable = true;
        resolve(outcome);
      });
      worker.once("error", (error: NodeJS.ErrnoException) => {
        const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        resolve(isMemory ? OUT_OF_MEMORY : { fault: `threw an error during evaluation: ${error.message}` });
      });
      clock = setTimeout(() => resolve(LATE), LONGEST_MS + GRACE_MS);
      worker.postMessage(question);
    });
  } finally {
    clearTimeout(clock);
    // Listeners are removed by name: among all of them are Node's own, without which a thread that is used again is not heard.
    for (const event of ["message", "error"]) worker.removeAllListeners(event);
    release(isUsable ? worker : await replaced(worker));
  }
}

async function acquire(): Promise<Worker> {
  const worker = idle.pop();
  if (worker !== undefined) return worker;
  if (threads < MOST_THREADS) {
    threads += 1;
    return start();
  }
  return new Promise((resolve) => queue.push(resolve));
}

function release(worker: Worker | undefined): void {
  const next = queue.shift();
  if (next !== undefined) next(worker ?? start());
  else if (worker === undefined) threads -= 1;
  else idle.push(worker);
}

async function replaced(worker: Worker): Promise<undefined> {
  await worker.terminate();
}

/** The same module as TypeScript here and as JavaScript in the package. */
function start(): Worker {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const worker = new Worker(new URL(`./evaluator.${extension}`, import.meta.url), {
    name: "jsonata",
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  return worker;
}
