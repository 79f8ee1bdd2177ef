/**
 * Which changes of the pure numbers no unit test notices (Stryker), area by area: all of them, or those that are named.
 * Ends with 1 when fewer than 90 of 100 are noticed in one. What was found is kept in .local/mutants, so that a second
 * run tries only what has changed since.
 *
 *   npm run mutants -- chemistry traits        chemistry traits fidelity instrument window
 *   npm run mutants -- --file packages/core/src/traits/blend.ts traits
 */
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { AREAS, isArea, PROPERTY_RUNS } from "./areas.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { file: { type: "string", multiple: true } },
});
const areas = (positionals.length > 0 ? positionals : Object.keys(AREAS)).filter(isArea);

for (const area of areas) {
  process.env.MUTANTS_AREA = area;
  process.env.PROPERTY_RUNS = PROPERTY_RUNS[area] ?? "100";
  const results = await new Stryker({
    testRunner: "in-one-process",
    mutate: values.file ?? [...AREAS[area].mutate],
    incrementalFile: `.local/mutants/${area}.json`,
    jsonReporter: { fileName: `.local/mutants/${area}.report.json` },
  }).runMutationTest();
  const count = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const [noticed, missed] = [count("Killed", "Timeout"), count("Survived", "NoCoverage")];
  const share = ((100 * noticed) / (noticed + missed)).toFixed(1);
  process.stdout.write(`${area}: ${share} % of ${noticed + missed} mutants are noticed\n`);
}
