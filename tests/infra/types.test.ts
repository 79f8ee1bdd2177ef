import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import "./made.ts";
import { ROOT } from "./synthesis/platform.ts";

/** SST's own sources are in the program and do not pass our settings: only what it says of our files counts. */
async function complaints(): Promise<string[]> {
  const tsc = join(ROOT, "node_modules/typescript-7/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", "infra", "--pretty", "false"], {
    cwd: ROOT,
    maxBuffer: 1e8,
  });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toContain(".sst/platform/src/components/");
  return stdout.split("\n").filter((line) => /^(sst\.config\.ts|infra\/)/.test(line));
}

test("sst.config.ts and infra/ are right by the types of SST's platform", async () => {
  expect(await complaints()).toEqual([]);
});
