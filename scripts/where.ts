/**
 * Where in the source the frames of a function's stack are, by the source maps of its deployment: each
 * `bundle.mjs:6:21378` of what it reads becomes `packages/core/src/table/transact.ts:52:11`. SST makes them in
 * `.sst/artifacts/<function>-src` and does not deploy them; a deployment by GitHub keeps them as an artifact.
 *
 *   node scripts/where.ts .sst/artifacts/Api-src < stack.txt
 */
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";

/** A file of the bundle, with the folder it was in, and a place in it. */
const FRAME = /(?:file:\/\/)?[\w./-]*?([\w-]+\.mjs):(\d+):(\d+)/g;

const folder = process.argv[2] ?? "";
const maps = new Map<string, SourceMap>();

function mapOf(file: string): SourceMap | undefined {
  const path = join(folder, `${file}.map`);
  if (!maps.has(file) && existsSync(path)) {
    maps.set(file, new SourceMap(JSON.parse(readFileSync(path, "utf8"))));
  }
  return maps.get(file);
}

function sourceOf(frame: string, file: string, line: string, column: string): string {
  const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !("originalSource" in entry)) return frame;
  const { originalSource, originalLine, originalColumn } = entry;
  return `${originalSource.replace(/^(\.\.\/)+/, "")}:${originalLine + 1}:${originalColumn + 1}`;
}

if (existsSync(join(folder, "bundle.mjs.map"))) {
  process.stdout.write(readFileSync(0, "utf8").replace(FRAME, sourceOf));
} else {
  console.error("Say in which folder the function's source maps are: there is no bundle.mjs.map.");
  process.exitCode = 1;
}
