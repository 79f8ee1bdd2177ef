/**
 * How peers' ratings are released: in batches that never change, each with a noise of its own, in whole T. Pure.
 *
 *   const batch = releaseBatch(instrument, moments, { secret, batchId }); // { n: 3, scales: { openness: 53, … } }
 *   const peers = releasedPeers([batch, …], { waiting: 2, excluded: 1 });
 *
 * `secret` never leaves the server: with the batch's id it decides the noise, so that asking again for the same batch
 * gives the same figures and averages nothing out. Figures are T of a single rater's scale against everyone's norms
 * (`normOfAll`): what is known of the person's sex or age changes none of them.
 *
 * A domain's noise is the sum of its facets', as its score is of theirs; each facet's has the same spread in its own T.
 * So adding up facets tells no more of a domain than the domain does.
 *
 * The noise stands on the sum over the ratings, 3 · 2.6 T whatever their number: who knows all ratings but one knows
 * that one with this error. (Of three ratings' mean it is 2.6 T; of more ratings' it is less, and hides one as well.)
 *
 * Ratings of a batch that was dissolved, released anew with others, carry its noise along and get a further one, √10
 * times as large. Who knows all ratings but one learns nothing of one that stayed: the second sum is the first one's
 * with more noise and known ratings added. Of one that was taken out, the second sum tells the first one's noise
 * with an error √10 times as large: so however often this is repeated, all that is ever told of a rating is at most
 * 1.1 times what one look tells (docs/privacy.md).
 */
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Definition, Scale } from "../instrument/definition.ts";
import { BATCH_NOISE, MIN_PEERS } from "./constants.ts";
import { normOfAll } from "./norm.ts";
import { meanScore } from "./scoring.ts";
import type { Moments } from "./statistics.ts";

/** A batch as it is stored and never changes: how many ratings it is of, and their released whole T by scale id. */
export const ReleasedBatch = z.object({
  n: z.int().min(3),
  scales: z.record(z.string(), z.int()),
  /** The variance of the noise on the sum over its ratings, in T²; left out, that of a batch that has none from earlier ones. */
  variance: z.number().optional(),
});
export type ReleasedBatch = z.infer<typeof ReleasedBatch>;

/** What synthesis takes of peers: `n` ratings released, in `batches` (of three each unless told). */
export const ReleasedPeers = z.object({
  n: z.int().min(0),
  batches: z.number().min(0).optional(),
  waiting: z.int().min(0),
  excluded: z.int().min(0),
  /** The mean over the released ratings, by scale id, in T of a single rater's scale. */
  scales: z.record(z.string(), z.number()),
});
export type ReleasedPeers = z.infer<typeof ReleasedPeers>;

type Key = { secret: string; batchId: string };

/** The noise of one batch on the sum over its ratings: by scale id in the units of a score, and its variance in T². */
export type BatchNoise = { sums: Record<string, number>; variance: number };

/** The noise of three ratings' sum, over that of their mean. */
const ON_SUM = MIN_PEERS;
/** The variance of a further noise, over that of a first one. */
const FURTHER = 10;
const FIRST_VARIANCE = (ON_SUM * BATCH_NOISE) ** 2;

/** `carried`: the noise of the dissolved batches whose ratings are released anew. */
export function batchNoise(
  instrument: Definition,
  key: Key,
  carried: readonly BatchNoise[] = [],
): BatchNoise {
  const size = ON_SUM * (carried.length > 0 ? Math.sqrt(FURTHER) : 1);
  const own = noiseOf(instrument, key);
  const sums = instrument.scales.map(({ id }) => {
    const earlier = carried.reduce((sum, one) => sum + one.sums[id]!, 0);
    return [id, earlier + size * own[id]!] as const;
  });
  const further = carried.length > 0 ? FURTHER * FIRST_VARIANCE : FIRST_VARIANCE;
  return {
    sums: Object.fromEntries(sums),
    variance: carried.reduce((sum, one) => sum + one.variance, further),
  };
}

export function releaseBatch(
  instrument: Definition,
  moments: Moments,
  key: Key,
  carried: readonly BatchNoise[] = [],
): ReleasedBatch {
  const { scales: norms } = normOfAll(instrument);
  const { sums, variance } = batchNoise(instrument, key, carried);
  const scales = instrument.scales.map((scale) => {
    const { mean, sd } = norms[scale.id]!;
    const score = meanScore(instrument, scale, moments) + sums[scale.id]! / moments.n;
    return [scale.id, Math.round(50 + (10 * (score - mean)) / sd)] as const;
  });
  return { n: moments.n, scales: Object.fromEntries(scales), variance };
}

/**
 * All batches together: each rating counts alike. `batches` is how many of three ratings, with a first noise, would have
 * as much noise on as many ratings.
 */
export function releasedPeers(
  batches: readonly ReleasedBatch[],
  counts: { waiting: number; excluded: number },
): ReleasedPeers {
  const n = batches.reduce((sum, batch) => sum + batch.n, 0);
  const total = batches.reduce((sum, { variance = FIRST_VARIANCE }) => sum + variance, 0);
  const ids = Object.keys(batches[0]?.scales ?? {});
  const mean = (id: string) => batches.reduce((sum, batch) => sum + batch.n * batch.scales[id]!, 0) / n;
  return {
    n,
    batches: n === 0 ? 0 : (BATCH_NOISE * n) ** 2 / total,
    ...counts,
    scales: Object.fromEntries(ids.map((id) => [id, mean(id)])),
  };
}

/** The noise in raw units, by scale id. */
function noiseOf(instrument: Definition, key: Key): Record<string, number> {
  const { scales: norms } = normOfAll(instrument);
  const sdOf = ({ id }: Scale) => (norms[id]!.sd * BATCH_NOISE) / 10;
  return Object.fromEntries(
    instrument.scales
      .filter(({ facet }) => facet === undefined)
      .flatMap((domain) => {
        const whole = gaussian(key, domain.id) * sdOf(domain);
        const facets = instrument.scales.filter(
          (scale) => scale.domain === domain.domain && scale.facet !== undefined,
        );
        const parts = shared(
          whole,
          sdOf(domain),
          facets.map(sdOf),
          facets.map(({ id }) => gaussian(key, id)),
        );
        return [[domain.id, whole] as const, ...facets.map(({ id }, i) => [id, parts[i]!] as const)];
      }),
  );
}

/**
 * The domain's noise over its facets: each gets its part (by its own spread), and a noise beside that whose sum over
 * the facets is 0, of the size that makes up its spread.
 */
function shared(whole: number, sd: number, sds: readonly number[], own: readonly number[]): number[] {
  const total = sds.reduce((sum, one) => sum + one, 0);
  const centre = own.reduce((sum, one, i) => sum + one * sds[i]!, 0) / total;
  const common = sd / total;
  return sds.map((one, i) => {
    const varianceLeft = 1 - (2 * one) / total + sds.reduce((sum, other) => sum + other ** 2, 0) / total ** 2;
    const size = Math.sqrt(Math.max(0, 1 - common ** 2) / varianceLeft);
    return (one / total) * whole + one * size * (own[i]! - centre);
  });
}

/** A standard normal number (Box-Muller) of a batch and a scale. */
function gaussian({ secret, batchId }: Key, scale: string): number {
  const bytes = createHmac("sha256", secret).update(`${batchId}:${scale}`).digest();
  const [u, v] = [bytes.readUInt32BE(0) / 2 ** 32, bytes.readUInt32BE(4) / 2 ** 32];
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}
