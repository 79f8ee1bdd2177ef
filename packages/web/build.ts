/**
 * Builds the app into a folder, quietly: `node build.ts <folder>`; without one into dist/. The folder is there when it
 * is whole, and not before, so that two builds at once do each other no harm.
 */
import { renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "vite";

const folder = resolve(process.argv[2] ?? `${import.meta.dirname}/dist`);
const making = `${folder}.${process.pid}`;
await build({
  configFile: `${import.meta.dirname}/vite.config.ts`,
  logLevel: "warn",
  build: { outDir: making, emptyOutDir: true },
});
try {
  if (process.argv[2] === undefined) rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
} catch (error) {
  rmSync(making, { recursive: true, force: true });
  if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
}
