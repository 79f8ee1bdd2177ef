/**
 * Writes packages/core/src/fidelity/likelihood.data.json: how people's scales go together, and from which ratio on a
 * persona passes.
 *
 *   node tests/figures/fidelity/fit.ts
 */
import { writeFileSync } from "node:fs";
import { type Fitted, type LikelihoodModel, logRatio, passes } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import { peopleByFacets, respondentsByDomains } from "../../unit/chemistry/respondents.ts";
import { chance, NEO_ORDER } from "../screening/people.ts";
import { repetitionOf, sharesOf } from "./judge.ts";
import { oneNormal, twoNormals } from "./normals.ts";

const FILE = new URL("../../../packages/core/src/fidelity/likelihood.data.json", import.meta.url);
const SOURCE =
  "Made by tests/figures/fidelity/fit.ts: distribution of the 1,218 respondents of tests/fixtures/sapa (SAPA project, " +
  "data set bfi of the R package psych), and of the 500 people of tests/fixtures/neo (data set big5 of the R package qgraph).";

/** Strangers, of those by five domains; repetitions, of those by facets, where strangers hardly pass at all. */
const WANTED = { strangers: 0.1485, repetitions: 0.88 };

const TIMES = 100;

function modelOf(instrument: Fitted, scales: readonly string[], people: number[][]): LikelihoodModel {
  return thresholded(
    {
      scales,
      reliability: scales.map((scale) => Instrument.get(instrument).reliability[scale]!),
      people: scales.length > DOMAINS.length ? oneNormal(people) : twoNormals(people),
      threshold: Number.NEGATIVE_INFINITY,
      shares: { repetitions: 1, strangers: 1 },
    },
    people,
  );
}

/** The ratio that as large a share as wanted of strangers, or of people's own repetitions, has or exceeds. */
function thresholded(model: LikelihoodModel, people: number[][]): LikelihoodModel {
  const random = chance(3);
  const byFacets = people[0]!.length > DOMAINS.length;
  const compared = people.flatMap((person) =>
    byFacets
      ? Array.from(
          { length: TIMES },
          () => [person, repetitionOf(person, model.reliability, random)] as const,
        )
      : people.filter((other) => other !== person).map((other) => [person, other] as const),
  );
  const ratios = Float64Array.from(compared, ([person, persona]) =>
    passes(model, person, persona) ? logRatio(model, person, persona) : Number.NEGATIVE_INFINITY,
  ).sort();
  const share = byFacets ? WANTED.repetitions : WANTED.strangers;
  const threshold = ratios[Math.ceil((1 - share) * ratios.length)]!;
  const { repetitions, strangers } = sharesOf({ ...model, threshold }, people, chance(4));
  const rounded = (x: number) => Number(x.toFixed(x < 0.01 ? 3 : 2));
  return {
    ...model,
    threshold,
    shares: { repetitions: rounded(repetitions), strangers: rounded(strangers) },
  };
}

export const profilesOf = (people: readonly ZScores[], facets: boolean): number[][] =>
  people.map((z) => (facets ? NEO_ORDER.map((id) => z.facets[id]!) : DOMAINS.map((id) => z.domains[id])));

const digits = (_: string, x: unknown) => (typeof x === "number" ? Number(x.toPrecision(6)) : x);
const models = {
  "sapa-bfi-25": modelOf("sapa-bfi-25", DOMAINS, profilesOf(respondentsByDomains(), false)),
  "ipip-neo-120": modelOf("ipip-neo-120", NEO_ORDER, profilesOf(peopleByFacets(), true)),
};
writeFileSync(FILE, `${JSON.stringify({ source: SOURCE, models }, digits)}\n`);
for (const [id, { threshold, shares }] of Object.entries(models))
  process.stdout.write(`${id}: threshold ${threshold.toFixed(2)}, ${JSON.stringify(shares)}\n`);
