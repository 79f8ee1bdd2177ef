/** One stack for all integration tests of a run, in Vitest's own process; setup.ts makes it each test file's. */
import type { TestProject } from "vitest/node";
import { startTestStack } from "./stack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The variables by which application code finds the stack. */
    environment: Record<string, string>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack();
  const variables = Object.entries(process.env).filter(([name]) => /^(AWS_|SST_RESOURCE_)/.test(name));
  project.provide("environment", Object.fromEntries(variables) as Record<string, string>);
  return () => stack.close();
}
