/**
 * How much likelier a persona's answers are from its person, asked once more, than from people in general. Pure.
 *
 * Among people the z of an instrument's narrowest scales (facets, or domains where it has none) are normal with the
 * correlations R. Of somebody whose z are known, a repetition's are normal about T·R⁻¹·z with C = R - T·R⁻¹·T, where T is
 * R with the reliabilities on its diagonal: every scale counts by its own error, and what goes together in everybody
 * counts once. The ratio is told as a logarithm. Above `threshold` a persona passes; what share of people's own
 * repetitions, and of strangers, would pass beside it is in `shares`, so that passing means something
 * (tests/figures/fidelity/fit.ts makes the file, docs/psychometrics.md says how).
 *
 * A profile without any shape is near everybody, so it passes for those alone who have none themselves.
 */
import models from "./likelihood.data.json" with { type: "json" };

export type LikelihoodModel = {
  scales: readonly string[];
  /** T·R⁻¹. */
  expected: readonly (readonly number[])[];
  /** C⁻¹ and R⁻¹. */
  repetition: readonly (readonly number[])[];
  people: readonly (readonly number[])[];
  /** Half the difference of their logarithms' determinants. */
  constant: number;
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
  const error = persona.map((z, i) => z - dot(model.expected[i]!, person));
  return model.constant - quadratic(model.repetition, error) / 2 + quadratic(model.people, persona) / 2;
}

/** The mean square of z below which a profile has no shape; people's is 1. */
const SHAPELESS = 0.1;
const NEARLY_SHAPELESS = 0.2;

export function passes(
  model: LikelihoodModel,
  person: readonly number[],
  persona: readonly number[],
): boolean {
  const hasShape = meanSquare(persona) >= SHAPELESS || meanSquare(person) < NEARLY_SHAPELESS;
  return hasShape && logRatio(model, person, persona) >= model.threshold;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const quadratic = (matrix: readonly (readonly number[])[], x: readonly number[]) =>
  matrix.reduce((sum, row, i) => sum + x[i]! * dot(row, x), 0);
const meanSquare = (values: readonly number[]) => dot(values, values) / values.length;
