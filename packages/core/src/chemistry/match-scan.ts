/**
 * The best matches of somebody, by comparing them with everybody: 100,000 people take some 10 ms (pure).
 *
 *   const best = bestOf(scalesOf(card.traits), blocks, 30, (handle) => handle === card.handle);
 */
import { DOMAINS } from "../traits/info.ts";
import { calibrated } from "./calibration.ts";
import { WEIGHTS } from "./constants.ts";
import { type Basis, circumplex, dominanceFit, similarityFit, warmthFit } from "./fit.ts";
import type { Block } from "./match-block.ts";
import { type Scales, zOfDomain } from "./match-scales.ts";

export type Found = { handle: string; score: number; fit: number };
type Fitting = Omit<Found, "score">;

const E = DOMAINS.indexOf("extraversion");
const A = DOMAINS.indexOf("agreeableness");

/**
 * The higher score first; where no random pair fits better, the better fit; people who fit alike in the order
 * of their handles. Among people compared by the same scales it is the order of the fits.
 */
export const better = (a: Found, b: Found): number => b.score - a.score || fitsBetter(a, b);

const fitsBetter = (a: Fitting, b: Fitting): number =>
  b.fit - a.fit || (a.handle < b.handle ? -1 : a.handle > b.handle ? 1 : 0);

export function bestOf(
  me: Scales,
  blocks: Iterable<Block>,
  count: number,
  isLeftOut: (handle: string) => boolean,
): Found[] {
  const best: Record<Basis, Fitting[]> = { domains: [], facets: [] };
  for (const block of blocks) {
    const basis = me.facets.length > 0 && me.facets.length === block.facetCount ? "facets" : "domains";
    scan(me, block, basis, count, isLeftOut, best[basis]);
  }
  const scored = (basis: Basis) =>
    best[basis].map((found): Found => ({ ...found, score: calibrated(basis, "fit", found.fit) }));
  return [...scored("domains"), ...scored("facets")].toSorted(better).slice(0, count);
}

/** Puts into `best`, in its order, whoever of the block is among the `count` best by now. Each fit is as `fitsOf` has it. */
function scan(
  me: Scales,
  { handles, domains, facets }: Block,
  basis: Basis,
  count: number,
  isLeftOut: (handle: string) => boolean,
  best: Fitting[],
): void {
  const values: Int8Array | Int16Array = basis === "facets" ? facets : domains;
  const mine = shapeOf(me[basis]);
  const width = mine.length;
  const [e, a] = [zOfDomain(me.domains[E]!), zOfDomain(me.domains[A]!)];
  const my = circumplex({ extraversion: e, agreeableness: a });
  for (let i = 0; i < handles.length; i++) {
    const from = i * width;
    let sum = 0;
    let squares = 0;
    let product = 0;
    for (let j = 0; j < width; j++) {
      const value = values[from + j]!;
      sum += value;
      squares += value * value;
      product += mine[j]! * value;
    }
    const variance = squares - (sum * sum) / width;
    const r = variance > 0 ? Math.min(1, Math.max(-1, product / Math.sqrt(variance))) : 0;
    const their = circumplex({
      extraversion: zOfDomain(domains[i * DOMAINS.length + E]!),
      agreeableness: zOfDomain(domains[i * DOMAINS.length + A]!),
    });
    const fit =
      WEIGHTS.similarity * similarityFit(r) +
      WEIGHTS.warmth * warmthFit(my.lov - their.lov) +
      WEIGHTS.dominance * dominanceFit(my.dom + their.dom);
    if (best.length === count && fit < best[count - 1]!.fit) continue;
    const found = { handle: handles[i]!, fit };
    if (!isLeftOut(found.handle)) insert(best, found, count);
  }
}

/** Centred and of length 1, so that its product with somebody's values is their covariance; 0 where it is flat. */
function shapeOf(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const flat = values.every((value) => value === values[0]);
  const centred = Float64Array.from(values, (value) => value - mean);
  const length = Math.hypot(...centred);
  return flat ? centred.fill(0) : centred.map((value) => value / length);
}

function insert(best: Fitting[], found: Fitting, count: number): void {
  let at = best.length;
  while (at > 0 && fitsBetter(found, best[at - 1]!) < 0) at -= 1;
  best.splice(at, 0, found);
  if (best.length > count) best.pop();
}
