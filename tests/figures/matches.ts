/**
 * The best 20 matches among many cards: time, requests to DynamoDB and read units of one request, and how
 * many of the true best 20 are among them; what the first request takes, which reads the snapshot, and what it takes to
 * make it. Cards are those of SAPA respondents drawn again and again, each moved a little.
 *
 *   node tests/figures/matches.ts                // 100 to 100,000 cards
 *   node tests/figures/matches.ts 100000 facets  // all of them with facets
 */
import { performance } from "node:perf_hooks";
import { rebuild } from "@persona-ai/core/chemistry/match-snapshot.ts";
import { matchesOf } from "@persona-ai/core/chemistry/matches.ts";
import { bestOf, cardOf, crowd, meter, seedCards } from "../integration/chemistry/crowd.ts";
import { startTestStack } from "../support/stack.ts";

const COUNTS = (process.argv[2] ?? "100,1000,10000,100000").split(",").map(Number);
const FACETS = process.argv[3] === "facets";
const ASKING = 20;
const WANTED = 20;

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const at = (values: number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const both = (values: number[]) => `${at(values, 0.5).toFixed(0)} (${at(values, 0.95).toFixed(0)})`;

const rows = [
  "| cards | time, ms | requests | RCU | true best 20 found | first request | snapshot made in |",
  "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
];
const stack = await startTestStack();
const everybody = crowd(Math.max(...COUNTS), 1, FACETS);
const asking = crowd(ASKING, 2, FACETS);
let seeded = 0;
for (const count of COUNTS) {
  const people = everybody.slice(0, count);
  const startedAt = performance.now();
  await seedCards(people, seeded);
  seeded = count;
  process.stderr.write(`${count} cards in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
  const table = meter();
  // As a process that keeps nothing from before.
  const now = Date.now() + 3_600_000 * (1 + COUNTS.indexOf(count));
  const making = performance.now();
  await rebuild();
  const made = `${((performance.now() - making) / 1000).toFixed(1)} s`;
  table.take();
  const loading = performance.now();
  await matchesOf(cardOf(asking[0]!, count), WANTED, now);
  const loaded = performance.now() - loading;
  const cold = table.take();
  const first = `${loaded.toFixed(0)} ms, ${cold.requests} requests, ${cold.units.toFixed(0)} RCU`;
  const measured: { ms: number; requests: number; units: number; recall: number }[] = [];
  for (const [i, me] of asking.entries()) {
    const start = performance.now();
    const found = await matchesOf(cardOf(me, count + i), WANTED, now);
    const ms = performance.now() - start;
    const handles = new Set(found.map(({ handle }) => handle));
    const missed = bestOf(people, me, WANTED).filter((handle) => !handles.has(handle)).length;
    measured.push({ ms, ...table.take(), recall: 1 - missed / WANTED });
  }
  table.close();
  const recall = measured.reduce((sum, one) => sum + one.recall, 0) / ASKING;
  const [ms, requests, units] = (["ms", "requests", "units"] as const).map((name) =>
    both(measured.map((one) => one[name])),
  );
  rows.push(
    `| ${count.toLocaleString("en")} | ${ms} | ${requests} | ${units} | ${(100 * recall).toFixed(1)} % | ${first} | ${made} |`,
  );
}
await stack.close();
process.stdout.write(
  `${rows.join("\n")}\n\nMedian, and the 95th percentile in brackets, of ${ASKING} people.\n`,
);
process.exit(0);
