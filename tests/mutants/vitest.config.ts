import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { AREAS, isArea } from "./areas.ts";

const core = fileURLToPath(new URL("../../packages/core/src/", import.meta.url));
const { MUTANTS_AREA = "" } = process.env;

/** An area's unit tests, on the sources beside this file: a link of node_modules would lead out of Stryker's copy. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@persona-ai\/core\/(.*\.ts)$/, replacement: `${core}$1` },
      { find: /^@persona-ai\/core\/([^.]*)$/, replacement: `${core}$1/index.ts` },
    ],
  },
  test: {
    include: isArea(MUTANTS_AREA) ? [...AREAS[MUTANTS_AREA].tests] : [],
    isolate: false,
    testTimeout: 60_000,
  },
});
