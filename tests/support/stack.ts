/**
 * Stacks for tests, in memory on free ports, with waits cut to a hundredth.
 *
 * The integration tests of one run share a stack (global-setup.ts). A test file that changes what others see, by
 * faults of the model for one, or that looks at the whole table, asks for the stack of its process, which files that
 * follow each other have in turn:
 *
 *   await ownStack();
 *
 * One that needs other settings starts its own, in its own process, before it first reads `Resource`:
 *
 *   const stack = await startTestStack({ PLAIN_PROFILE: "1" });
 *   afterAll(stack.close);
 */
import { enableCompileCache } from "node:module";
import { type Stack, startStack } from "@persona-ai/local/stack/index.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { testEnvironment } from "./environment.ts";
import { forgetCalls, setFaults } from "./generation.ts";

export async function startTestStack(env: Record<string, string> = {}): Promise<Stack> {
  enableCompileCache();
  return startStack(readSettings({ ...(await testEnvironment()), ...env }), { serveApi: false });
}

/** Started when a process first asks for it, and ended with the process. The model has no faults, and no calls are noted. */
export function oneAProcess<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return async () => {
    started ??= start();
    const stack = await started;
    await Promise.all([setFaults(), forgetCalls()]);
    return stack;
  };
}

export const ownStack = oneAProcess(() => startTestStack());
