/**
 * An owner who knows all answers but one: fakes of their own, and one real peer among them. What they learn of that
 * peer's T by the best linear guess from everything that is released, on a hundred analyses whose peer is known
 * (respondents of SAPA); and what an honest owner pays for that.
 */
import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { normOfAll } from "@persona-ai/core/traits/norm.ts";
import { describe, expect, test } from "vitest";
import { guessError, rms } from "../../support/guess.ts";
import { type Respondent, respondents } from "../../support/respondents.ts";
import { momentsOf } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const norms = normOfAll(sapa).scales;
const people = respondents();
const ANALYSES = 100;
const BOUND = 5.7;

const tOf = ({ scores }: Respondent, domain: Traits.Domain) =>
  50 + (10 * (scores[domain] - norms[domain]!.mean)) / norms[domain]!.sd;

/** Different people in every analysis, so that nothing is learnt but from what is shown. */
const castOf = (analysis: number, size: number) =>
  Array.from({ length: size }, (_, i) => people[(analysis * 11 + i) % people.length]!);

type Shown = { scales: Record<string, number>; noise: Traits.BatchNoise; n: number };

function show(members: Respondent[], batchId: string, carried: Traits.BatchNoise[] = []): Shown {
  const key = { secret: "of the server", batchId };
  const moments = momentsOf(
    sapa,
    members.map(({ answers }) => answers),
  );
  return {
    ...Traits.releaseBatch(sapa, moments, key, carried),
    noise: Traits.batchNoise(sapa, key, carried),
  };
}

/** What the peer's T would be if what is shown were exact. */
const solved = ({ scales, n }: Shown, known: Respondent[], domain: Traits.Domain) =>
  n * scales[domain]! - known.reduce((sum, fake) => sum + tOf(fake, domain), 0);

/** Over the domains, of what `learn` knows of an analysis's peer by domain. */
function errorOf(
  learn: (analysis: number) => { peer: Respondent; of(domain: Traits.Domain): number[] },
): number {
  const found = Array.from({ length: ANALYSES }, (_, analysis) => learn(analysis));
  return rms(
    Traits.DOMAINS.map((domain) =>
      guessError(
        found.map(({ of }) => of(domain)),
        found.map(({ peer }) => tOf(peer, domain)),
      ),
    ),
  );
}

