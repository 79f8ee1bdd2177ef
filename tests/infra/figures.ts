/**
 * Size and cold import of each function as it is bundled for AWS, for docs/figures.md:
 *
 *   node tests/infra/figures.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "../figures/median.ts";
import { bundle } from "./deployed/bundle.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";

const RUNS = 15;

const run = (script: string) =>
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });

/** Milliseconds that Node itself takes to start and end. */
function ownStart(): number {
  const start = performance.now();
  run("");
  return performance.now() - start;
}

/**
 * Milliseconds that the import takes in a fresh process, and how many starts of Node that is: the median of several,
 * in turns, because a machine's speed changes.
 */
function coldImport(file: string): { ms: number; starts: number } {
  const script = `
    globalThis.awslambda = { streamifyResponse: (handler) => handler };
    const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    process.stdout.write(String(performance.now() - start));
  `;
  const times = Array.from({ length: RUNS }, () => ({ own: ownStart(), ms: Number(run(script)) }));
  return { ms: median(times.map(({ ms }) => ms)), starts: median(times.map(({ own, ms }) => ms / own)) };
}

await installPlatform();
const program = await bundleProgram();
const env = { DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" };
const { builds } = await synthesize(program, "production", { env });
rmSync(program);
const out = mkdtempSync(join(tmpdir(), "bundles-"));
const kilobytes = (bytes: number) => Math.round(bytes / 1024);
process.stdout.write(
  "| Function | loaded at start | all files | cold import | in starts of Node |\n| --- | --- | --- | --- | --- |\n",
);
for (const build of builds) {
  const { folder, bytes, startBytes } = await bundle(build, out);
  const { ms, starts } = coldImport(join(folder, "bundle.mjs"));
  const sizes = `${kilobytes(startBytes)} KB | ${kilobytes(bytes)} KB`;
  process.stdout.write(`| ${build.functionID} | ${sizes} | ${ms.toFixed()} ms | ${starts.toFixed(1)} |\n`);
}
rmSync(out, { recursive: true });
