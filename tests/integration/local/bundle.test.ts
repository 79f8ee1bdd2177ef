/** That a start takes a bundle of the sources as they are, and no other. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshBundle } from "../../../packages/local/src/fresh-bundle.mjs";
import { makeBundle } from "../../../scripts/bundle.ts";

const ENTRY = "packages/local/src/entry.ts";
let root: string;

const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const bundle = () => freshBundle(root, join(root, ENTRY));
const run = (file: string | undefined) => execFileSync(process.execPath, [file ?? ""], { encoding: "utf8" });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "bundle-"));
  for (const folder of ["packages/local/src", "node_modules/dep"])
    mkdirSync(join(root, folder), { recursive: true });
  write("node_modules/.package-lock.json", "{}");
  write("node_modules/dep/index.js", 'module.exports = require("node:path").basename(__filename);');
  write("packages/local/src/word.ts", 'export const word: string = "one";');
  write(
    ENTRY,
    'import "dep"; import { word } from "./word.ts"; const { last } = await import("./last.ts"); console.log(word, last, import.meta.url);',
  );
  write("packages/local/src/last.ts", 'export const last = "last";');
  await makeBundle(root, [ENTRY]);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("it does what the sources do, and knows where they are", () => {
  expect(run(bundle())).toBe(`one last ${pathToFileURL(join(root, ENTRY)).href}\n`);
});

test("an import of Node's own module loads nothing that it keeps until it is asked for", async () => {
  write(
    ENTRY,
    'import { createServer } from "node:http"; import { basename } from "path";' +
      'console.log(typeof createServer, basename("a/b"), process.moduleLoadList.some((name) => name.includes("undici")));',
  );
  await makeBundle(root, [ENTRY]);
  expect(run(bundle())).toBe("function b false\n");
});

test("one of sources that have changed since is left, until another is made", async () => {
  const old = bundle();
  write("packages/local/src/word.ts", 'export const word: string = "two";');
  utimesSync(join(root, "packages/local/src/word.ts"), new Date(), new Date(Date.now() + 5_000));
  expect(bundle()).toBeUndefined();
  await makeBundle(root, [ENTRY]);
  expect(run(bundle())).toMatch(/^two last /);
  expect(run(old)).toMatch(/^one last /);
});

test.each([
  ["a source that is gone", () => rmSync(join(root, "packages/local/src/last.ts"))],
  ["another installation", () => write("node_modules/.package-lock.json", '{"other":1}')],
  ["no manifest", () => rmSync(join(root, "node_modules/.cache/persona-ai/manifest.json"))],
  ["half of a manifest", () => write("node_modules/.cache/persona-ai/manifest.json", '{"root":')],
])("with %s there is none", (_, change) => {
  change();
  expect(bundle()).toBeUndefined();
});

test("in another folder it is none: it names files by where they were", () => {
  const moved = `${root}-moved`;
  renameSync(root, moved);
  expect(freshBundle(moved, join(moved, ENTRY))).toBeUndefined();
  renameSync(moved, root);
});
