/**
 * One browser and one `npm start` for all files that look at pages or need no stack of their own. Whoever is signed in
 * there has an address, and a handle, that no other file uses; the model's faults are for stacks of one's own.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { chromiumPath, launchServer } from "./chromium.ts";
import { ROOT, spawnStack } from "./spawn.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser listens; absent where there is none. */
    browser: string;
    /** The shared stack's first. */
    port: number;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Else the first page of each stack waits for it.
  execFileSync(process.execPath, [join(ROOT, "packages/web/build.ts")]);
  const [browser, stack] = await Promise.all([
    chromiumPath === undefined ? undefined : launchServer(),
    spawnStack(),
  ]);
  project.provide("port", stack.port);
  if (browser) project.provide("browser", browser.wsEndpoint());
  return async () => {
    if (stack.child.exitCode !== null) console.error(stack.output());
    await Promise.all([browser?.close(), stack.stop()]);
  };
}
