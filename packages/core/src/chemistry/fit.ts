/**
 * How well two people fit, from their z-scores against the norm, regressed by reliability (docs/psychometrics.md). Pure and
 * symmetric.
 *
 * Each fit is 0..1 and `fit` their weighted mean; what they are worth among people is calibration.ts.
 *
 *   const fits = fitsOf(a, b, "domains"); // { r: 0.42, similarity: 0.71, warmth: 0.9, dominance: 0.8, fit: 0.785 }
 */
import { pearson } from "../traits/correlation.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import type { ZScores } from "../traits/z-scores.ts";
import { CIRCUMPLEX, DIMENSIONS, type Dimension, WEIGHTS, WIDEST } from "./constants.ts";

export type Basis = "facets" | "domains";

/**
 * `r` is undefined when one of the profiles is flat; the similarity is then as of people who have nothing in
 * common.
 */
export type Fits = Record<Dimension, number> & { r: number | undefined; fit: number };

/** LOV (warmth) and DOM (dominance), in z units. */
export function circumplex(z: Readonly<Pick<Record<Domain, number>, "extraversion" | "agreeableness">>) {
  const { extraversion: e, agreeableness: a } = z;
  const { major, minor } = CIRCUMPLEX;
  return { lov: minor * e + major * a, dom: major * e - minor * a };
}

/** Facets, when both people have the same ones, else the five domains, which every instrument has. */
export function basisOf(a: ZScores, b: ZScores): Basis {
  const own = Object.keys(a.facets);
  const same = own.length === Object.keys(b.facets).length && own.every((facet) => facet in b.facets);
  return own.length > 0 && same ? "facets" : "domains";
}

/** Pearson's r of the two profiles. */
export function similarity(a: ZScores, b: ZScores, basis: Basis): number | undefined {
  const scales = basis === "facets" ? Object.keys(a.facets) : DOMAINS;
  const of = (z: ZScores) => scales.map((scale) => (z[basis] as Record<string, number>)[scale]!);
  return pearson(of(a), of(b));
}

export const similarityFit = (r = 0): number => (r + 1) / 2;

/** The fit by how far apart the two are in warmth. */
export const warmthFit = (difference: number): number => 1 - Math.min(1, Math.abs(difference) / WIDEST);

/** The fit by how far the two are from one leading as much as the other goes along. */
export const dominanceFit = (sum: number): number => 1 - Math.min(1, Math.abs(sum) / WIDEST);

export const weighted = (fits: Readonly<Record<Dimension, number>>): number =>
  DIMENSIONS.reduce((sum, dimension) => sum + WEIGHTS[dimension] * fits[dimension], 0);

export function fitsOf(a: ZScores, b: ZScores, basis: Basis = basisOf(a, b)): Fits {
  const r = similarity(a, b, basis);
  const [mine, theirs] = [circumplex(a.domains), circumplex(b.domains)];
  const fits = {
    similarity: similarityFit(r),
    warmth: warmthFit(mine.lov - theirs.lov),
    dominance: dominanceFit(mine.dom + theirs.dom),
  };
  return { r, ...fits, fit: weighted(fits) };
}
