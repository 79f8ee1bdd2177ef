/**
 * Writes packages/core/src/fidelity/likelihood.data.json: how people's scales go together, and from which ratio on a
 * persona passes.
 *
 *   node tests/figures/fidelity/fit.ts
 */
import { writeFileSync } from "node:fs";
import type { Fitted, LikelihoodModel } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import { peopleByFacets, respondentsByDomains } from "../../unit/chemistry/respondents.ts";
import { inverse } from "../screening/logistic.ts";
import { chance, NEO_ORDER } from "../screening/people.ts";
import { repetitionOf, sharesOf } from "./judge.ts";

const FILE = new URL("../../../packages/core/src/fidelity/likelihood.data.json", import.meta.url);
const SOURCE =
  "Made by tests/figures/fidelity/fit.ts: correlations of the 1,218 respondents of tests/fixtures/sapa (SAPA project, " +
  "data set bfi of the R package psych), and of the 500 people of tests/fixtures/neo (data set big5 of the R package qgraph).";

/** Correlations of facets are drawn this far towards 0: 500 people leave the inverse of thirty uncertain. */
const SHRINKAGE = { "sapa-bfi-25": 0, "ipip-neo-120": 0.2 };
/** Strangers, of those by five domains; repetitions, of those by facets, where strangers hardly pass at all. */
const WANTED = { strangers: 0.148, repetitions: 0.88 };

type Matrix = number[][];
const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
const minus = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((x, j) => x - b[i]![j]!));

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

function correlations(rows: readonly (readonly number[])[], shrinkage: number): Matrix {
  const n = rows[0]!.length;
  const mean = (of: (row: readonly number[]) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const means = Array.from({ length: n }, (_, i) => mean((row) => row[i]!));
  const covariance = means.map((m, i) => means.map((k, j) => mean((row) => (row[i]! - m) * (row[j]! - k))));
  return covariance.map((row, i) =>
    row.map((x, j) => (i === j ? 1 : ((1 - shrinkage) * x) / Math.sqrt(row[i]! * covariance[j]![j]!))),
  );
}

function modelOf(instrument: Fitted, scales: readonly string[], people: number[][]): LikelihoodModel {
  const { reliability } = Instrument.get(instrument);
  const R = correlations(people, SHRINKAGE[instrument]);
  const T = R.map((row, i) => row.map((x, j) => (i === j ? reliability[scales[i]!]! : x)));
  const inverseR = inverse(R);
  const expected = times(T, inverseR);
  const C = minus(R, times(expected, T));
  const model = {
    scales,
    expected,
    repetition: inverse(C),
    people: inverseR,
    constant: (logDeterminant(R) - logDeterminant(C)) / 2,
    threshold: Number.NEGATIVE_INFINITY,
    shares: { repetitions: 1, strangers: 1 },
  };
  return thresholded(
    model,
    people,
    scales.map((id) => reliability[id]!),
  );
}

/** By halving: both shares fall as the threshold rises. */
function thresholded(model: LikelihoodModel, people: number[][], reliability: number[]): LikelihoodModel {
  const isLow = (threshold: number) => {
    const shares = sharesOf({ ...model, threshold }, people, reliability, chance(3));
    return people[0]!.length > 5
      ? shares.repetitions > WANTED.repetitions
      : shares.strangers > WANTED.strangers;
  };
  let [low, high] = [-60, 20];
  for (let step = 0; step < 18; step++) {
    const middle = (low + high) / 2;
    if (isLow(middle)) low = middle;
    else high = middle;
  }
  const { repetitions, strangers } = sharesOf({ ...model, threshold: high }, people, reliability, chance(4));
  const percent = (x: number) => Math.round(100 * x) / 100;
  return {
    ...model,
    threshold: high,
    shares: { repetitions: percent(repetitions), strangers: percent(strangers) },
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

export { repetitionOf };
