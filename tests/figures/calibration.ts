/**
 * Writes packages/core/src/chemistry/calibration.data.json: what chemistry's fits are worth among the SAPA
 * respondents.
 */
import { writeFileSync } from "node:fs";
import { calibrationByRespondents } from "../unit/chemistry/respondents.ts";

const FILE = new URL("../../packages/core/src/chemistry/calibration.data.json", import.meta.url);

writeFileSync(FILE, `${JSON.stringify(calibrationByRespondents())}\n`);
process.stdout.write("calibration.data.json is written\n");
