/**
 * Pairs a second: the whole chemistry of two people, with its sentences, and the score of a candidate for
 * matches.
 */
import { compare, scoreOf } from "@persona-ai/core/chemistry/compare.ts";
import type { Somebody } from "@persona-ai/core/chemistry/profile.ts";
import { crowd } from "../integration/chemistry/crowd.ts";
import { person } from "../unit/chemistry/people.ts";

const PEOPLE = 1_000;
const SECONDS = 2;

const byDomains = crowd(PEOPLE).map(({ domains }, i) => person(`Person${i}`, domains));
const byFacets = crowd(PEOPLE, 1, true).map(({ domains, facets }, i) =>
  person(`Person${i}`, domains, facets),
);

function perSecond(people: Somebody[], work: (a: Somebody, b: Somebody) => unknown): number {
  const run = (ms: number): number => {
    const startedAt = performance.now();
    let count = 0;
    for (; performance.now() - startedAt < ms; count++) {
      work(people[count % PEOPLE]!, people[(count * 7 + 1) % PEOPLE]!);
    }
    return (1000 * count) / (performance.now() - startedAt);
  };
  run(500);
  return run(SECONDS * 1_000);
}

for (const [basis, people] of [
  ["five domains", byDomains],
  ["30 facets", byFacets],
] as const) {
  const [whole, score] = [perSecond(people, compare), perSecond(people, scoreOf)];
  const count = (value: number) => Math.round(value).toLocaleString("en");
  process.stdout.write(
    `by ${basis}: ${count(whole)} pairs a second, ${count(score)} by their scores alone\n`,
  );
}
