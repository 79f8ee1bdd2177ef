/** Real people as chemistry sees them, and the calibration table that they give. */
import { readFileSync } from "node:fs";
import type { Calibration } from "@persona-ai/core/chemistry/calibration.ts";
import { regressed } from "@persona-ai/core/chemistry/profile.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, Traits, type ZScores, zScores } from "@persona-ai/core/traits";
import { NEO_ORDER } from "../../figures/screening/people.ts";
import { calibrate } from "../../support/calibrate.ts";
import { respondents } from "../../support/respondents.ts";
import { momentsOf } from "../traits/arbitraries.ts";

const SOURCE =
  "domains: all pairs of the 1,218 respondents in tests/fixtures/sapa (SAPA project, data set bfi of the R package " +
  "psych, W. Revelle), by the norms of their sex and age. facets: all pairs of the 500 people in tests/fixtures/neo " +
  "(data set big5 of the R package qgraph: sums of 8 items a facet of the NEO, to which IPIP-NEO's answer one by one). " +
  "All regressed by reliability. Made by tests/figures/calibration.ts";

const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");
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

const of = (reliability: Readonly<Record<string, number>>, facets: readonly string[]): ZScores => ({
  domains: Object.fromEntries(DOMAINS.map((domain) => [domain, reliability[domain]!])) as ZScores["domains"],
  facets: Object.fromEntries(facets.map((id) => [id, reliability[id]!])),
});

export const reliabilityOfSapa = of(sapa.reliability, []);
export const reliabilityOfIpip = of(ipip.reliability, NEO_ORDER);

/** As measured, not regressed. */
export const respondentsByDomains = (normed: "group" | "all" = "group"): ZScores[] =>
  traitsOfRespondents(normed).map(zScores);

const FACETS = new URL("../../fixtures/neo/facets.csv", import.meta.url);

/** The 500 people's z among each other: of their facets, and of their domains, the sums of these. */
export function peopleByFacets(): ZScores[] {
  const rows = readFileSync(FACETS, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  const facets = NEO_ORDER.map((_, f) => standard(rows.map((row) => row[f]!)));
  const domains = DOMAINS.map((domain) =>
    standard(
      rows.map((row) =>
        NEO_ORDER.reduce((sum, id, f) => sum + (id.startsWith(`${domain}.`) ? row[f]! : 0), 0),
      ),
    ),
  );
  return rows.map((_, person) => ({
    domains: Object.fromEntries(
      DOMAINS.map((domain, d) => [domain, domains[d]![person]!]),
    ) as ZScores["domains"],
    facets: Object.fromEntries(NEO_ORDER.map((id, f) => [id, facets[f]![person]!])),
  }));
}

function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return values.map((value) => (value - mean) / sd);
}

export const regressedBy = (reliability: ZScores) => (z: ZScores) => regressed(z, reliability);

export function calibrationByPeople(): { source: string } & Calibration {
  const domains = respondentsByDomains().map(regressedBy(reliabilityOfSapa));
  const facets = peopleByFacets().map(regressedBy(reliabilityOfIpip));
  return { source: SOURCE, ...calibrate({ domains, facets }) };
}
