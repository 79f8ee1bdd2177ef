/** SST's platform, its components and Pulumi's, which `sst` installs under .sst when it is first run (30 s). */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export const ROOT = resolve(import.meta.dirname, "../../..");
export const PLATFORM = join(ROOT, ".sst/platform");

const read = (path: string): string | undefined => {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return undefined;
  }
};

export async function installPlatform(): Promise<void> {
  const { version } = JSON.parse(read("node_modules/sst/package.json") ?? "{}") as { version?: string };
  const installed = read(".sst/platform/node_modules/@pulumi/aws/package.json") !== undefined;
  if (installed && read(".sst/platform/version")?.trim() === version) return;
  await promisify(execFile)("npx", ["sst", "install", "--stage", "test"], {
    cwd: ROOT,
    env: {
      ...process.env,
      // It would fetch Pulumi's engine and Bun, which a synthesis does without.
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_NO_BUN: "1",
      SST_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
      AWS_ACCESS_KEY_ID: "none",
      AWS_SECRET_ACCESS_KEY: "none",
    },
  });
}
