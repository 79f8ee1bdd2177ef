/**
 * The shell blocks of docs/runbook.md, and those marked `local` run as an operator would, against the stack that this
 * process's environment names. `npx sst shell … --`, which links a deployed stage, is left out before a command,
 * because the environment links the local one.
 *
 *   await runLocal("Deleting a user", { USER_ID });
 */
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Resource } from "sst/resource";

export const ROOT = join(import.meta.dirname, "../../..");

export type Block = { section: string; local: boolean; script: string };

const BLOCK = /^## (?<heading>[^\n]*)$|^```sh(?<local> local)?\n(?<script>.*?)^```$/gms;

export function readBlocks(page: string): Block[] {
  let section = "";
  return [...page.matchAll(BLOCK)].flatMap(({ groups: { heading, local, script = "" } = {} }) => {
    if (heading === undefined) return [{ section, local: local !== undefined, script }];
    section = heading;
    return [];
  });
}

export const page = (name: string): string => readFileSync(join(ROOT, "docs", name), "utf8");

const knows = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;
export const hasAwsCli = knows("aws") && knows("jq");

const PRELUDE = `set -euo pipefail
npx() { while [ "$1" != -- ]; do shift; done; shift; "$@"; }
`;

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  // Version 1 of the CLI reads the region from here.
  AWS_DEFAULT_REGION: process.env.AWS_REGION,
  AWS_PAGER: "",
  STAGE: Resource.App.stage,
});

export async function bash(script: string, variables: Record<string, string> = {}): Promise<string> {
  const env = { ...environment(), ...variables };
  const { stdout } = await promisify(execFile)("bash", ["-c", script], { cwd: ROOT, env });
  return stdout;
}

/** Runs the `at`th local block of a section; resolves with what it wrote. */
export function runLocal(
  section: string,
  variables: Record<string, string>,
  at = 0,
  name = "runbook.md",
): Promise<string> {
  const blocks = readBlocks(page(name)).filter((block) => block.local && block.section === section);
  const block = blocks[at];
  if (!block) throw new Error(`${name} has no such local block: ${section}, ${at}.`);
  const own = { TABLE: Resource.Table.name, MACHINE: Resource.PersonaGeneration.arn };
  return bash(PRELUDE + block.script, { ...own, ...variables });
}
