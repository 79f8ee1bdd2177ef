import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const core = fileURLToPath(new URL("../../packages/core/src/", import.meta.url));

/** The quick unit tests of the pure numbers, on the sources beside this file: a link of node_modules would lead out of Stryker's copy. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@persona-ai\/core\/(.*\.ts)$/, replacement: `${core}$1` },
      { find: /^@persona-ai\/core\/([^.]*)$/, replacement: `${core}$1/index.ts` },
    ],
  },
  test: {
    include: [
      "tests/unit/{traits,chemistry,fidelity,instrument,chat-prompt}/**/*.test.ts",
      "tests/unit/memory/forgetting.test.ts",
    ],
    // It asks the same of whole crowds, for seconds a mutant.
    exclude: ["tests/unit/chemistry/calibration.test.ts"],
    testTimeout: 30_000,
  },
});
