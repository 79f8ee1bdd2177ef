import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Faults alone, by the console, where a test can look at them. */
const LOGS = { POWERTOOLS_DEV: "true", POWERTOOLS_LOG_LEVEL: "ERROR" };

const KILL = "tests/e2e/kill.test.ts";

/**
 * Four levels, one after the other, so that what measures time does not share the machine with the rest:
 * unit (pure code), integration (real services), e2e (`npm start` as a child process, over HTTP) and infra
 * (sst.config.ts synthesized, the functions as bundled for AWS).
 */
export default defineConfig({
  test: {
    // A test file waits for its services more than it computes: on two cores, two at a time take a third less.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          env: LOGS,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/setup.ts",
          env: LOGS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      // Of processes, like e2e, but measures no time: so it need not have the machine for itself.
      {
        test: {
          name: "kill",
          include: [KILL],
          globalSetup: "tests/support/bundle.ts",
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/support/bundle.ts",
          exclude: [KILL],
          testTimeout: 60_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "infra",
          include: ["tests/infra/**/*.test.ts"],
          globalSetup: "tests/infra/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A bundle has its links in a file beside it: those of one deployment at a time.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
