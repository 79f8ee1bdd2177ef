/**
 * The people that screening is fitted to: for sapa-bfi-25 the 1,218 real respondents of tests/fixtures/sapa; for
 * ipip-neo-120, of which no respondents are at hand, people drawn from a model.
 *
 * The model: thirty facets that correlate as the NEO's do in 1,000 people (facet-correlations.csv, psychTools), cleared
 * of their unreliability; four items a facet that hang together as its published alpha says; means and spreads of the
 * facets by the norms of everyone; items of a facet that are unlike in difficulty (sd 0.45, as among the 25 items of
 * sapa-bfi-25), other difficulties for every block of people, since the true ones are not known; yea-saying (sd 0.25)
 * and a manner of using the ends or the middle (sd 0.2, in the logarithm). What it is worth: it shows that
 * careless answers can be told from consistent ones at 120 items, and not how many real people would be left out.
 */
import { readFileSync } from "node:fs";
import { Instrument } from "@persona-ai/core/instrument";
import alphas from "../../../packages/core/src/instrument/ipip-neo-120-alphas.data.json" with {
  type: "json",
};
import { respondents } from "../../support/respondents.ts";

export type Random = () => number;

/** Uniform in [0, 1): mulberry32. */
export function chance(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Raw answers in the instrument's order. */
export function realPeople(): number[][] {
  const { items } = Instrument.get("sapa-bfi-25");
  return respondents().map(({ answers }) => items.map(({ id }) => answers[id]!));
}

const FILE = new URL("../../fixtures/neo/facet-correlations.csv", import.meta.url);

/** IPIP-NEO's facets in the order of the NEO's, N E O A C. */
export const NEO_ORDER = [
  "neuroticism",
  "extraversion",
  "openness",
  "agreeableness",
  "conscientiousness",
].flatMap((domain) =>
  Instrument.get("ipip-neo-120")
    .scales.filter((scale) => scale.domain === domain && scale.facet !== undefined)
    .map(({ id }) => id),
);

export function facetCorrelations(): Record<string, Record<string, number>> {
  const rows = readFileSync(FILE, "utf8").trim().split("\n").slice(1);
  return Object.fromEntries(
    rows.map((line, i) => [
      NEO_ORDER[i]!,
      Object.fromEntries(
        line
          .split(",")
          .slice(1)
          .map((r, j) => [NEO_ORDER[j]!, Number(r)]),
      ),
    ]),
  );
}

const NEO_ALPHA = 0.76;
const DIFFICULTY = 0.45;
const YEA_SAYING = 0.25;
const MANNER = 0.2;
const BLOCK = 50;

export type FacetModel = {
  facets: string[];
  correlations: number[][];
  loading: number[];
  sd: number[];
  mean: number[];
};

/** Of each facet: what its items have in common, and an item's mean (keyed) and standard deviation. */
export function facetModel(): FacetModel {
  const instrument = Instrument.get("ipip-neo-120");
  const facets = instrument.scales.filter(({ facet }) => facet !== undefined).map(({ id }) => id);
  const known = facetCorrelations();
  const correlations = facets.map((a) =>
    facets.map((b) => (a === b ? 1 : Math.max(-0.9, Math.min(0.9, known[a]![b]! / NEO_ALPHA)))),
  );
  const alpha = facets.map((id) => alphas.alpha[id as keyof typeof alphas.alpha]);
  const between = alpha.map((a) => a / (4 - 3 * a));
  const norms = instrument.norms.all!.scales;
  return {
    facets,
    correlations,
    loading: between.map(Math.sqrt),
    sd: facets.map((id, f) => norms[id]!.sd / Math.sqrt(4 * (1 + 3 * between[f]!))),
    mean: facets.map((id) => norms[id]!.mean / 4),
  };
}

export function modelledPeople(count: number, random: Random): number[][] {
  const instrument = Instrument.get("ipip-neo-120");
  const { facets, correlations, loading, sd, mean } = facetModel();
  const root = cholesky(correlations);
  const at = instrument.items.map(({ domain, facet }) => facets.indexOf(`${domain}.${facet}`));
  let difficulty: number[] = [];
  return Array.from({ length: count }, (_, person) => {
    if (person % BLOCK === 0) difficulty = at.map(() => DIFFICULTY * normal(random));
    const independent = facets.map(() => normal(random));
    const standing = root.map((row) => row.reduce((sum, w, i) => sum + w * independent[i]!, 0));
    const yes = YEA_SAYING * normal(random);
    const stretch = Math.exp(MANNER * normal(random));
    return at.map((f, i) => {
      const own = Math.sqrt(1 - loading[f]! ** 2) * normal(random);
      const keyed = mean[f]! + difficulty[i]! + sd[f]! * stretch * (loading[f]! * standing[f]! + own);
      const raw = (instrument.items[i]!.keyed === "plus" ? keyed : 6 - keyed) + yes;
      return Math.min(5, Math.max(1, Math.round(raw)));
    });
  });
}

/** Of a matrix that need not be positive: the diagonal is raised where it must be, and the whole scaled back. */
export function cholesky(matrix: readonly (readonly number[])[], ridge = 0): number[][] {
  const n = matrix.length;
  const root = matrix.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = (matrix[i]![j]! + (i === j ? ridge : 0)) / (1 + ridge);
      for (let k = 0; k < j; k++) sum -= root[i]![k]! * root[j]![k]!;
      if (i !== j) root[i]![j] = sum / root[j]![j]!;
      else if (sum <= 0.02) return cholesky(matrix, ridge + 0.02);
      else root[i]![i] = Math.sqrt(sum);
    }
  }
  return root;
}
