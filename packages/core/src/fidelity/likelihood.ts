/**
 * How much likelier a persona's answers are from its person, asked once more, than from people in general. Pure.
 *
 * The z of an instrument's narrowest scales (facets, or domains where it has none) are spread over people as `people`
 * says: one normal distribution, or two where scores are lopsided, with their correlations, so that what goes together
 * in everybody counts once. Of somebody whose z are known, a repetition's are normal about α·z with 1 - α², each scale by
 * its own reliability α and its own error. The ratio is told as a logarithm. Above `threshold` a persona passes; what
 * share of people's own repetitions, and of strangers, would pass beside it is in `shares`, so that passing means
 * something (tests/figures/fidelity/fit.ts makes the file; docs/psychometrics.md says how near it comes to the best that
 * five scores allow).
 *
 * A profile without any shape is near everybody, so it passes for those alone who have none themselves.
 */
import models from "./likelihood.data.json" with { type: "json" };

/** `share` of people, about `mean`; `precision` is the inverse of their covariances. */
export type Normal = {
  share: number;
  mean: readonly number[];
  precision: readonly (readonly number[])[];
  /** The logarithm of the precision's determinant. */
  logDeterminant: number;
};

export type LikelihoodModel = {
  scales: readonly string[];
  /** The reliability of each scale. */
  reliability: readonly number[];
  people: readonly Normal[];
  threshold: number;
  shares: { repetitions: number; strangers: number };
};

/** The instruments that a model was fitted for. */
export type Fitted = keyof typeof models.models;

const MODELS = models.models as unknown as Record<Fitted, LikelihoodModel>;

export const likelihoodModel = (instrument: Fitted): LikelihoodModel => MODELS[instrument];

/** The logarithm of the likelihood ratio; z in the order of the model's scales. */
export function logRatio(
  model: LikelihoodModel,
  person: readonly number[],
  persona: readonly number[],
): number {
  const ofPerson = persona.map((z, i) => {
    const alpha = model.reliability[i]!;
    const variance = 1 - alpha ** 2;
    return ((z - alpha * person[i]!) ** 2 / variance + Math.log(variance)) / -2;
  });
  return sum(ofPerson) - logDensity(model.people, persona);
}

/** But for the power of 2π that all densities of as many scales share. */
export function logDensity(people: readonly Normal[], z: readonly number[]): number {
  const logs = people.map(({ share, mean, precision, logDeterminant }) => {
    const deviation = z.map((value, i) => value - mean[i]!);
    return Math.log(share) + (logDeterminant - quadratic(precision, deviation)) / 2;
  });
  const largest = Math.max(...logs);
  return largest + Math.log(sum(logs.map((log) => Math.exp(log - largest))));
}

/** The mean square of z below which a profile has no shape; people's is 1. */
const SHAPELESS = 0.06;
const NEARLY_SHAPELESS = 0.2;

export function passes(
  model: LikelihoodModel,
  person: readonly number[],
  persona: readonly number[],
): boolean {
  const hasShape = meanSquare(persona) >= SHAPELESS || meanSquare(person) < NEARLY_SHAPELESS;
  return hasShape && logRatio(model, person, persona) >= model.threshold;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((x, i) => x * b[i]!));
const quadratic = (matrix: readonly (readonly number[])[], x: readonly number[]) =>
  sum(matrix.map((row, i) => x[i]! * dot(row, x)));
const meanSquare = (values: readonly number[]) => dot(values, values) / values.length;
