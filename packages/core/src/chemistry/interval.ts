/**
 * Where 80 % of repetitions of both people's surveys would put their score. Pure and deterministic.
 *
 * Given what somebody answered, their true z is normal about its regression ρz with the variance ρ(1 - ρ), and a
 * repetition adds an error of 1 - ρ: it is N(ρz, 1 - ρ²). Here z stands regressed already (y = ρz), so a repetition's is
 * N(ρy, ρ²(1 - ρ²)). The errors of a domain and of its facets are of the same answers: a domain's is the weighted mean
 * of its facets', scaled to its own.
 *
 * The two repetitions are drawn from a fixed table of normal numbers, each beside its mirror image: the same answer
 * whenever it is asked for, in well under 5 ms.
 */
import { once } from "../once.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import type { ZScores } from "../traits/z-scores.ts";
import { calibrated } from "./calibration.ts";
import { type Basis, circumplex, dominanceFit, similarityFit, warmthFit, weighted } from "./fit.ts";
import type { Reliabilities } from "./profile.ts";

export type Measured = { z: ZScores; reliability: Reliabilities };
export type Interval = [low: number, high: number];

const DRAWS = 400;
/** A little more than a tenth: the score itself is always included, which adds what this leaves out. */
const TAIL = 0.105;
/** Thirty facets of each of the two, or five domains. */
const WIDTH = 60;

/** Always includes the score itself: `one` and `other` in the order of their handles, so that it is symmetric. */
export function intervalOf(one: Measured, other: Measured, basis: Basis, score: number): Interval {
  const [a, b] = [repeating(one, basis), repeating(other, basis)];
  const scores = Float64Array.from(normals(), (row) => {
    a.draw(row, 0);
    b.draw(row, WIDTH / 2);
    return calibrated(basis, "fit", fitOf(a.z, b.z, basis));
  }).sort();
  const at = (share: number) => Math.round(scores[Math.round(share * (DRAWS - 1))]!);
  return [Math.min(score, at(TAIL)), Math.max(score, at(1 - TAIL))];
}

/** The five domains first, then any facets: numbers alone, since hundreds of thousands of them are made a request. */
type Numbers = Float64Array;

const E = DOMAINS.indexOf("extraversion");
const A = DOMAINS.indexOf("agreeableness");

/** Somebody's repetitions: each `draw` puts the next into `z`. */
function repeating({ z, reliability }: Measured, basis: Basis) {
  const ids = basis === "facets" ? Object.keys(z.facets) : [];
  const domainOf = ids.map((id) => DOMAINS.indexOf(id.slice(0, id.indexOf(".")) as Domain));
  const centres = [
    ...DOMAINS.map((domain) => reliability.domains[domain] * z.domains[domain]),
    ...ids.map((id) => reliability.facets[id]! * z.facets[id]!),
  ];
  const reliabilities = [
    ...DOMAINS.map((domain) => reliability.domains[domain]),
    ...ids.map((id) => reliability.facets[id]!),
  ];
  const spreads = reliabilities.map((r) => r * Math.sqrt(1 - r ** 2));
  const perDomain = DOMAINS.map((_, d) => Math.sqrt(domainOf.filter((of) => of === d).length));
  const drawn: Numbers = new Float64Array(centres.length);
  const errors = new Float64Array(DOMAINS.length);
  return {
    z: drawn,
    draw(row: Numbers, from: number) {
      errors.fill(0);
      for (let f = 0; f < domainOf.length; f++) {
        const error = row[from + (f % (WIDTH / 2))]!;
        errors[domainOf[f]!]! += error;
        drawn[DOMAINS.length + f] = centres[DOMAINS.length + f]! + spreads[DOMAINS.length + f]! * error;
      }
      for (let d = 0; d < DOMAINS.length; d++) {
        const error = perDomain[d]! > 0 ? errors[d]! / perDomain[d]! : row[from + d]!;
        drawn[d] = centres[d]! + spreads[d]! * error;
      }
    },
  };
}

/** As `fitsOf` has it. */
function fitOf(a: Numbers, b: Numbers, basis: Basis): number {
  const from = basis === "facets" ? DOMAINS.length : 0;
  const [mine, theirs] = [a, b].map((z) => circumplex({ extraversion: z[E]!, agreeableness: z[A]! }));
  return weighted({
    similarity: similarityFit(correlation(a, b, from)),
    warmth: warmthFit(mine!.lov - theirs!.lov),
    dominance: dominanceFit(mine!.dom + theirs!.dom),
  });
}

function correlation(a: Numbers, b: Numbers, from: number): number {
  const n = a.length - from;
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let i = from; i < a.length; i++) {
    sumA += a[i]!;
    sumB += b[i]!;
    squaresA += a[i]! * a[i]!;
    squaresB += b[i]! * b[i]!;
    products += a[i]! * b[i]!;
  }
  const variances = (squaresA - (sumA * sumA) / n) * (squaresB - (sumB * sumB) / n);
  return variances <= 0
    ? 0
    : Math.min(1, Math.max(-1, (products - (sumA * sumB) / n) / Math.sqrt(variances)));
}

/** A table of normal numbers, each row before its mirror image: uniform by mulberry32, made normal by Box and Muller. */
export function normalTable(): Float64Array[] {
  let state = 20_261_128;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const half = Array.from({ length: DRAWS / 2 }, () =>
    Float64Array.from(
      { length: WIDTH },
      () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    ),
  );
  return half.flatMap((row) => [row, row.map((x) => -x)]);
}
const normals = once(normalTable);
