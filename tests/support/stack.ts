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
import { STATE_MACHINE_ARN } from "@persona-ai/local/stack/environment.ts";
import { type Stack, startStack } from "@persona-ai/local/stack/index.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { testEnvironment } from "./environment.ts";
import { eventually } from "./eventually.ts";
import { forgetCalls, setFaults } from "./generation.ts";

export async function startTestStack(env: Record<string, string> = {}): Promise<Stack> {
  enableCompileCache();
  return startStack(readSettings({ ...(await testEnvironment()), ...env }), { serveApi: false });
}

/**
 * Started when a process first asks for it, and ended with the process. The model has no faults, no calls are noted, and
 * no generation of the file before asks for any more.
 */
export function oneAProcess<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return async () => {
    const isNew = started === undefined;
    started ??= start();
    const stack = await started;
    if (isNew) return stack;
    await setFaults();
    await eventually(nothingRuns);
    await forgetCalls();
    return stack;
  };
}

async function nothingRuns(): Promise<void> {
  const { SFNClient, ListExecutionsCommand } = await import("@aws-sdk/client-sfn");
  const asked = new ListExecutionsCommand({ stateMachineArn: STATE_MACHINE_ARN, statusFilter: "RUNNING" });
  const { executions = [] } = await new SFNClient({}).send(asked);
  if (executions.length > 0) throw new Error(`Still running: ${executions.map(({ name }) => name)}`);
}

export const ownStack = oneAProcess(() => startTestStack());
