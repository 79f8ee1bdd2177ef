/** The table of four people, whose six pairs can be counted; that of real people is calibration.test.ts. */
import { calibrate } from "@persona-ai/core/chemistry/calibrate.ts";
import { fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { expect, test } from "vitest";
import { zsOf } from "./people.ts";

const people = [
  zsOf(1, 0, 2, -1, 0),
  zsOf(0, 1, -1, 1, 0),
  zsOf(-1, 0.5, 0.3, 0.2, 1.4),
  zsOf(0.4, -2, 1, 1, -0.6),
].map((domains) => ({
  domains,
  facets: {
    "openness.a": domains.openness,
    "openness.b": domains.agreeableness,
    "openness.c": domains.neuroticism,
  },
}));
const PAIRS = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

test.each(["domains", "facets"] as const)(
  "by %s, a share's quantile is the fit of the pair at that place",
  (basis) => {
    const table = calibrate({ domains: people, facets: people });
    expect(table.shares).toHaveLength(211);
    expect(table.shares).toEqual(table.shares.toSorted((a, b) => a - b));
    expect([table.shares[0], table.shares[1], table.shares.at(-2), table.shares.at(-1)]).toEqual([
      0, 0.0001, 0.9999, 1,
    ]);
    for (const scale of ["similarity", "warmth", "dominance", "fit"] as const) {
      const fits = PAIRS.map(([a, b]) => fitsOf(people[a]!, people[b]!, basis)[scale]).sort((a, b) => a - b);
      const at = (share: number) => table[basis][scale][table.shares.indexOf(share)];
      for (const [i, share] of [0, 0.2, 0.4, 0.6, 0.8, 1].entries())
        expect(at(share)).toBeCloseTo(fits[i]!, 4);
    }
  },
);
