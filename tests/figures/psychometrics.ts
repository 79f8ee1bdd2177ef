/**
 * The figures of docs/psychometrics.md, as a table.
 *
 *   node tests/figures/psychometrics.ts               all but the styles left out of the fitting
 *   node tests/figures/psychometrics.ts --left-out    with them: fits a model a family, some minutes
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { intervalOf } from "@persona-ai/core/chemistry/interval.ts";
import { type Fitted, likelihoodModel } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import { blended, peerShare } from "@persona-ai/core/traits/blend.ts";
import { flags, isExcluded } from "@persona-ai/core/traits/careless-responding.ts";
import { SELF_PEER } from "@persona-ai/core/traits/constants.ts";
import { certaintyOf, levelOf } from "@persona-ai/core/traits/scoring.ts";
import {
  peopleByFacets,
  regressedBy,
  reliabilityOfIpip,
  reliabilityOfSapa,
  respondentsByDomains,
} from "../unit/chemistry/respondents.ts";
import { repetitionOf, sharesOf } from "./fidelity/judge.ts";
import { MANNERS, STYLES } from "./screening/careless.ts";
import { chance, modelledPeople, normal, realPeople } from "./screening/people.ts";
import { fitScreen, scoreBy, thresholdAt, toAnswers } from "./screening/screening.ts";

const { values: options } = parseArgs({ options: { "left-out": { type: "boolean", default: false } } });
const print = (line = "") => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function sd(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))]!;
const INSTRUMENTS: readonly Fitted[] = ["sapa-bfi-25", "ipip-neo-120"];
const PEOPLE = { "sapa-bfi-25": realPeople(), "ipip-neo-120": modelledPeople(1_000, chance(2024)) };

function screening(id: Fitted): void {
  const definition = Instrument.get(id);
  const people = PEOPLE[id];
  const given = { instrument: definition, people, random: chance(31) };
  const left = (list: readonly (readonly number[])[]) =>
    mean(list.map((raw) => Number(isExcluded(flags(definition, toAnswers(id, raw))))));
  print(`screening, ${id}: left out`);
  print(`  people the model was fitted to    ${percent(left(people))}`);
  if (id === "sapa-bfi-25") print(`  people it was not fitted to       ${percent(falseAlarmsByHalves())}`);
  for (const { name, of } of MANNERS)
    print(`  ${name.padEnd(33)} ${percent(left(people.map((answers) => of(answers, given))))}`);
  const shares = STYLES.map(({ name, answers }) => {
    const share = left(Array.from({ length: 300 }, () => answers(given)));
    print(`  ${name.padEnd(33)} ${percent(share)}`);
    return share;
  });
  print(`  mean of the careless styles       ${percent(mean(shares))}`);
}

/** Fitted to one half of the real people with the threshold of that half's cross-validation; judged by the other. */
function falseAlarmsByHalves(): number {
  const people = PEOPLE["sapa-bfi-25"];
  const half = (odd: number) => people.filter((_, i) => i % 2 === odd);
  return mean(
    [0, 1].map((odd) => {
      const [own, other] = [half(odd), half(1 - odd)];
      const screen = fitScreen("sapa-bfi-25", own, chance(5));
      const thirds = [0, 1, 2].flatMap((fold) => {
        const inner = fitScreen(
          "sapa-bfi-25",
          own.filter((_, i) => i % 3 !== fold),
          chance(6 + fold),
        );
        return own.filter((_, i) => i % 3 === fold).map((raw) => scoreBy("sapa-bfi-25", inner, raw));
      });
      const threshold = thresholdAt(thirds, 0.04);
      return mean(other.map((raw) => Number(scoreBy("sapa-bfi-25", screen, raw) > threshold)));
    }),
  );
}

