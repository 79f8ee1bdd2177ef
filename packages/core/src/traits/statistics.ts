/**
 * Sufficient statistics of an analysis's responses: what the workflow carries instead of the responses.
 * Their size depends on the instrument alone (under 4 KiB for 120 items), never on how many people answered.
 *
 * All sums are of integers, so nothing is lost to rounding. A scale is a domain (`"openness"`) or a facet
 * (`"openness.imagination"`); its raw sum is the sum of its keyed items (a minus-keyed answer reversed).
 */
import { z } from "zod";

export const ScaleMoments = z.object({ sum: z.int(), sumOfSquares: z.int() });

export const Moments = z.object({
  /** Responses counted. */
  n: z.int().min(0),
  /** Per item, in the instrument's order: the sum of the keyed answers. */
  items: z.array(z.int()),
  /** Per scale: the sum over responses of its raw sum, and of the raw sum's square. */
  scales: z.record(z.string(), ScaleMoments),
});
export type Moments = z.infer<typeof Moments>;
