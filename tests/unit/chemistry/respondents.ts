/** The SAPA respondents as chemistry sees them, and the calibration table that they give. */
import { calibrate } from "@persona-ai/core/chemistry/calibrate.ts";
import type { Calibration } from "@persona-ai/core/chemistry/calibration.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { Traits, zScores } from "@persona-ai/core/traits";
import { respondents } from "../../support/respondents.ts";
import { momentsOf } from "../traits/arbitraries.ts";

const SOURCE =
  "All pairs of the 1,218 respondents in tests/fixtures/sapa (SAPA project, data set bfi of the R package psych, " +
  "W. Revelle), by the norms of their sex and age; facets modelled on the norms of IPIP-NEO-120 (J. A. Johnson, 2014). " +
  "Made by tests/figures/calibration.ts";

const sapa = Instrument.get("sapa-bfi-25");
const NOW = new Date("2026-06-01T00:00:00Z");

/**
 * Their traits from their own answers alone; `normed` by the norms of their sex and age, or by everyone's.
 */
export function traitsOfRespondents(normed: "group" | "all" = "group"): Traits.Info[] {
  return respondents().map(({ answers, sex, age }) =>
    Traits.synthesize({
      instrument: "sapa-bfi-25",
      self: { scores: Traits.scoresOf(sapa, momentsOf(sapa, [answers])), flags: [] },
      person: normed === "group" ? { sex, birthYear: NOW.getUTCFullYear() - age } : {},
      answeredAt: NOW,
    }),
  );
}

export function calibrationByRespondents(): { source: string } & Calibration {
  const people = traitsOfRespondents().map(zScores);
  return { source: SOURCE, ...calibrate(people, Instrument.get("ipip-neo-120")) };
}
