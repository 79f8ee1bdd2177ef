/**
 * The figures of docs/psychometrics.md, as a table: all of them, or the parts that are named.
 *
 *   node tests/figures/psychometrics.ts                     some ten minutes, most of them for styles left out of the fitting
 *   node tests/figures/psychometrics.ts fidelity blends     screening blends validity errors chemistry fidelity
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { intervalOf } from "@persona-ai/core/chemistry/interval.ts";
import {
  type Fitted,
  type LikelihoodModel,
  likelihoodModel,
  logRatio,
} from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { DOMAINS, type ZScores } from "@persona-ai/core/traits";
import { blended, peerShare } from "@persona-ai/core/traits/blend.ts";
import { flags, isExcluded, type Screen } from "@persona-ai/core/traits/careless-responding.ts";
import { SELF_PEER } from "@persona-ai/core/traits/constants.ts";
import { pearson } from "@persona-ai/core/traits/correlation.ts";
import { certaintyOf, levelOf } from "@persona-ai/core/traits/scoring.ts";
import fitted from "../../packages/core/src/traits/screening.data.json" with { type: "json" };
import {
  peopleByFacets,
  regressedBy,
  reliabilityOfIpip,
  reliabilityOfSapa,
  respondentsByDomains,
} from "../unit/chemistry/respondents.ts";
import { repetitionOf, sharesOf } from "./fidelity/judge.ts";
import { oneNormal, twoNormals } from "./fidelity/normals.ts";
import { HABIT, MANNERS, STYLES } from "./screening/careless.ts";
import { inverse } from "./screening/logistic.ts";
import { chance, cholesky, modelledPeople, normal, realPeople } from "./screening/people.ts";
import { auc, fitScreen, scoreBy, thresholdAt, toAnswers } from "./screening/screening.ts";

const { positionals } = parseArgs({ allowPositionals: true });
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

/** How many of each style are left out, by the product and by a model fitted to half of the people without its family. */
function screening(id: Fitted): void {
  const definition = Instrument.get(id);
  const people = PEOPLE[id];
  const given = { instrument: definition, people, random: chance(31) };
  const flagsOf = (raw: readonly number[]) => flags(definition, toAnswers(id, raw));
  const left = (list: readonly (readonly number[])[]) =>
    mean(list.map((raw) => Number(isExcluded(flagsOf(raw)))));
  const odds = (raw: readonly number[]) => scoreBy(id, fitted.screens[id] as unknown as Screen, raw);
  const honest = people.map(odds);
  print(`screening, ${id}: left out (4 % of people by the models without a family)`);
  print(`${"".padEnd(37)}   left out    AUC    family not fitted    AUC`);
  print(`  people the model was fitted to    ${percent(left(people))}`);
  if (id === "sapa-bfi-25") print(`  people it was not fitted to       ${percent(falseAlarmsByHalves())}`);
  for (const { name, of } of MANNERS)
    print(`  ${name.padEnd(33)} ${percent(left(people.map((answers) => of(answers, given))))}`);

  const [own, others] = [0, 1].map((odd) => people.filter((_, i) => i % 2 === odd));
  const without = new Map(
    [...new Set(STYLES.map(({ family }) => family))].map((family) => {
      const screen = fitScreen(id, own!, chance(7), family);
      const scores = others!.map((raw) => scoreBy(id, screen, raw));
      return [family, { screen, scores, threshold: thresholdAt(scores, 0.04) }] as const;
    }),
  );
  const isByRule = (raw: readonly number[]) =>
    flagsOf(raw).some((flag) => flag === "pattern" || flag === "straight_line");
  const rows = [...STYLES, HABIT].map(({ name, family, answers }) => {
    const list = Array.from({ length: 300 }, () => answers(given));
    const row = [left(list), auc(list.map(odds), honest)];
    const unfitted = without.get(family);
    if (unfitted) {
      const scores = list.map((raw) => scoreBy(id, unfitted.screen, raw));
      const found = list.map((raw, i) => Number(scores[i]! > unfitted.threshold || isByRule(raw)));
      row.push(mean(found), auc(scores, unfitted.scores));
    }
    print(`  ${name.padEnd(33)} ${cells(row)}`);
    return row;
  });
  const styles = rows.slice(0, STYLES.length);
  print(
    `  ${"mean of the styles".padEnd(33)} ${cells([0, 1, 2, 3].map((column) => mean(styles.map((row) => row[column]!))))}`,
  );
}

