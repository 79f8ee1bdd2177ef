import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Faults alone, by the console, where a test can look at them. */
const LOGS = { POWERTOOLS_DEV: "true", POWERTOOLS_LOG_LEVEL: "ERROR" };

/** What unit tests find by `Resource`, which reads the environment once a process. */
const RESOURCES = {
  SST_RESOURCE_App: JSON.stringify({ name: "persona-ai", stage: "test" }),
  SST_RESOURCE_Table: JSON.stringify({ name: "table" }),
  SST_RESOURCE_CursorKey: JSON.stringify({ value: "a key of the tests" }),
};

const KILL = "tests/e2e/kill.test.ts";
const INTEGRATION = "tests/integration/**/*.test.ts";
const INFRA = "tests/infra/**/*.test.ts";
const saying = (files: string, pattern: RegExp) =>
  globSync(files).filter((file) => pattern.test(readFileSync(file, "utf8")));

/** By what a file, or a helper that it imports, makes an environment of its own, in a process of its own. */
const OWN_ENVIRONMENT =
  /process\.env\.\w+ = |start\w*Stack\(|ownTable\(|stubEnv|Object\.assign\(Resource|\/(odd-provider|crowd)\.ts"/;
const ownEnvironment = saying(INTEGRATION, OWN_ENVIRONMENT);
const infraOwnEnvironment = saying(INFRA, /process\.env\.\w+ = |deploy\(/);

/** By what a file has the stack of its process for itself: no other file runs there meanwhile. */
const OWN_STACK = {
  stacks: saying(INTEGRATION, /ownStack\(/),
  faults: saying(INTEGRATION, /ownFaultStack\(/),
};

/** By what a file uses the browser, or the stack, that all of them share. */
const SHARING = saying("tests/e2e/*.test.ts", /(openBrowser|inject)\(/);

/** Longest first, where no run is remembered: what begins last should not be what takes a minute. */
const LONG = [
  KILL,
  ...["web-screens", "web-bad-days", "web-story", "console"].map((name) => `tests/e2e/${name}.test.ts`),
  ...["outages", "bedrock", "table", "functions"].map((name) => `tests/integration/faults/${name}.test.ts`),
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Of what hangs: no machine is so busy that anything else is ended by them. */
const LIMITS = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

/** The modules of a file serve the next one, too: importing them again for each takes a third of the time. */
const shared = {
  ...LIMITS,
  isolate: false,
  setupFiles: ["tests/support/reproducible.ts", "tests/support/clean.ts"],
};

/**
 * Four levels: unit (pure code), integration (real services), e2e (`npm start` as a child process, over HTTP) and infra
 * (sst.config.ts synthesized, the functions as bundled for AWS). No test measures time, so that they need not have the
 * machine for themselves.
 */
export default defineConfig({
  test: {
    // Files wait for their services, timers and browsers, too: one more at once than there are cores.
    maxWorkers: 1 + Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          ...shared,
          include: ["tests/unit/**/*.test.ts"],
          env: { ...LOGS, ...RESOURCES },
        },
      },
      {
        test: {
          name: "integration",
          ...shared,
          include: [INTEGRATION],
          exclude: [...ownEnvironment, ...Object.values(OWN_STACK).flat()],
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: ["tests/support/setup.ts", ...shared.setupFiles],
          env: LOGS,
        },
      },
      ...Object.entries(OWN_STACK).map(([name, include]) => ({
        test: {
          name: `integration-${name}`,
          ...shared,
          include,
          // Some look at warnings; a level is read when the first line of a process is logged.
          env: { ...LOGS, POWERTOOLS_LOG_LEVEL: "WARN" },
        },
      })),
      {
        test: {
          name: "integration-own",
          ...LIMITS,
          include: ownEnvironment,
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: ["tests/support/setup.ts", "tests/support/reproducible.ts"],
          env: LOGS,
        },
      },
      {
        test: {
          name: "e2e",
          ...shared,
          include: ["tests/e2e/**/*.test.ts"],
          exclude: SHARING,
          globalSetup: "tests/support/bundle.ts",
        },
      },
      {
        test: {
          name: "e2e-shared",
          ...shared,
          include: SHARING,
          globalSetup: ["tests/support/bundle.ts", "tests/support/shared-setup.ts"],
        },
      },
      {
        test: {
          name: "infra",
          ...shared,
          include: [INFRA],
          exclude: infraOwnEnvironment,
          globalSetup: "tests/infra/global-setup.ts",
        },
      },
      {
        test: {
          name: "infra-own",
          ...LIMITS,
          include: infraOwnEnvironment,
          globalSetup: "tests/infra/global-setup.ts",
        },
      },
    ],
  },
});
