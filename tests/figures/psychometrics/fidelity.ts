/** Whom the interview lets pass, and the best that could be. */
import { type LikelihoodModel, likelihoodModel, logRatio } from "@persona-ai/core/fidelity/likelihood.ts";
import { pearson } from "@persona-ai/core/traits/correlation.ts";
import { peopleByFacets, respondentsByDomains } from "../../unit/chemistry/respondents.ts";
import { repetitionOf, sharesOf } from "../fidelity/judge.ts";
import { oneNormal, twoNormals } from "../fidelity/normals.ts";
import { inverse } from "../screening/logistic.ts";
import { chance, cholesky, normal } from "../screening/people.ts";
import { auc } from "../screening/screening.ts";
import { mean, percent, print, quantile } from "./report.ts";

export function fidelity(): void {
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
