/** How people's z are spread: one normal distribution, or two, fitted to some of them. */
import { logDensity, type Normal } from "@persona-ai/core/fidelity/likelihood.ts";
import { inverse } from "../screening/logistic.ts";
import { chance } from "../screening/people.ts";

/** Correlations of facets are drawn this far towards 0: 500 people leave the inverse of thirty uncertain. */
const SHRINKAGE = 0.2;
const ITERATIONS = 200;

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

/** One normal distribution, whose correlations are drawn towards 0. */
export function oneNormal(rows: readonly (readonly number[])[], shrinkage = SHRINKAGE): Normal[] {
  const weights = rows.map(() => 1);
  const plain = normalOf({ rows, weights }, 1, () => 0);
  const covariance = inverse(plain.precision);
  return [normalOf({ rows, weights }, 1, (i, j) => (i === j ? 0 : -shrinkage * covariance[i]![j]!))];
}

/** Five lopsided scores: two, by expectation and maximization, each with a tenth of everybody's covariances in it. */
export function twoNormals(rows: readonly (readonly number[])[]): Normal[] {
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
