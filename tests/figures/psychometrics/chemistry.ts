/** How even the scores of random pairs are, and how far a repetition moves them. */
import { calibrated, toWhole } from "@persona-ai/core/chemistry/calibration.ts";
import { type Basis, fitsOf } from "@persona-ai/core/chemistry/fit.ts";
import { intervalOf } from "@persona-ai/core/chemistry/interval.ts";
import type { ZScores } from "@persona-ai/core/traits";
import {
  peopleByFacets,
  regressedBy,
  reliabilityOfIpip,
  reliabilityOfSapa,
  respondentsByDomains,
} from "../../unit/chemistry/respondents.ts";
import { repetitionOf } from "../fidelity/judge.ts";
import { chance } from "../screening/people.ts";
import { mean, percent, print, quantile } from "./report.ts";

export function chemistry(): void {
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
