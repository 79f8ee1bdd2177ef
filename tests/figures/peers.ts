/**
 * What an owner could work out of peers' figures when they were exact (mean and standard deviation of three or more),
 * and what they can by now (batches, noise, whole T). On SAPA respondents: `npx node tests/figures/peers.ts`.
 */
import { createHash } from "node:crypto";
import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import { normOfAll } from "@persona-ai/core/traits/norm.ts";
import { guessError, rms } from "../support/guess.ts";
import { type Respondent, respondents } from "../support/respondents.ts";

const ANALYSES = 400;
const sapa = Instrument.get("sapa-bfi-25");
const norms = normOfAll(sapa).scales;
const people = respondents();

const tOf = ({ scores }: Respondent, domain: Traits.Domain) =>
  50 + (10 * (scores[domain] - norms[domain]!.mean)) / norms[domain]!.sd;
const castOf = (analysis: number, size: number) =>
  Array.from({ length: size }, (_, i) => people[(analysis * 11 + i) % people.length]!);
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function released(members: readonly Respondent[], batchId: string): Traits.ReleasedBatch {
  const moments = Traits.Statistics.empty(sapa);
  for (const { answers } of members) Traits.Statistics.add(sapa, moments, answers);
  return Traits.releaseBatch(sapa, moments, { secret: "figures", batchId });
}

/** The error about a peer's T of the best line through what `learn` gives. */
function errorOf(
  learn: (cast: Respondent[], analysis: number, domain: Traits.Domain) => number[],
  size: number,
) {
  return rms(
    Traits.DOMAINS.map((domain) => {
      const casts = Array.from({ length: ANALYSES }, (_, analysis) => castOf(analysis, size));
      return guessError(
        casts.map((cast, analysis) => learn(cast, analysis, domain)),
        casts.map(([peer]) => tOf(peer!, domain)),
      );
    }),
  );
}

/** Peers 1 to 3, and then the sought one as the fourth: by k·mean(k) − (k−1)·mean(k−1) of what is shown. */
const differences = {
  before: errorOf((cast, _, domain) => {
    const ts = cast.map((one) => tOf(one, domain));
    return [4 * mean(ts) - 3 * mean(ts.slice(1))];
  }, 4),
  // The fourth waits, until three are there: six peers in two batches.
  after: errorOf(
    (cast, analysis, domain) => [released(cast.slice(0, 3), `${analysis} second`).scales[domain]!],
    6,
  ),
};

const twoFakes = {
  before: errorOf((cast, _, domain) => {
    const ts = cast.map((one) => tOf(one, domain));
    return [3 * mean(ts) - ts[1]! - ts[2]!];
  }, 3),
  after: errorOf((cast, analysis, domain) => {
    const shown = released(cast, `${analysis} fakes`).scales[domain]!;
    return [3 * shown - tOf(cast[1]!, domain) - tOf(cast[2]!, domain)];
  }, 3),
};

/** All triples of sums of five items of 1..6, by what they look like. */
const triples = Array.from({ length: 26 }, (_, a) => a + 5).flatMap((a, _i, all) =>
  all.filter((b) => b >= a).flatMap((b) => all.filter((c) => c >= b).map((c) => [a, b, c])),
);
const look = (triple: readonly number[]) => {
  const m = mean(triple);
  return `${m.toFixed(6)} ${mean(triple.map((one) => (one - m) ** 2)).toFixed(6)}`;
};
const looks = Map.groupBy(triples, look);
/** A standard normal number of a name. */
function normal(name: string): number {
  const bytes = createHash("sha256").update(name).digest();
  const [u, v] = [bytes.readUInt32BE(0) / 2 ** 32, bytes.readUInt32BE(4) / 2 ** 32];
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}
const sample = Array.from({ length: 2_000 }, (_, i) =>
  [0, 1, 2]
    .map((k) => Math.min(30, Math.max(5, Math.round(21 + 4 * normal(`${i} ${k}`)))))
    .sort((a, b) => a - b),
);
/** Of a mean that is off by 2.6 T (of a spread of 4 sums), within what holds in 95 % of cases. */
const near = (triple: readonly number[]) =>
  triples.filter((other) => Math.abs(mean(other) - mean(triple)) <= 1.96 * 2.6 * 0.4).length;
const search = {
  one: sample.filter((triple) => looks.get(look(triple))!.length === 1).length / sample.length,
  now: sample
    .slice(0, 400)
    .map(near)
    .sort((one, other) => one - other)[200]!,
};

const nothing = errorOf(() => [], 1);
const t = (value: number) => value.toFixed(1);
process.stdout.write(
  [
    "| error about one peer's T | exact figures | as released |",
    "| --- | ---: | ---: |",
    `| the fourth peer, by the difference of two means | ${t(differences.before)} | ${t(differences.after)} |`,
    `| the third peer, beside two fakes | ${t(twoFakes.before)} | ${t(twoFakes.after)} |`,
    `| knowing nothing | ${t(nothing)} | ${t(nothing)} |`,
    "",
    `Three peers, one look at a domain: exact mean and sd leave one possible triple in ${Math.round(100 * search.one)} % of cases; a released mean leaves ${search.now} (median).`,
    "",
  ].join("\n"),
);
