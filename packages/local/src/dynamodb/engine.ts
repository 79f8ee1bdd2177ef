/**
 * Where the DynamoDB engine (dynoxide) is: the package of this platform, else `dynoxide` on PATH. npm puts
 * `node_modules/.bin` on PATH, so that `npm install --no-save dynoxide` is enough elsewhere.
 */
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { StackError } from "../stack/error.ts";

export type Host = { platform: NodeJS.Platform; arch: string; path: string };

export const thisHost = (): Host => ({
  platform: process.platform,
  arch: process.arch,
  path: process.env.PATH ?? "",
});

const require = createRequire(import.meta.url);

export function findEngine(host: Host): string {
  const file = host.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  const found = [packageFolder(host), ...host.path.split(delimiter)]
    .filter((folder) => folder !== undefined && folder !== "")
    .map((folder) => join(folder as string, file))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new StackError(
    `There is no DynamoDB engine for ${host.platform}-${host.arch} here. Install dynoxide with ${howToInstall(host)}, ` +
      "or set DYNAMODB_ENDPOINT to a DynamoDB endpoint that already runs (DynamoDB Local, for one).",
  );
}

function howToInstall({ platform }: Host): string {
  const anywhere =
    "`npm install --no-save dynoxide` or a binary of https://github.com/nubo-db/dynoxide/releases on PATH";
  return platform === "win32" ? anywhere : `\`brew install nubo-db/tap/dynoxide\`, ${anywhere}`;
}

function packageFolder({ platform, arch }: Host): string | undefined {
  try {
    return dirname(require.resolve(`@dynoxide/${platform}-${arch}/package.json`));
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