const cells = (row: readonly number[]) =>
  row.map((value, i) => (i % 2 === 0 ? percent(value).padStart(10) : value.toFixed(3).padStart(9))).join("");

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
    curve(model, profiles);
    if (id === "sapa-bfi-25") bounds(model, profiles);
  }
}

/** Which share of strangers passes when so many repetitions do: by the ratio, by other comparisons, and at best. */
function curve(model: LikelihoodModel, people: readonly number[][]): void {
  const random = chance(12);
  const { reliability } = model;
  const pairs = people.flatMap((person, i) =>
    Array.from({ length: 40 }, () => ({
      person,
      again: repetitionOf(person, reliability, random),
      stranger: people[(i + 1 + Math.floor(random() * (people.length - 1))) % people.length]!,
    })),
  );
  const distance = (a: readonly number[], b: readonly number[]) =>
    -mean(a.map((z, i) => Math.abs(z - b[i]!)));
  const measures: [string, (a: readonly number[], b: readonly number[]) => number][] = [
    ["likelihood ratio", (a, b) => logRatio(model, a, b)],
    ["mean difference", distance],
    ["correlation", (a, b) => pearson(a, b) ?? -1],
  ];
  for (const [name, of] of measures) {
    const own = pairs.map(({ person, again }) => of(person, again));
    const theirs = pairs.map(({ person, stranger }) => of(person, stranger));
    const at = (share: number) => {
      const threshold = quantile(own, 1 - share);
      return `${percent(mean(theirs.map((value) => Number(value >= threshold)))).trim()} at ${100 * share} %`;
    };
    print(
      `    strangers by ${name}: ${[0.8, 0.85, 0.9, 0.95].map(at).join(", ")}; AUC ${auc(own, theirs).toFixed(3)}`,
    );
  }
}

/** The best that could be with five normal scores, and with two distributions fitted to the other half of the people. */
function bounds(model: LikelihoodModel, people: readonly number[][]): void {
  const random = chance(14);
  const [one] = oneNormal(people, 0);
  const root = cholesky(inverse(one!.precision));
  const normalPeople = Array.from({ length: 1_500 }, () => {
    const independent = root.map(() => normal(random));
    return root.map((row) => row.reduce((sum, weight, i) => sum + weight * independent[i]!, 0));
  });
  const halves = [0, 1].map((odd) => people.filter((_, i) => i % 2 === odd));
  const shareAt85 = (spread: LikelihoodModel["people"], of: readonly number[][]) => {
    const fitted = { ...model, people: spread };
    const own = of.flatMap((person) =>
      Array.from({ length: 40 }, () =>
        logRatio(fitted, person, repetitionOf(person, model.reliability, random)),
      ),
    );
    const threshold = quantile(own, 0.15);
    return percent(
      mean(
        of.flatMap((person, i) =>
          Array.from({ length: 100 }, (_, k) =>
            Number(logRatio(fitted, person, of[(i + 1 + k * 5) % of.length]!) >= threshold),
          ),
        ),
      ),
    ).trim();
  };
  print(
    `    strangers at 85 %, were people normal: ${shareAt85([{ ...one!, mean: one!.mean.map(() => 0) }], normalPeople)}; by two distributions fitted to the other half: ${halves.map((half, i) => shareAt85(twoNormals(halves[1 - i]!), half)).join(" and ")}; by one: ${halves.map((half, i) => shareAt85(oneNormal(halves[1 - i]!, 0), half)).join(" and ")}`,
  );
}

const PARTS = {
  screening: () => INSTRUMENTS.forEach(screening),
  blends,
  validity,
  errors,
  chemistry,
  fidelity,
};
for (const [name, part] of Object.entries(PARTS))
  if (positionals.length === 0 || positionals.includes(name)) part();
