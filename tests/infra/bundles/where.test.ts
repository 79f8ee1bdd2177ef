/** That a stack of minified code leads to the source. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { bundles } from "../made.ts";
import { ROOT } from "../synthesis/platform.ts";

const { folder } = bundles.FetchResponses!;
const where = (input: string) =>
  execFileSync(process.execPath, [join(ROOT, "scripts/where.ts"), folder], { input, encoding: "utf8" });

/** The stack of what a payload that is none comes to. */
function stackOfBadPayload(): string {
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(folder, "bundle.mjs")).href)});
    await handler({}).catch((error) => process.stdout.write("STACK " + error.stack));
  `;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return stdout.slice(stdout.indexOf("STACK ") + "STACK ".length);
}

test("the frames of a stack are places in the source", () => {
  const stack = stackOfBadPayload();
  expect(stack).toMatch(/\.mjs:\d+:\d+/);
  const sources = [...where(stack).matchAll(/(packages\/\S+\.ts):(\d+):/g)].map(([, file, line]) => ({
    file,
    text: readFileSync(join(ROOT, file!), "utf8").split("\n")[Number(line) - 1],
  }));
  expect(sources).toContainEqual({
    file: "packages/workflows/src/step.ts",
    text: expect.stringContaining("payload.parse(event)"),
  });
});

test("what is no place in the bundle stays as it is", () => {
  const text = "at Module.run (node:internal/x:1:2)\nat f (file:///var/task/other.mjs:1:2)\n";
  expect(where(text)).toBe(text);
});

test("a folder without source maps is refused", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/where.ts"), ROOT], {
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("no bundle.mjs.map");
});
