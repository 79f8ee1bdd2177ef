/**
 * Before a first deployment: is everything there that it needs? Asks with read-only calls of the AWS CLI and of SST, and
 * says what is missing, each with its command. Exit code 1 when something is.
 *
 *   node infra/preflight.ts --stage production
 */
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { type Answer, type Call, type Finding, preflight, readSecretList } from "./preflight-checks.ts";
import { readSettings } from "./settings.ts";

const run = promisify(execFile);
const SIGNS = { ok: "✓", warning: "!", missing: "✗" } as const;

async function ask(call: Call): Promise<Answer> {
  try {
    const { stdout } = await run("aws", [...call, "--output", "json"], { maxBuffer: 1e7 });
    return { data: JSON.parse(stdout) };
  } catch (error) {
    const { stderr = "", code } = error as { stderr?: string; code?: unknown };
    if (code === "ENOENT") return { error: "the AWS CLI is not installed" };
    return { error: stderr.trim().split("\n").at(-1) || String(error) };
  }
}

async function readSecrets(stage: string): Promise<Record<string, string>> {
  const { stdout } = await run("npx", ["sst", "secret", "list", "--stage", stage]).catch(() => ({
    stdout: "",
  }));
  return readSecretList(stdout);
}

const line = ({ name, level, says, mend }: Finding): string =>
  `${SIGNS[level]} ${name}: ${says}${mend === undefined ? "" : `\n    ${mend}`}`;

const { stage } = parseArgs({ options: { stage: { type: "string" } } }).values;
if (stage === undefined) {
  console.error("Which stage? node infra/preflight.ts --stage production");
  process.exit(2);
}
try {
  const { modelId, fallbackModelId, domain } = readSettings(process.env, stage);
  const modelIds = [...new Set([modelId, fallbackModelId])];
  const findings = await preflight({ modelIds, domain, stage }, ask, await readSecrets(stage));
  process.stdout.write(`${findings.map(line).join("\n")}\n`);
  if (findings.some(({ level }) => level === "missing")) process.exit(1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
