/**
 * Builds the app, unless these very sources have been built already, and prints the folder. What is built is kept under
 * node_modules/.cache by what the sources say; a folder is there when it is whole, and not before, so that builds at
 * once do each other no harm.
 *
 *   node packages/web/build.ts // /…/node_modules/.cache/persona-ai-web/3f0c9a1be2d47788
 */
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const SOURCES = ["packages/web/{src,public}/**/*.*", "packages/web/*.*", "packages/client/src/**/*.*"];

function keyOfSources(): string {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) {
    hash.update(file).update("\0");
    hash.update(readFileSync(join(ROOT, file))).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

async function buildInto(folder: string): Promise<void> {
  // Vite would build for whatever its caller runs in.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  const making = `${folder}.${process.pid}`;
  try {
    await build({
      configFile: join(import.meta.dirname, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: making, emptyOutDir: true },
    });
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

const folder = join(ROOT, "node_modules/.cache/persona-ai-web", keyOfSources());
if (!existsSync(folder)) await buildInto(folder);
process.stdout.write(folder);
