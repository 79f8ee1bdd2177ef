/**
 * The package as it is published: JavaScript with its types, since Node strips no types below node_modules, and the
 * files beside it that are read as they are. `npm pack` and `npm publish` run it.
 */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";

const here = import.meta.dirname;
const dist = join(here, "dist");
const compiler = join(
  dirname(createRequire(import.meta.url).resolve("typescript-7/package.json")),
  "bin/tsc",
);

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "-p", join(here, "tsconfig.build.json")], { stdio: "inherit" });
for (const file of readdirSync(join(here, "src"), { recursive: true, encoding: "utf8" })) {
  if ([".css", ".svg", ".json"].includes(extname(file))) cpSync(join(here, "src", file), join(dist, file));
}
