/**
 * Writes packages/core/src/chemistry/calibration.data.json: what chemistry's fits are worth among real
 * people.
 */
import { writeFileSync } from "node:fs";
import { calibrationByPeople } from "../unit/chemistry/respondents.ts";

const FILE = new URL("../../packages/core/src/chemistry/calibration.data.json", import.meta.url);

writeFileSync(FILE, `${JSON.stringify(calibrationByPeople())}\n`);
process.stdout.write("calibration.data.json is written\n");
