/** README's commands, pasted whole, do what it says: run by bash against the stack that is shared. */
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { ROOT } from "../support/spawn.ts";

const blocks = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, script = ""]) => script,
);
const has = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;

/** On the stack's own ports, in place of the default ones. */
async function run(script: string): Promise<string> {
  const there = script.replaceAll(/(?<=(?:localhost|127\.0\.0\.1):)30(\d\d)/g, (_, service) =>
    String(inject("port") + Number(service)),
  );
  const { PATH = "", HOME = "" } = process.env;
  const { stdout } = await promisify(execFile)("bash", ["-c", there], { env: { PATH, HOME } });
  return stdout;
}

function blockWith(text: string): string {
  const found = blocks.filter((block) => block.includes(text));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

test.skipIf(!has("curl") || !has("jq"))("a persona is made, talks, remembers and is published", async () => {
  const said = await run(blockWith("/personas/generate"));
  expect(said).toContain('"status": "ready"');
  expect(said).toMatch(/event: message\.start[\s\S]*event: message\.delta[\s\S]*event: message\.end/);
  expect(said).toMatch(/two cats/i);
  expect(said).toContain('"public"');
  expect(said.trimEnd().split("\n").at(-1)).toMatch(/^".+"$/);
});

test.skipIf(!has("aws"))("the AWS CLI finds the state machine", async () => {
  expect(await run(blockWith("aws stepfunctions"))).toContain("persona-generation");
});
