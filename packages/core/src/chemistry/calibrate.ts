/**
 * Makes the calibration table (calibration.data.json) from people: the quantiles of every fit over all pairs
 * of them. Pure and deterministic; tests/figures/calibration.ts runs it on the SAPA respondents.
 *
 * Those have domains alone. For the pairs that are compared by facets, each is given facets as the norms of
 * IPIP-NEO-120 imply them about their domains (facet-model.ts), from a fixed seed: real people's domains, but
 * modelled facets, since no real respondents' facets are at hand.
 */
import { createHash } from "node:crypto";
import type { Definition } from "../instrument/definition.ts";
import type { ZScores } from "../traits/z-scores.ts";
import type { Calibration, Quantiles, Scale } from "./calibration.ts";
import { withFacets } from "./facet-model.ts";
import { type Basis, fitsOf } from "./fit.ts";

const TAIL = [0, 0.0001, 0.0002, 0.0005, 0.001, 0.002];
const BODY = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

/** Every half percent, and finer where matches lie, and their opposites. */
const SHARES: readonly number[] = [
  ...TAIL,
  ...BODY,
  ...TAIL.map((share) => Number((1 - share).toFixed(4))).reverse(),
];

const DECIMALS = 5;

export function calibrate(people: readonly ZScores[], instrumentWithFacets: Definition): Calibration {
  const modelled = people.map(withFacets(instrumentWithFacets, gaussianFrom("facets")));
  return {
    shares: [...SHARES],
    domains: quantilesOf(people, "domains"),
    facets: quantilesOf(modelled, "facets"),
  };
}

function quantilesOf(people: readonly ZScores[], basis: Basis): Quantiles {
  const pairs = people.length * (people.length - 1) * 0.5;
  const columns = [new Float64Array(pairs), new Float64Array(pairs), new Float64Array(pairs)] as const;
  const [similarity, warmth, dominance] = columns;
  const whole = new Float64Array(pairs);
  let pair = 0;
  for (const [i, a] of people.entries()) {
    for (const b of people.slice(i + 1)) {
      const fits = fitsOf(a, b, basis);
      similarity[pair] = fits.similarity;
      warmth[pair] = fits.warmth;
      dominance[pair] = fits.dominance;
      whole[pair] = fits.fit;
      pair += 1;
    }
  }
  const all: Record<Scale, Float64Array> = { similarity, warmth, dominance, fit: whole };
  return Object.fromEntries(
    Object.entries(all).map(([scale, values]) => [scale, atShares(values.sort())]),
  ) as Quantiles;
}

const atShares = (sorted: Float64Array): number[] =>
  SHARES.map((share) => Number(sorted[Math.round(share * (sorted.length - 1))]!.toFixed(DECIMALS)));

/**
 * Standard normal numbers (Box-Muller) from a seed: a hash of it and a counter, so that every machine has the
 * same.
 */
function gaussianFrom(seed: string): () => number {
  let count = 0;
  return () => {
    const bytes = createHash("sha256").update(`${seed}:${count++}`).digest();
    const [u, v] = [bytes.readUInt32BE(0) / 2 ** 32, bytes.readUInt32BE(4) / 2 ** 32];
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  };
}
