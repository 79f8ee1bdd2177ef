/**
 * Writes packages/core/src/traits/screening.data.json: the model that careless responses are told by.
 *
 *   node tests/figures/screening/fit.ts
 */
import { writeFileSync } from "node:fs";
import type { Fitted } from "@persona-ai/core/fidelity/likelihood.ts";
import type { Screen } from "@persona-ai/core/traits/careless-responding.ts";
import { chance } from "./people.ts";
import { crossValidated, FALSE_ALARMS, fitScreen, peopleOf, thresholdAt } from "./screening.ts";

const FILE = new URL("../../../packages/core/src/traits/screening.data.json", import.meta.url);

const SOURCE =
  "Made by tests/figures/screening/fit.ts. sapa-bfi-25: the 1,218 respondents of tests/fixtures/sapa (SAPA project, data " +
  "set bfi of the R package psych); ipip-neo-120: people drawn from the norms (J. A. Johnson), the published alphas and " +
  "the NEO facets' correlations (psychTools); careless ones simulated. threshold: log odds, from cross-validation.";

const digits = (x: number) => Number(x.toPrecision(5));
const rounded = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, x) => (typeof x === "number" ? digits(x) : x)));

function screenOf(instrument: Fitted): Screen {
  const people = peopleOf(instrument, chance(1));
  const threshold = thresholdAt(crossValidated(instrument, people, 10), FALSE_ALARMS[instrument]);
  return rounded({ ...fitScreen(instrument, people, chance(99)), threshold });
}

const screens = { "sapa-bfi-25": screenOf("sapa-bfi-25"), "ipip-neo-120": screenOf("ipip-neo-120") };
writeFileSync(FILE, `${JSON.stringify({ source: SOURCE, screens })}\n`);
process.stdout.write("screening.data.json is written\n");
