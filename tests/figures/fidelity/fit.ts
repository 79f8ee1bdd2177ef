/**
 * Writes packages/core/src/fidelity/likelihood.data.json: how people's scales go together, and from which ratio on a
 * persona passes.
 *
 *   node tests/figures/fidelity/fit.ts
 */
import { writeFileSync } from "node:fs";
import {
  type Fitted,
  type LikelihoodModel,
  logDensity,
  logRatio,
  type Normal,
  passes,
} from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import { peopleByFacets, respondentsByDomains } from "../../unit/chemistry/respondents.ts";
import { inverse } from "../screening/logistic.ts";
import { chance, NEO_ORDER } from "../screening/people.ts";
import { repetitionOf, sharesOf } from "./judge.ts";

const FILE = new URL("../../../packages/core/src/fidelity/likelihood.data.json", import.meta.url);
const SOURCE =
  "Made by tests/figures/fidelity/fit.ts: distribution of the 1,218 respondents of tests/fixtures/sapa (SAPA project, " +
  "data set bfi of the R package psych), and of the 500 people of tests/fixtures/neo (data set big5 of the R package qgraph).";

/** Correlations of facets are drawn this far towards 0: 500 people leave the inverse of thirty uncertain. */
const SHRINKAGE = 0.2;
const ITERATIONS = 200;
/** Strangers, of those by five domains; repetitions, of those by facets, where strangers hardly pass at all. */
const WANTED = { strangers: 0.1485, repetitions: 0.88 };

const TIMES = 100;

type Matrix = number[][];

function logDeterminant(matrix: Matrix): number {
  const rows = matrix.map((row) => [...row]);
  let sum = 0;
  for (const [i, top] of rows.entries()) {
    if (top[i]! <= 0) throw new RangeError("The matrix is not positive.");
    sum += Math.log(top[i]!);
    for (const row of rows.slice(i + 1)) {
      const factor = row[i]! / top[i]!;
      for (let j = i; j < row.length; j++) row[j]! -= factor * top[j]!;
    }
  }
  return sum;
}

type Weighted = { rows: readonly (readonly number[])[]; weights: readonly number[] };

function normalOf({ rows, weights }: Weighted, share: number, add: (i: number, j: number) => number): Normal {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const expected = (of: (row: readonly number[]) => number) =>
    rows.reduce((sum, row, k) => sum + weights[k]! * of(row), 0) / total;
  const mean = rows[0]!.map((_, i) => expected((row) => row[i]!));
  const covariance = mean.map((m, i) =>
    mean.map((k, j) => expected((row) => (row[i]! - m) * (row[j]! - k)) + add(i, j)),
  );
  return { share, mean, precision: inverse(covariance), logDeterminant: -logDeterminant(covariance) };
}

/** Thirty facets: one normal distribution, whose correlations are drawn towards 0. */
function oneNormal(rows: number[][]): Normal[] {
  const weights = rows.map(() => 1);
  const plain = normalOf({ rows, weights }, 1, () => 0);
  const covariance = inverse(plain.precision);
  return [normalOf({ rows, weights }, 1, (i, j) => (i === j ? 0 : -SHRINKAGE * covariance[i]![j]!))];
}

/** Five lopsided scores: two, by expectation and maximization, each with a tenth of everybody's covariances in it. */
function twoNormals(rows: number[][]): Normal[] {
  const random = chance(2);
  let ofFirst = rows.map(() => 0.25 + random() / 2);
  let found: Normal[] = [];
  const everybody = inverse(normalOf({ rows, weights: rows.map(() => 1) }, 1, () => 0).precision);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const share = ofFirst.reduce((sum, x) => sum + x, 0) / rows.length;
    const shared = (i: number, j: number) => 0.1 * everybody[i]![j]!;
    found = [
      normalOf({ rows, weights: ofFirst }, share, shared),
      normalOf({ rows, weights: ofFirst.map((x) => 1 - x) }, 1 - share, shared),
    ];
    ofFirst = rows.map((row) => Math.exp(logDensity([found[0]!], row) - logDensity(found, row)));
  }
  return found;
}

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
