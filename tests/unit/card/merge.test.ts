import { merge, type Run } from "@persona-ai/core/card/merge.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const isBefore = (a: number, b: number) => a > b;
const sorted = fc.uniqueArray(fc.integer(), { maxLength: 40 }).map((all) => all.toSorted((a, b) => b - a));
const distinct = fc
  .array(sorted, { minLength: 1, maxLength: 8 })
  .map((runs) => runs.map((run, i) => run.map((entry) => entry * 8 + i)));

/** Read in pieces, as a shard is. */
const runOf = (all: number[], piece: number) => ({
  entries: all.slice(0, piece),
  ended: all.length <= piece,
  all,
});
function readOn(run: ReturnType<typeof runOf>, piece: number) {
  if (run.ended || run.entries.length > 0) return run;
  return runOf(run.all.slice(piece), piece);
}

test("takes the first of all runs in order, whatever the pieces they are read in", () => {
  fc.assert(
    fc.property(
      distinct,
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 50 }),
      (all, piece, count) => {
        let runs = all.map((run) => runOf(run, piece));
        const taken: number[] = [];
        for (let step = merge(runs, count, isBefore); ; step = merge(runs, count - taken.length, isBefore)) {
          taken.push(...step.taken);
          if (step.taken.length === 0 || taken.length === count) break;
          runs = step.left.map((run) => readOn(run, piece));
        }
        expect(taken).toEqual(
          all
            .flat()
            .toSorted((a, b) => b - a)
            .slice(0, count),
        );
      },
    ),
  );
});

test("leaves what it has not taken", () => {
  fc.assert(
    fc.property(distinct, fc.nat(60), (all, count) => {
      const runs: Run<number>[] = all.map((entries) => ({ entries, ended: true }));
      const { taken, left } = merge(runs, count, isBefore);
      expect(taken).toHaveLength(Math.min(count, all.flat().length));
      expect([...taken, ...left.flatMap(({ entries }) => entries)].toSorted()).toEqual(all.flat().toSorted());
    }),
  );
});

test("stops where a run is used up that may go on", () => {
  const runs = [
    { entries: [9, 7], ended: false },
    { entries: [8, 1], ended: true },
  ];
  expect(merge(runs, 4, isBefore).taken).toEqual([9, 8, 7]);
});