function leftOut(id: Fitted): void {
  const definition = Instrument.get(id);
  const people = PEOPLE[id];
  const given = { instrument: definition, people, random: chance(32) };
  print(`screening, ${id}: a family of styles that the model was not fitted to, found at 4 % false alarms`);
  const shares = [...new Set(STYLES.map(({ family }) => family))].map((family) => {
    const screen = fitScreen(
      id,
      people.filter((_, i) => i % 2 === 0),
      chance(7),
      family,
    );
    const threshold = thresholdAt(
      people.filter((_, i) => i % 2 === 1).map((raw) => scoreBy(id, screen, raw)),
      0.04,
    );
    const answers = STYLES.filter((style) => style.family === family).flatMap((style) =>
      Array.from({ length: 200 }, () => style.answers(given)),
    );
    const byRule = (raw: readonly number[]) =>
      flags(definition, toAnswers(id, raw)).some((flag) => flag === "pattern" || flag === "straight_line");
    const share = mean(answers.map((raw) => Number(scoreBy(id, screen, raw) > threshold || byRule(raw))));
    print(`  ${family.padEnd(33)} ${percent(share)}`);
    return share;
  });
  print(`  mean                              ${percent(mean(shares))}`);
}

function blends(): void {
  print("blends: sd of T and share called average, over 20,000 people whose peers correlate .32");
  for (const n of [3, 9, 30]) {
    const random = chance(n);
    const cells = DOMAINS.map((domain) => {
      const how = {
        domain,
        reliability: Instrument.get("sapa-bfi-25").reliability[domain]!,
        n,
        batches: n / 3,
      };
      const toSelf = SELF_PEER[domain] / Math.sqrt(0.32);
      const ts = Array.from({ length: 20_000 }, () => {
        const common = normal(random);
        const self = toSelf * common + Math.sqrt(1 - toSelf ** 2) * normal(random);
        const error = Math.sqrt(0.68 / n + 0.26 ** 2 / how.batches);
        return blended({ self, peers: Math.sqrt(0.32) * common + error * normal(random) }, how).t;
      });
      const average = mean(ts.map((t) => Number(levelOf(t) === "average")));
      return `${domain.slice(0, 1).toUpperCase()} ${sd(ts).toFixed(1)} ${percent(average).trim()}`;
    });
    print(`  ${String(n).padStart(2)} peers  ${cells.join("   ")}`);
  }
}

/** Of what a perfectly reliable view of both would say, by Zola's latent correlations: each source, and the blend. */
function validity(): void {
  const zola = JSON.parse(readFileSync(new URL("../fixtures/zola/self-peer.json", import.meta.url), "utf8"));
  print("the blend beside Zola, Condon & Revelle (2021): correlation with a further peer's rating");
  for (const domain of DOMAINS) {
    const [selfPeer, k, r] = [zola.selfPeer[domain] as number, 6, 0.32];
    const share = peerShare(domain, k);
    const variance = r + (1 - r) / k;
    const blend =
      ((1 - share) * selfPeer + share * r) /
      Math.sqrt((1 - share) ** 2 + share ** 2 * variance + 2 * share * (1 - share) * selfPeer);
    print(
      `  ${domain.padEnd(18)} self ${selfPeer.toFixed(2)}   six peers ${(r / Math.sqrt(variance)).toFixed(2)}   blend ${blend.toFixed(2)}   (their share ${share.toFixed(2)})`,
    );
  }
}

function errors(): void {
  print(
    "errors: 90 % band of a self-report, half its width; labels that a repetition changes, and as their certainty tells",
  );
  for (const id of INSTRUMENTS) {
    const { reliability } = Instrument.get(id);
    const bands = DOMAINS.map(
      (domain) =>
        `${domain.slice(0, 1).toUpperCase()} ${(16.45 * Math.sqrt(1 - reliability[domain]!)).toFixed(1)}`,
    );
    print(`  ${id.padEnd(14)} ${bands.join("  ")}`);
  }
  const random = chance(3);
  const reliability = Instrument.get("sapa-bfi-25").reliability;
  const labels = respondentsByDomains().flatMap(({ domains }) =>
    DOMAINS.map((domain) => {
      const t = 50 + 10 * domains[domain];
      const again = 50 + 10 * repetitionOf([domains[domain]], [reliability[domain]!], random)[0]!;
      return { certainty: certaintyOf(t, 1 - reliability[domain]!), same: levelOf(t) === levelOf(again) };
    }),
  );
  const kept = (from: number, to: number) =>
    mean(
      labels.filter(({ certainty }) => certainty >= from && certainty < to).map(({ same }) => Number(same)),
    );
  print(`  labels changed at a repetition ${percent(1 - mean(labels.map(({ same }) => Number(same))))}`);
  for (const [from, to] of [
    [0, 0.6],
    [0.6, 0.8],
    [0.8, 1.01],
  ] as const)
    print(`    of certainty ${from} to ${Math.min(1, to)}: kept in ${percent(kept(from, to))}`);
}

