/**
 * Docs that run: every block of shell commands in README and docs is run by a test, on the local stack or on recorded
 * answers, or has its `aws` commands tried by the CLI, or is listed here with why not. A new block fails until it is one.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const PAGES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: ROOT })];

/** By a text of the block: the test that runs it. */
const RUN: [page: string, text: string, test: string][] = [
  ["README.md", "npm ci && npm start", "tests/e2e/start.test.ts"],
  ["README.md", "/personas/generate", "tests/e2e/readme.test.ts"],
  ["README.md", "aws stepfunctions list-state-machines", "tests/e2e/readme.test.ts"],
  ["docs/deploy.md", "google-client-id.txt", "tests/integration/operate/recorded.test.ts"],
  ["docs/runbook.md", "list-state-machines", "tests/integration/operate/recorded.test.ts"],
  ["docs/runbook.md", "rotate publish", "tests/integration/operate/recorded.test.ts"],
  ["docs/deploy.md", "infra/preflight.ts --stage", "tests/infra/preflight.test.ts"],
];

const NOT_RUN: [page: string, text: string, why: string][] = [
  [
    "README.md",
    "npx sst deploy",
    "Needs an account; every stage is synthesized and held against the APIs (tests/infra).",
  ],
  [
    "README.md",
    "ollama pull",
    "Needs a model of gigabytes; a server of its kind is asked in tests/e2e/start-settings.test.ts.",
  ],
  ["docs/local.md", "ollama pull", "As in README."],
  ["docs/local.md", "/_faults", "The same requests are made throughout tests/integration, by HTTP."],
  [
    "docs/bedrock.md",
    "bedrock-runtime converse",
    "The SDK's own client makes this call in tests/integration/bedrock; not every CLI has it.",
  ],
  [
    "docs/deploy.md",
    "gh variable set MESSAGES_PER_DAY",
    "GitHub's; the workflow that it starts is read by tests/infra/workflows.test.ts.",
  ],
  [
    "docs/deploy.md",
    "gh variable set POLICIES_OF",
    "GitHub's and SST's; the setting is synthesized (tests/infra/router.test.ts).",
  ],
  [
    "docs/changing-the-table.md",
    "gh variable set BACKFILL",
    "GitHub's; the machine runs locally (backfill.test.ts) and is synthesized.",
  ],
  [
    "docs/runbook.md",
    "gh run download",
    "GitHub's; what it is handed to is run by tests/infra/bundles/where.test.ts.",
  ],
  [
    "docs/runbook.md",
    "gh workflow run production.yml",
    "GitHub's; its steps are run by tests/infra/workflows.test.ts.",
  ],
  ["docs/runbook.md", "git switch --detach", "Needs an account and GitHub."],
  [
    "docs/runbook.md",
    "export AWS_ENDPOINT_URL_SFN",
    "What the local blocks' tests set themselves, for their own ports.",
  ],
  ["docs/runbook.md", "keys.ts create", "The same line, of docs/deploy.md, is run by recorded.test.ts."],
];

/** Every `aws` command of these is tried by the CLI, up to its connecting (tests/integration/operate/commands.test.ts). */
const TRIED = ["docs/deploy.md", "docs/runbook.md"];

type Block = { page: string; info: string; script: string };
const blocks: Block[] = PAGES.flatMap((page) =>
  [...read(page).matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = "", script = ""]) => ({
    page,
    info,
    script,
  })),
);
const shell = blocks.filter(({ info }) => /^(sh|bash|shell|console)\b/.test(info));

const isListed = (list: [string, string, string][], { page, script }: Block): boolean =>
  list.some(([where, text]) => where === page && script.includes(text));
const isRun = (block: Block): boolean => block.info === "sh local" || isListed(RUN, block);
const isTried = ({ page, script }: Block): boolean =>
  TRIED.includes(page) && /(^|[\s(])aws [a-z-]+ [a-z-]+/.test(script);

test("each block is run, tried, or listed with why not", () => {
  expect(shell.length).toBeGreaterThan(25);
  const left = shell.filter((block) => !isRun(block) && !isTried(block) && !isListed(NOT_RUN, block));
  expect(left.map(({ page, script }) => `${page}: ${script}`)).toEqual([]);
});

test("each listed one is there, once", () => {
  for (const [page, text] of [...RUN, ...NOT_RUN]) {
    const found = shell.filter((block) => block.page === page && block.script.includes(text));
    expect({ page, text, found: found.length > 0 }).toEqual({ page, text, found: true });
  }
});

test("the models that deploy.md opens are those that a deployment uses by default", () => {
  for (const id of Object.values(DEFAULT_MODELS)) expect(read("docs/deploy.md")).toContain(`:-${id}}"`);
});

test("the tests that run them are there, and read the pages or start the program", () => {
  for (const [, , path] of RUN) expect(existsSync(join(ROOT, path))).toBe(true);
  for (const path of ["tests/integration/operate/recorded.test.ts", "tests/e2e/readme.test.ts"]) {
    expect(read(path)).toMatch(/blockWith\(/);
  }
});

test("each local block is run by a test, by its section", () => {
  const tests = globSync("tests/integration/**/*.test.ts", { cwd: ROOT }).map(read).join("\n");
  for (const page of new Set(shell.filter(({ info }) => info === "sh local").map((block) => block.page))) {
    let section = "";
    for (const [, heading, local] of read(page).matchAll(/^## (.*)$|^```sh( local)$/gm)) {
      if (heading !== undefined) section = heading;
      else if (local) expect(tests).toContain(`runLocal("${section}"`);
    }
  }
});

describe("what the pages call is there:", () => {
  const text = PAGES.map(read).join("\n");

  test("scripts of npm", () => {
    const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
    const ofRoot = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)(?! -w)\b(?! -w)/g)].map(
      ([, name = ""]) => name,
    );
    const ofPackages = new Set(["dev", "build"]);
    expect(ofRoot.length).toBeGreaterThan(5);
    expect(ofRoot.filter((name) => !scripts.includes(name) && !ofPackages.has(name))).toEqual([]);
  });

  test("programs by their path", () => {
    const programs = [...text.matchAll(/node ((?:infra|scripts|packages|tests)\/[\w./-]+\.ts)/g)].map(
      ([, path = ""]) => path,
    );
    expect(programs.length).toBeGreaterThan(10);
    expect(programs.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
