/** One stack for all integration tests of a run, in Vitest's own process; setup.ts makes it each test file's. */
import type { Stack } from "@persona-ai/local/stack/index.ts";
import type { TestProject } from "vitest/node";
import { startTestStack } from "./stack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The variables by which application code finds the stack. */
    environment: Record<string, string>;
  }
}

/** Each project has modules of its own, and the stack is for all of them. */
const run = globalThis as { testStack?: Promise<Stack>; testStackUsers?: number };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.testStackUsers = (run.testStackUsers ?? 0) + 1;
  run.testStack ??= startTestStack();
  const stack = await run.testStack;
  const variables = Object.entries(process.env).filter(([name]) => /^(AWS_|SST_RESOURCE_)/.test(name));
  project.provide("environment", Object.fromEntries(variables) as Record<string, string>);
  return async () => {
    run.testStackUsers = (run.testStackUsers ?? 1) - 1;
    if (run.testStackUsers === 0) await stack.close();
  };
}
