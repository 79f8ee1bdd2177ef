/**
 * What was off with a profile that is written once more: where its persona, asked the survey's items, came out
 * unlike its person. In points of T, persona minus person.
 *
 *   saidOf([{ trait: "extraversion", t: 44.2, difference: -13.8 }])
 *   // ["extraversion came out 14 points too low, at 44 instead of 58"]
 */
import { z } from "zod";

export const Deviation = z.object({
  /** A domain, or a facet as "neuroticism.anxiety". */
  trait: z.string(),
  /** The score as the persona came out. */
  t: z.number(),
  difference: z.number(),
});
export type Deviation = z.infer<typeof Deviation>;

export const saidOf = (deviations: readonly Deviation[]): string[] =>
  deviations.map(({ trait, t, difference }) => {
    const by = Math.round(Math.abs(difference));
    const side = difference > 0 ? "high" : "low";
    return `${trait} came out ${by} points too ${side}, at ${Math.round(t)} instead of ${Math.round(t - difference)}`;
  });
