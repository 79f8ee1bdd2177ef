/**
 * Size and cold import of each function as it is bundled for AWS, for README:
 *
 *   node tests/infra/figures.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./deployed/bundle.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";

const RUNS = 9;

/** Milliseconds that the import takes in a fresh process, the median of several. */
function coldImport(file: string): number {
  const script = `
    globalThis.awslambda = { streamifyResponse: (handler) => handler };
    const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    process.stdout.write(String(performance.now() - start));
  `;
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })),
  );
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

await installPlatform();
const program = await bundleProgram();
const { builds } = await synthesize(program, "production");
rmSync(program);
const out = mkdtempSync(join(tmpdir(), "bundles-"));
const kilobytes = (bytes: number) => Math.round(bytes / 1024);
process.stdout.write("| Function | loaded at start | all files | cold import |\n| --- | --- | --- | --- |\n");
for (const build of builds) {
  const { folder, bytes, startBytes } = await bundle(build, out);
  const ms = Math.round(coldImport(join(folder, "bundle.mjs")));
  const sizes = `${kilobytes(startBytes)} KB | ${kilobytes(bytes)} KB`;
  process.stdout.write(`| ${build.functionID} | ${sizes} | ${ms} ms |\n`);
}
rmSync(out, { recursive: true });