function chemistry(): void {
  const cases: [Basis, ZScores[], ZScores][] = [
    ["domains", respondentsByDomains(), reliabilityOfSapa],
    ["facets", peopleByFacets(), reliabilityOfIpip],
  ];
  print("chemistry: KS of 10,000 random pairs; by how much a repetition moves the score; the interval");
  for (const [basis, people, reliability] of cases) {
    const random = chance(9);
    const regress = regressedBy(reliability);
    const scoreOf = (a: ZScores, b: ZScores) =>
      calibrated(basis, "fit", fitsOf(regress(a), regress(b), basis).fit);
    const again = (z: ZScores): ZScores => {
      const of = (values: Record<string, number>, by: Record<string, number>) =>
        Object.fromEntries(
          Object.entries(values).map(([id, x]) => [id, repetitionOf([x], [by[id]!], random)[0]!]),
        );
      return {
        domains: of(z.domains, reliability.domains) as ZScores["domains"],
        facets: of(z.facets, reliability.facets),
      };
    };
    const pair = () => {
      const i = Math.floor(random() * people.length);
      return [
        people[i]!,
        people[(i + 1 + Math.floor(random() * (people.length - 1))) % people.length]!,
      ] as const;
    };
    const scores = Array.from({ length: 10_000 }, () => scoreOf(...pair())).sort((a, b) => a - b);
    const ks = Math.max(...scores.map((score, i) => Math.abs((i + 0.5) / scores.length - score / 100)));
    const repeated = Array.from({ length: 1_500 }, () => {
      const [a, b] = pair();
      const [score, other] = [scoreOf(a, b), scoreOf(again(a), again(b))];
      const measured = (z: ZScores) => ({ z: regress(z), reliability });
      const [low, high] = intervalOf(measured(a), measured(b), basis, toWhole(score));
      return {
        moved: Math.abs(score - other),
        held: other >= low - 0.5 && other <= high + 0.5,
        width: high - low,
      };
    });
    const moved = repeated.map((one) => one.moved);
    print(
      `  ${basis.padEnd(8)} KS ${ks.toFixed(3)}   moves by ${quantile(moved, 0.5).toFixed(0)} (median), ${quantile(moved, 0.9).toFixed(0)} (one in ten)   interval holds ${percent(mean(repeated.map(({ held }) => Number(held)))).trim()}, ${quantile(
        repeated.map(({ width }) => width),
        0.5,
      )} wide (median)`,
    );
  }
}

function fidelity(): void {
  print("fidelity: whom the interview lets pass");
  for (const [id, people] of [
    ["sapa-bfi-25", respondentsByDomains()],
    ["ipip-neo-120", peopleByFacets()],
  ] as const) {
    const model = likelihoodModel(id);
    const profiles = people.map(({ domains, facets }) => {
      const z: Record<string, number> = { ...domains, ...facets };
      return model.scales.map((scale) => z[scale]!);
    });
    const shares = Object.entries(sharesOf(model, profiles, chance(8)));
    print(
      `  ${id.padEnd(14)} ${shares.map(([whom, share]) => `${whom} ${percent(share).trim()}`).join(", ")}`,
    );
  }
}

for (const id of INSTRUMENTS) screening(id);
if (options["left-out"]) for (const id of INSTRUMENTS) leftOut(id);
blends();
validity();
errors();
chemistry();
fidelity();