describe("an owner with any number of fakes of their own", () => {
  test("knows a peer within 9 T or so before anything is shown", () => {
    const error = errorOf((analysis) => ({ peer: castOf(analysis, 1)[0]!, of: () => [] }));
    expect(error).toBeGreaterThan(8.5);
  });

  test("would know them exactly, were the figures exact", () => {
    const error = errorOf((analysis) => {
      const [peer, ...fakes] = castOf(analysis, 3) as [Respondent, Respondent, Respondent];
      const mean = (domain: Traits.Domain) =>
        [peer, ...fakes].reduce((sum, one) => sum + tOf(one, domain), 0) / 3;
      const of = (domain: Traits.Domain) => [
        3 * mean(domain) - fakes.reduce((sum, one) => sum + tOf(one, domain), 0),
      ];
      return { peer, of };
    });
    expect(error).toBeLessThan(1e-6);
  });

  test.each([2, 3, 8, 44])("learns no more of one beside %i fakes than 5.7 T", (count) => {
    const error = errorOf((analysis) => {
      const [peer, ...fakes] = castOf(analysis, count + 1) as [Respondent, ...Respondent[]];
      const shown = show([peer, ...fakes], `${analysis} of ${count}`);
      return { peer, of: (domain) => [solved(shown, fakes, domain)] };
    });
    expect(error).toBeGreaterThanOrEqual(BOUND);
  });

  test("learns no more by all five domains together", () => {
    const error = errorOf((analysis) => {
      const [peer, ...fakes] = castOf(analysis, 3) as [Respondent, Respondent, Respondent];
      const shown = show([peer, ...fakes], `${analysis} in all`);
      const all = Traits.DOMAINS.map((domain) => solved(shown, fakes, domain));
      return { peer, of: () => all };
    });
    expect(error).toBeGreaterThanOrEqual(BOUND);
  });

  test("learns no more by deleting a fake and bringing another, ten times over", () => {
    const error = errorOf((analysis) => {
      const [peer, stays, ...others] = castOf(analysis, 13) as [Respondent, Respondent, ...Respondent[]];
      const looks: Shown[] = [];
      for (const [i, fake] of others.entries()) {
        const carried = looks.slice(-1).map(({ noise }) => noise);
        looks.push(show([peer, stays, fake], `${analysis} again ${i}`, carried));
      }
      const of = (domain: Traits.Domain) => {
        const all = looks.map((shown, i) => solved(shown, [stays, others[i]!], domain));
        return [all[0]!, all[1]!, all.reduce((sum, one) => sum + one, 0) / all.length];
      };
      return { peer, of };
    });
    expect(error).toBeGreaterThanOrEqual(BOUND);
  });

  test("learns no more by deleting the peer and looking at what is left", () => {
    const error = errorOf((analysis) => {
      const [peer, ...fakes] = castOf(analysis, 4) as [Respondent, ...Respondent[]];
      const before = show([peer, ...fakes.slice(0, 2)], `${analysis} with`);
      const after = show(fakes, `${analysis} without`, [before.noise]);
      const of = (domain: Traits.Domain) => [
        solved(before, fakes.slice(0, 2), domain),
        solved(after, fakes, domain),
      ];
      return { peer, of };
    });
    expect(error).toBeGreaterThanOrEqual(BOUND);
  });

  test("would learn more than that, were the noise of each release a new one", () => {
    const error = errorOf((analysis) => {
      const [peer, ...fakes] = castOf(analysis, 3) as [Respondent, Respondent, Respondent];
      const looks = Array.from({ length: 12 }, (_, i) => show([peer, ...fakes], `${analysis} anew ${i}`));
      const of = (domain: Traits.Domain) => [
        looks.reduce((sum, shown) => sum + solved(shown, fakes, domain), 0) / looks.length,
      ];
      return { peer, of };
    });
    expect(error).toBeLessThan(4);
  });
});

/**
 * Peers who know somebody: what they have in common, and what each sees alone (one predicts another by r = .32). What is
 * shown adds its own error to that, independent of it.
 */
const RATERS = 1 - 0.32;

test.each([3, 4, 5, 6, 10, 30])("an honest mean of %i peers is at most 15 %% less exact", (count) => {
  const added: number[] = [];
  for (let analysis = 0; analysis < 400; analysis++) {
    const members = castOf(analysis, count);
    const shown = show(members, `${analysis} honest ${count}`);
    for (const domain of Traits.DOMAINS) {
      const mean = members.reduce((sum, one) => sum + tOf(one, domain), 0) / count;
      added.push(shown.scales[domain]! - mean);
    }
  }
  const alone = (100 * RATERS) / count;
  expect(Math.sqrt(1 + rms(added) ** 2 / alone)).toBeLessThanOrEqual(1.15);
});

describe("the noise on a batch of three (docs/privacy.md)", () => {
  const WHOLE_T = 1 / 12;
  const guess = (sd: number, spread: number) => {
    const solvedTo = Math.sqrt((3 * sd) ** 2 + 9 * WHOLE_T);
    return (spread * solvedTo) / Math.hypot(spread, solvedTo);
  };
  const loss = (sd: number, count: number) => Math.sqrt(1 + (count * (sd ** 2 + WHOLE_T)) / (100 * RATERS));

  test("has a size between 2.44 and 2.68 T, within which both bounds hold", () => {
    expect([guess(2.43, 9) >= BOUND, guess(2.44, 9) >= BOUND]).toEqual([false, true]);
    expect([loss(2.68, 3) <= 1.15, loss(2.69, 3) <= 1.15]).toEqual([true, false]);
    expect([guess(2.6, 9), guess(2.6, 10), loss(2.6, 3)].map((one) => one.toFixed(2))).toEqual([
      "5.91",
      "6.17",
      "1.14",
    ]);
  });

  test("could not be the same on the mean of a larger batch: four would lose more than 15 %", () => {
    expect(loss(2.6, 4)).toBeGreaterThan(1.15);
    expect([5, 10].map((count) => loss(2.6, count).toFixed(2))).toEqual(["1.23", "1.42"]);
  });
});
